/** Requests as bytes on a socket: for all that no SDK can be made to send. */
import { once } from 'node:events';
import { connect } from 'node:net';
const responseTimeoutMs = 15_000;
/**
 * Sends bytes as they are, or lines (joined by CRLF, an empty line added; so no body), and reads
 * one answer. The answer to HEAD is known to have no body.
 */
export async function rawRequest(server, request) {
    const bytes = toBytes(request);
    const connection = await rawConnection(server);
    try {
        await connection.write(bytes);
        return await connection.response({ head: bytes.subarray(0, 5).toString() === 'HEAD ' });
    }
    finally {
        connection.close();
    }
}
/** Opens a connection to the server. */
export async function rawConnection(server) {
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    const reader = new ResponseReader(socket);
    return {
        socket,
        write: (data) => new Promise((resolve) => {
            // A server that refuses closes while we still write: its answer matters, not our write.
            socket.write(data, () => resolve());
        }),
        response: (options) => reader.next(options?.head === true, options?.timeoutMs),
        close: () => socket.destroy(),
    };
}
function toBytes(request) {
    if (typeof request === 'string')
        return Buffer.from(request, 'latin1');
    if (request instanceof Uint8Array)
        return Buffer.from(request);
    return Buffer.from(`${request.join('\r\n')}\r\n\r\n`, 'latin1');
}
class ResponseReader {
    #received = Buffer.alloc(0);
    #ended = false;
    #wake = () => { };
    constructor(socket) {
        socket.on('data', (data) => {
            this.#received = Buffer.concat([this.#received, data]);
            this.#wake();
        });
        socket.on('error', () => this.#end());
        socket.on('close', () => this.#end());
        socket.on('end', () => this.#end());
    }
    async next(isHead, timeoutMs = responseTimeoutMs) {
        const deadline = Date.now() + timeoutMs;
        const interim = [];
        let head = await this.#head(deadline);
        while (head.status < 200) {
            interim.push(head.status);
            head = await this.#head(deadline);
        }
        const empty = isHead || head.status === 204 || head.status === 304;
        const body = empty ? Buffer.alloc(0) : await this.#body(head, deadline);
        return { ...head, body, interim, closed: this.#ended };
    }
    async #head(deadline) {
        const text = (await this.#until('\r\n\r\n', deadline)).toString('latin1');
        const [first = '', ...lines] = text.split('\r\n');
        const headers = {};
        for (const line of lines) {
            const colon = line.indexOf(':');
            if (colon < 0)
                continue;
            const name = line.slice(0, colon).toLowerCase();
            const value = line.slice(colon + 1).trim();
            headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
        }
        return { status: Number(first.split(' ')[1]), headers };
    }
    async #body(head, deadline) {
        if (head.headers['transfer-encoding'] === 'chunked')
            return this.#chunks(deadline);
        const length = head.headers['content-length'];
        if (length !== undefined)
            return this.#take(Number(length), deadline);
        while (!this.#ended)
            await this.#more(deadline);
        return this.#take(this.#received.length, deadline);
    }
    async #chunks(deadline) {
        const chunks = [];
        for (;;) {
            const sizeBytes = Number.parseInt((await this.#until('\r\n', deadline)).toString(), 16);
            chunks.push(await this.#take(sizeBytes, deadline));
            await this.#until('\r\n', deadline);
            if (sizeBytes === 0)
                return Buffer.concat(chunks);
        }
    }
    async #until(mark, deadline) {
        let at = this.#received.indexOf(mark);
        while (at < 0) {
            await this.#more(deadline);
            at = this.#received.indexOf(mark);
        }
        const found = this.#received.subarray(0, at);
        this.#received = this.#received.subarray(at + mark.length);
        return found;
    }
    async #take(sizeBytes, deadline) {
        while (this.#received.length < sizeBytes)
            await this.#more(deadline);
        const taken = this.#received.subarray(0, sizeBytes);
        this.#received = this.#received.subarray(sizeBytes);
        return taken;
    }
    async #more(deadline) {
        if (this.#ended)
            throw new Error(`the answer ended early; read: ${this.#received.toString()}`);
        let timer;
        const late = await new Promise((resolve) => {
            this.#wake = () => resolve(false);
            timer = setTimeout(() => resolve(true), Math.max(0, deadline - Date.now()));
        });
        clearTimeout(timer);
        if (late)
            throw new Error(`no whole answer in time; read: ${this.#received.toString()}`);
    }
    #end() {
        this.#ended = true;
        this.#wake();
    }
}
