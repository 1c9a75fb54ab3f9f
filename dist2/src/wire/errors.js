/**
 * What AWS answers when it will not do what was asked: a code, a status, and the document that says
 * so.
 */
import { errorCodes } from './error-codes.js';
import { escapeXml, xmlDeclaration } from './escape.js';
/**
 * A refusal in AWS's words; status and message come from `error-codes.ts` unless they are given.
 */
export class AwsError extends Error {
    code;
    status;
    headers;
    detail;
    constructor(code, options = {}) {
        const known = errorCodes[code];
        // A refusal is an everyday answer, so it does not pay for a stack that nobody reads.
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        super(options.message ?? known?.[1] ?? code, options.cause === undefined ? undefined : { cause: options.cause });
        Error.stackTraceLimit = stackTraceLimit;
        this.name = 'AwsError';
        this.code = code;
        this.status = options.status ?? known?.[0] ?? 500;
        this.headers = options.headers;
        this.detail = options.detail;
    }
}
/** The error document of a REST-XML service; a HEAD or a 304 is sent without it. */
export function encodeRestXmlError(error, context) {
    let xml = `${xmlDeclaration}<Error>`;
    xml += element('Code', error.code) + element('Message', error.message);
    for (const [name, value] of Object.entries(error.detail ?? {}))
        xml += element(name, value);
    xml += element('Resource', context.resource);
    xml += element('RequestId', context.requestId) + element('HostId', context.hostId);
    return `${xml}</Error>`;
}
function element(name, text) {
    return `<${name}>${escapeXml(text)}</${name}>`;
}
