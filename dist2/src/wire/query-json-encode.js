import { jsonWriter } from './json-encode.js';
const contentType = 'application/json';
const wanted = /^\s*application\/json\b/i;
/** True if a client would rather have JSON than XML. */
export function wantsJson({ headers }) {
    return wanted.test(headers.accept ?? '');
}
/** The encoder of an operation's output; undefined and null members are left out. */
export function createQueryJsonEncoder({ name, output: shape, }) {
    const write = shape && jsonWriter(shape);
    return (output, requestId) => {
        const result = write ? `"${name}Result":${write(output)},` : '';
        const metadata = `"ResponseMetadata":${JSON.stringify({ RequestId: requestId })}`;
        return {
            status: 200,
            headers: ['Content-Type', contentType],
            body: `{"${name}Response":{${result}${metadata}}}`,
        };
    };
}
/** The document of an error, whose code and status are already those of the wire. */
export function encodeQueryJsonError(error, requestId) {
    const { status, code: Code, message: Message, headers } = error;
    const Type = status < 500 ? 'Sender' : 'Receiver';
    return {
        status,
        headers: ['Content-Type', contentType, ...Object.entries(headers ?? {}).flat()],
        body: JSON.stringify({ Error: { Code, Message, Type }, RequestId: requestId }),
    };
}
