import { AwsError, encodeRestXmlError } from '../wire/errors.js';
import { hostId, newRequestId } from './exchange.js';
const codes = {
    HPE_HEADER_OVERFLOW: 'RequestHeaderSectionTooLarge',
    ERR_HTTP_REQUEST_TIMEOUT: 'RequestTimeout',
};
/** For node's `clientError`: answers 400 with AWS's code for it and closes the connection. */
export function answerClientError(cause, socket) {
    // Not writable: the client is gone. Bytes written: an answer is under way, and another would be
    // read as part of it.
    const { _httpMessage: underWay } = socket;
    if (!socket.writable || cause.code === 'ECONNRESET' || underWay?.headersSent) {
        socket.destroy();
        return;
    }
    const known = codes[cause.code ?? ''];
    const error = new AwsError(known ?? 'BadRequest', {
        status: 400,
        ...(known === undefined && { message: 'An error occurred when parsing the HTTP request.' }),
    });
    const requestId = newRequestId();
    const body = encodeRestXmlError(error, { resource: '', requestId, hostId });
    const head = [
        'HTTP/1.1 400 Bad Request',
        `x-amz-request-id: ${requestId}`,
        `x-amz-id-2: ${hostId}`,
        'Content-Type: application/xml',
        `Content-Length: ${Buffer.byteLength(body)}`,
        `Date: ${new Date().toUTCString()}`,
        'Server: Cairn',
        'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
