/**
 * Answers, from what a handler returns to what is sent. An encoder is built once for each operation
 * out of its output shape: a function for each member, so that a request pays for no decisions
 * about shapes.
 */
import { buildDocument } from './document-buffer.js';
import { xmlDeclaration } from './escape.js';
import { headerNames, partialContent, payloadTypes, rootText, statuses } from './exceptions.js';
import { headerText, isHeaderName, metadataText } from './header-text.js';
import { formatDateTime, formatHttpDate } from './time.js';
import { elementWriter, pieceWriter, structureWriter } from './xml-writer.js';
/** The encoder of an operation's output; undefined and null members are left out. */
export function createEncoder(operation) {
    const members = operation.output?.members ?? [];
    const writers = new Map();
    for (const member of members) {
        const writer = headerWriter(member);
        if (writer)
            writers.set(member.name, writer);
    }
    const writeBody = bodyWriter(operation);
    const statusMember = members.find(({ binding }) => binding.in === 'status')?.name;
    const usualStatus = statuses[operation.name] ?? operation.status;
    const rangeMember = partialContent[operation.name];
    return (output) => {
        const headers = [];
        // By what the handler gave, which is less than what an output may hold.
        for (const name in output) {
            const value = output[name];
            if (value === undefined || value === null)
                continue;
            writers.get(name)?.(headers, value);
        }
        const body = writeBody?.(output, headers);
        let status = usualStatus;
        if (rangeMember !== undefined && output[rangeMember] !== undefined)
            status = 206;
        if (statusMember !== undefined)
            status = output[statusMember] ?? status;
        return { status, headers, body };
    };
}
function headerWriter(member) {
    const { binding, shape } = member;
    if (binding.in === 'prefix')
        return prefixWriter(binding.name);
    if (binding.in !== 'header')
        return undefined;
    const name = headerNames[member.name] ?? binding.name;
    // Node takes the bytes of a Content-Disposition that follows a Content-Length for UTF-8, and so
    // damages or refuses what is not ASCII in it; it must come first.
    const push = member.name === 'ContentDisposition'
        ? (headers, value) => void headers.unshift(name, value)
        : (headers, value) => void headers.push(name, value);
    if (shape.type === 'timestamp') {
        const format = shape.format === 'date-time' ? formatDateTime : formatHttpDate;
        return (headers, value) => push(headers, format(value.getTime()));
    }
    if (shape.type === 'list') {
        return (headers, value) => push(headers, headerText(value.join(',')));
    }
    if (shape.type === 'string')
        return (headers, value) => push(headers, headerText(value));
    return (headers, value) => push(headers, String(value));
}
/**
 * User metadata. A value that is not ASCII is sent as RFC 2047 says; an entry whose name no header
 * can have (a form may name it so) is only counted. .../userguide/UsingMetadata.html
 */
function prefixWriter(prefix) {
    return (headers, metadata) => {
        let missing = 0;
        for (const name in metadata) {
            if (isHeaderName(name))
                headers.push(prefix + name, metadataText(metadata[name] ?? ''));
            else
                missing++;
        }
        if (missing > 0)
            headers.push('x-amz-missing-meta', String(missing));
    };
}
function bodyWriter(operation) {
    const { output } = operation;
    const payload = output?.members.find(({ binding }) => binding.in === 'payload');
    if (payload)
        return payloadWriter(operation, payload);
    if (!output?.members.some(({ binding }) => binding.in === 'body'))
        return undefined;
    if (rootText[operation.name])
        return textBodyWriter(operation);
    const open = `${xmlDeclaration}<${rootName(output)}${root(operation)}>`;
    const close = `</${rootName(output)}>`;
    if (output.members.some(({ flattened }) => flattened)) {
        const writePieces = pieceWriter(output);
        return (values, headers) => {
            headers.push('Content-Type', 'application/xml');
            return buildDocument((add) => add(writePieces(open, values, add) + close));
        };
    }
    const write = structureWriter(output);
    return (values, headers) => {
        headers.push('Content-Type', 'application/xml');
        return write(open, values) + close;
    };
}
/** A document of one element with text in it. */
function textBodyWriter(operation) {
    const xmlName = rootText[operation.name] ?? '';
    const attributes = root(operation);
    const write = elementWriter({ xmlName, shape: { type: 'string' }, attributes });
    return (values, headers) => {
        headers.push('Content-Type', 'application/xml');
        return write(xmlDeclaration, (values[xmlName] ?? ''));
    };
}
function payloadWriter(operation, payload) {
    const { name, shape } = payload;
    if (shape.type !== 'structure') {
        const contentType = payloadTypes[operation.name];
        return (output, headers) => {
            if (contentType !== undefined)
                headers.push('Content-Type', contentType);
            return output[name];
        };
    }
    const xmlName = payload.xmlName ?? rootName(shape);
    const write = elementWriter({ xmlName, shape, attributes: root(operation) });
    return (output, headers) => {
        const value = output[name];
        if (value === undefined || value === null)
            return undefined;
        headers.push('Content-Type', 'application/xml');
        return write(xmlDeclaration, value);
    };
}
function rootName(shape) {
    return shape.xmlName ?? shape.name;
}
function root({ xmlNamespace }) {
    return xmlNamespace === undefined ? '' : ` xmlns="${xmlNamespace}"`;
}
