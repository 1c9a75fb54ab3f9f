import { xmlDeclaration } from '../wire/escape.js';
import { endAfterRest, restOf, skipRest } from './connection.js';
import { hostId } from './exchange.js';
/** Set once, when the server is about to stop: connections end with the answer under way. */
export const closing = { now: false };
/** Adds the headers that every answer has. */
export function everyAnswer(exchange, headers) {
    headers.push('x-amz-request-id', exchange.requestId, 'x-amz-id-2', hostId, 'Server', 'Cairn');
    if (closing.now)
        headers.push('Connection', 'close');
}
/**
 * Sends the answer: at once, or for a stream when the promise resolves, all of it has been handed
 * over, or the client is gone.
 */
export function send(exchange, encoded) {
    const { incoming } = exchange;
    const { body, headers } = encoded;
    if (exchange.isHeldOpen)
        return void endHeldOpen(exchange, body);
    exchange.status = encoded.status;
    everyAnswer(exchange, headers);
    const rest = incoming.complete ? 'none' : restOf(incoming);
    if (rest === 'close' && !closing.now)
        headers.push('Connection', 'close');
    if (isStream(body) && !exchange.isHead)
        return sendStream(exchange, encoded, rest);
    sendWhole(exchange, encoded, rest);
    if (rest !== 'none')
        settle(exchange, rest);
    return undefined;
}
/** What must be done about a request's body once the answer is out. */
function settle({ incoming, outgoing }, rest) {
    if (rest === 'close')
        endAfterRest(incoming, outgoing);
    else if (rest === 'skip')
        skipRest(incoming);
}
/** The declaration has been sent before the white space. */
function endHeldOpen(exchange, body) {
    const document = typeof body === 'string' ? body.slice(xmlDeclaration.length) : '';
    exchange.bytesOut = Buffer.byteLength(document);
    exchange.outgoing.end(document);
}
function isStream(body) {
    return typeof body === 'object' && !Buffer.isBuffer(body);
}
function sendWhole(exchange, { status, headers, body }, rest) {
    const { outgoing } = exchange;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const bodyless = exchange.isHead || status === 204 || status === 304;
    if (!bodyless && !hasContentLength(headers)) {
        headers.push('Content-Length', String(bytes?.length ?? 0));
    }
    outgoing.writeHead(status, headers);
    if (bodyless || bytes === undefined || bytes.length === 0) {
        if (rest === 'close')
            outgoing.flushHeaders();
        else
            outgoing.end();
        return;
    }
    exchange.bytesOut = bytes.length;
    if (rest === 'close')
        outgoing.write(bytes);
    else if (bytes.length > joinedBytes)
        outgoing.end(bytes);
    else
        outgoing.end(bytes.toString('latin1'), 'latin1');
}
/**
 * Up to here node writes head and body as one string: cheaper than as two pieces, though copied.
 */
const joinedBytes = 16 * 1024;
function hasContentLength(headers) {
    for (let i = 0; i < headers.length; i += 2) {
        if (headers[i]?.length === 14 && headers[i]?.toLowerCase() === 'content-length')
            return true;
    }
    return false;
}
/**
 * Sends a stream no faster than the client takes it. What fails at its beginning is still an error
 * document; when it fails in the middle, the connection is cut, since nothing else tells a client
 * that what it has is not the whole.
 */
async function sendStream(exchange, { status, headers, body }, rest) {
    const { outgoing } = exchange;
    const pieces = body[Symbol.asyncIterator]();
    try {
        let piece = await pieces.next();
        outgoing.writeHead(status, headers);
        while (!piece.done && !outgoing.destroyed) {
            exchange.bytesOut += piece.value.length;
            await written(outgoing, piece.value);
            piece = await pieces.next();
        }
    }
    finally {
        await pieces.return?.();
    }
    exchange.aborted = outgoing.destroyed;
    if (rest !== 'close')
        outgoing.end();
    settle(exchange, rest);
}
/** Writes, and resolves when the bytes have left this process, or the client has gone. */
function written(outgoing, bytes) {
    if (outgoing.destroyed)
        return Promise.resolve();
    return new Promise((resolve) => {
        const go = () => {
            outgoing.off('close', go);
            resolve();
        };
        outgoing.on('close', go);
        outgoing.write(bytes, go);
    });
}
