/**
 * Answers and errors of EC2: an answer has no `…Result` in it, and its request id stands first.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/making-api-requests.html
 */
import { buildDocument } from './document-buffer.js';
import { escapeXml, xmlDeclaration } from './escape.js';
import { pieceWriter } from './xml-writer.js';
const contentType = 'text/xml;charset=UTF-8';
/** The encoder of an operation's output; undefined and null members are left out. */
export function createEc2Encoder({ name, output: shape, xmlNamespace = '', }) {
    const open = `${xmlDeclaration}<${name}Response xmlns="${xmlNamespace}"><requestId>`;
    const close = `</${name}Response>`;
    const start = (requestId) => `${open}${escapeXml(requestId)}</requestId>`;
    // What has no output says at least that it was done.
    if (!shape)
        return (_, requestId) => answer(`${start(requestId)}<return>true</return>${close}`);
    const writePieces = pieceWriter(shape);
    return (output, requestId) => answer(buildDocument((add) => add(writePieces(start(requestId), output, add) + close)));
}
function answer(body) {
    return { status: 200, headers: ['Content-Type', contentType], body };
}
/** The document of an error, whose code and status are already those of the wire. */
export function encodeEc2Error(error, requestId) {
    const { status, code, message, headers } = error;
    const body = `${xmlDeclaration}<Response><Errors><Error><Code>${escapeXml(code)}</Code>` +
        `<Message>${escapeXml(message)}</Message></Error></Errors>` +
        `<RequestID>${escapeXml(requestId)}</RequestID></Response>`;
    return {
        status,
        headers: ['Content-Type', contentType, ...Object.entries(headers ?? {}).flat()],
        body,
    };
}
