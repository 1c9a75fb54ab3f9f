/** Programs of the host that streams pass through. */
import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { UnusableImage } from './images.ts'

/** Until when a program may run. */
export interface ProgramEnd {
  /** Kills it; its reason is the cause of the error that is thrown then. */
  readonly signal?: AbortSignal | undefined
}

/** What a program of the host makes of a stream. */
export async function* throughProgram(
  source: AsyncIterable<Buffer> | undefined,
  [program, ...args]: readonly [string, ...string[]],
  end: ProgramEnd = {},
): AsyncGenerator<Buffer> {
  const child = spawn(program, args, {
    ...end,
    stdio: ['pipe', 'pipe', 'pipe'],
    killSignal: 'SIGKILL',
  })
  let complaint = ''
  let inputError: Error | undefined
  child.stderr.on('data', (piece) => {
    if (complaint.length < 2000) complaint += String(piece)
  })
  child.stdin.on('error', () => {})
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const what = error.code === 'ENOENT' ? `${program} is not installed on the server` : ''
      reject(what ? new UnusableImage(what) : error)
    })
    child.once('close', (code) => resolve(code ?? -1))
  })
  ended.catch(() => {})
  const input = source && Readable.from(copied(source), { objectMode: false })
  input?.once('error', (error) => {
    inputError = error
    child.kill('SIGKILL')
  })
  if (input === undefined) child.stdin.end()
  else input.pipe(child.stdin)
  try {
    yield* child.stdout
    const code = await ended
    if (inputError !== undefined) throw inputError
    if (code !== 0) throw new UnusableImage(`${program}: ${complaint.trim() || `code ${code}`}`)
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL')
    input?.destroy()
  }
}

/** The pieces as copies: streams keep them for a while, and the object store uses them again. */
export async function* copied(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of source) yield Buffer.from(piece)
}
