/**
 * Questions and answers between the primary and a worker, over the channel that `cluster` gives
 * them.
 */

/** Either end of a channel: `process` in a worker, the worker's handle in the primary. */
export interface Channel {
  send(message: object): unknown
  on(event: 'message', listener: (message: unknown) => void): unknown
}

interface Question {
  readonly ask: string
  readonly id: number
  readonly body: unknown
}

interface Answer {
  readonly answerTo: number
  readonly body?: unknown
  readonly error?: string
}

type Handler = (body: never) => unknown

/** One end of a line. Whoever is asked something answers by the handler of that name. */
export class Line {
  readonly #channel: Channel
  readonly #handlers: Readonly<Record<string, Handler>>
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #lastId = 0

  constructor(channel: Channel, handlers: Readonly<Record<string, Handler>>) {
    this.#channel = channel
    this.#handlers = handlers
    channel.on('message', (message) => this.#receive(message as Question | Answer))
  }

  /** Rejects if the other end fails to answer, or is gone. */
  ask<T>(question: string, body?: unknown): Promise<T> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ error, body: answer }) => {
        if (error === undefined) resolve(answer as T)
        else reject(new Error(error))
      })
      try {
        this.#channel.send({ ask: question, id, body })
      } catch (error) {
        this.#waiting.delete(id)
        reject(error)
      }
    })
  }

  /** Tells whoever still waits that no answer will come. */
  hangUp(): void {
    for (const [id, settle] of this.#waiting) settle({ answerTo: id, error: 'the process is gone' })
    this.#waiting.clear()
  }

  #receive(message: Question | Answer): void {
    if ('answerTo' in message) {
      this.#waiting.get(message.answerTo)?.(message)
      this.#waiting.delete(message.answerTo)
    } else if ('ask' in message) void this.#answer(message)
  }

  async #answer({ ask, id, body }: Question): Promise<void> {
    let answer: Answer
    try {
      const handler = this.#handlers[ask]
      if (handler === undefined) throw new Error(`nobody answers "${ask}"`)
      answer = { answerTo: id, body: await handler(body as never) }
    } catch (error) {
      answer = { answerTo: id, error: error instanceof Error ? error.message : String(error) }
    }
    try {
      this.#channel.send(answer)
    } catch {
      // Who asked is gone.
    }
  }
}
