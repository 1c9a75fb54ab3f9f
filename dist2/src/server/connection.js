import { limits } from '../limits.js';
import { announcesBody, expectsContinue } from './exchange.js';
/** Judges the rest before the answer is written. */
export function restOf(message) {
    if (message.complete || !announcesBody(message))
        return 'none';
    const length = Number(message.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    const waits = expectsContinue(message);
    return !waits && length <= limits.skippedBodyBytes ? 'skip' : 'close';
}
/** Throws away a small rest, so that the next request on the connection can be read. */
export function skipRest(message) {
    message.removeAllListeners('readable').removeAllListeners('data');
    message.resume();
}
/**
 * Ends an answer that is written whole: at once when the client ends its body or goes, else after a
 * bounded time or number of bytes.
 */
export function endAfterRest(message, response) {
    let seenBytes = 0;
    const end = () => {
        clearTimeout(timer);
        message.removeAllListeners('data');
        if (!response.writableEnded)
            response.end();
    };
    const timer = setTimeout(end, limits.lingerMs);
    message.removeAllListeners('readable').removeAllListeners('data');
    message.on('data', (bytes) => {
        seenBytes += bytes.length;
        if (seenBytes > limits.lingerBytes)
            end();
    });
    message.once('end', end).once('close', end).once('error', end);
    message.resume();
}
