/** Answers and errors of AWS Query services. */
import { buildDocument } from './document-buffer.js';
import { escapeXml } from './escape.js';
import { pieceWriter, structureWriter } from './xml-writer.js';
const contentType = 'text/xml';
/** The encoder of an operation's output; undefined and null members are left out. */
export function createQueryEncoder(operation) {
    const { name, output: shape } = operation;
    const open = `<${name}Response${namespace(operation)}>${shape ? `<${name}Result>` : ''}`;
    const middle = `${shape ? `</${name}Result>` : ''}<ResponseMetadata><RequestId>`;
    const end = `</RequestId></ResponseMetadata></${name}Response>`;
    const close = (requestId) => middle + escapeXml(requestId) + end;
    if (!shape)
        return (_, requestId) => answer(open + close(requestId));
    if (shape.members.some((member) => member.shape.type === 'list')) {
        const writePieces = pieceWriter(shape);
        return (output, requestId) => answer(buildDocument((add) => add(writePieces(open, output, add) + close(requestId))));
    }
    const write = structureWriter(shape);
    return (output, requestId) => answer(write(open, output) + close(requestId));
}
function answer(body) {
    return { status: 200, headers: ['Content-Type', contentType], body };
}
/** The document of an error, whose code and status are already those of the wire. */
export function encodeQueryError(error, context) {
    const { status, code, message } = error;
    const type = status < 500 ? 'Sender' : 'Receiver';
    const body = `<ErrorResponse${namespace(context)}><Error><Type>${type}</Type>` +
        `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>` +
        `<RequestId>${escapeXml(context.requestId)}</RequestId></ErrorResponse>`;
    return {
        status,
        headers: ['Content-Type', contentType, ...Object.entries(error.headers ?? {}).flat()],
        body,
    };
}
function namespace({ xmlNamespace }) {
    return xmlNamespace ? ` xmlns="${xmlNamespace}"` : '';
}
