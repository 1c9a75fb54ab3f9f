/**
 * Questions and answers between the primary and a worker, over the channel that `cluster` gives
 * them.
 */
/** One end of a line. Whoever is asked something answers by the handler of that name. */
export class Line {
    #channel;
    #handlers;
    #waiting = new Map();
    #lastId = 0;
    constructor(channel, handlers) {
        this.#channel = channel;
        this.#handlers = handlers;
        channel.on('message', (message) => this.#receive(message));
    }
    /** Rejects if the other end fails to answer, or is gone. */
    ask(question, body) {
        const id = ++this.#lastId;
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, ({ error, body: answer }) => {
                if (error === undefined)
                    resolve(answer);
                else
                    reject(new Error(error));
            });
            try {
                this.#channel.send({ ask: question, id, body });
            }
            catch (error) {
                this.#waiting.delete(id);
                reject(error);
            }
        });
    }
    /** Tells whoever still waits that no answer will come. */
    hangUp() {
        for (const [id, settle] of this.#waiting)
            settle({ answerTo: id, error: 'the process is gone' });
        this.#waiting.clear();
    }
    #receive(message) {
        if ('answerTo' in message) {
            this.#waiting.get(message.answerTo)?.(message);
            this.#waiting.delete(message.answerTo);
        }
        else if ('ask' in message)
            void this.#answer(message);
    }
    async #answer({ ask, id, body }) {
        let answer;
        try {
            const handler = this.#handlers[ask];
            if (handler === undefined)
                throw new Error(`nobody answers "${ask}"`);
            answer = { answerTo: id, body: await handler(body) };
        }
        catch (error) {
            answer = { answerTo: id, error: error instanceof Error ? error.message : String(error) };
        }
        try {
            this.#channel.send(answer);
        }
        catch {
            // Who asked is gone.
        }
    }
}
