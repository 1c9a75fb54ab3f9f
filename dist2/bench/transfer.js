/**
 * One connection that sends and receives large bodies for as little processor time as can be: what
 * is sent lies in memory, what is received goes into the same buffer again and again.
 * (`curl -T` takes about twice as long as this to send 256 MiB, and would be what is measured.)
 */
import { connect } from 'node:net';
const receiveBytes = 1024 * 1024;
const headEnd = Buffer.from('\r\n\r\n');
function parseHead(text) {
    const [first = '', ...lines] = text.split('\r\n');
    const headers = new Map();
    for (const line of lines) {
        const colon = line.indexOf(':');
        headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    }
    return { status: Number(first.split(' ')[1]), headers, bodyBytes: 0 };
}
/** Counts one answer as it comes in. It has a Content-Length: objects and parts always do. */
function createReceiver() {
    let head = Buffer.alloc(0);
    let answer;
    return (received) => {
        let bytes = received.length;
        if (!answer) {
            head = Buffer.concat([head, received]);
            const end = head.indexOf(headEnd);
            if (end < 0)
                return undefined;
            answer = parseHead(head.toString('latin1', 0, end));
            bytes = head.length - end - headEnd.length;
        }
        answer.bodyBytes += bytes;
        const expected = Number(answer.headers.get('content-length') ?? 0);
        return answer.bodyBytes >= expected ? answer : undefined;
    };
}
/** Opens a connection to a server; a broken one rejects what is under way. */
export async function openConnection(url) {
    const { hostname, port, host } = new URL(url);
    let onBytes = () => { };
    let onFailure = () => { };
    const callback = (bytes, buffer) => {
        onBytes(Buffer.from(buffer.buffer, buffer.byteOffset, bytes));
        return true;
    };
    const socket = connect({
        host: hostname,
        port: Number(port || 80),
        noDelay: true,
        onread: { buffer: Buffer.alloc(receiveBytes), callback },
    });
    socket.on('error', (error) => onFailure(error));
    socket.on('close', () => onFailure(new Error('the server closed the connection')));
    await new Promise((resolve, reject) => {
        onFailure = reject;
        socket.once('connect', () => resolve());
    });
    return {
        send(method, target, body) {
            return new Promise((resolve, reject) => {
                const receive = createReceiver();
                onFailure = reject;
                onBytes = (received) => {
                    const answer = receive(received);
                    if (answer)
                        resolve(answer);
                };
                const length = body ? `Content-Length: ${body.length}\r\n` : '';
                socket.write(`${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${length}\r\n`);
                if (body)
                    socket.write(body);
            });
        },
        close() {
            onFailure = () => { };
            socket.destroy();
        },
    };
}
