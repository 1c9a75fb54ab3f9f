/**
 * Requests, from what was sent to the input that a handler reads. A decoder is built once for each
 * operation out of its input shape: a map from header or query name to a function that sets the
 * member, so that a request pays for what it sent and not for all that it might have.
 */
import { AwsError } from './errors.js';
import { headerNeverInQuery, headerOverride, lenientDates, neverEmpty, optionalDocuments, } from './exceptions.js';
import { fitsHeader, parseMetadataText } from './header-text.js';
import { parseTime } from './time.js';
import { parseXml } from './xml.js';
import { structureReader } from './xml-reader.js';
/** The decoder of an operation's input. */
export function createDecoder(operation) {
    const members = operation.input?.members ?? [];
    const payload = members.find(({ binding }) => binding.in === 'payload');
    const inBody = payload ?? members.find(({ binding }) => binding.in === 'body');
    const kind = inBody ? (payload?.shape.type === 'stream' ? 'stream' : 'document') : 'none';
    return {
        kind,
        payload: payload?.name,
        head: headDecoder(members),
        document: kind === 'document' ? documentDecoder(operation, payload) : () => { },
    };
}
function headDecoder(members) {
    const headers = setters(members, 'header');
    const queries = setters(members, 'query');
    const prefixed = members.find(({ binding }) => binding.in === 'prefix');
    const setPrefixed = prefixed ? prefixSetter(prefixed) : undefined;
    const bucket = members.some(({ name, binding }) => name === 'Bucket' && binding.in === 'label');
    const key = members.some(({ name, binding }) => name === 'Key' && binding.in === 'label');
    const required = members.filter((member) => member.required && isInHead(member));
    const setHeader = (input, name, value) => {
        const set = headers.get(name);
        if (set)
            set(input, value);
        else
            setPrefixed?.(input, name, value);
    };
    return (request) => {
        const input = {};
        if (bucket)
            input.Bucket = request.bucket;
        if (key)
            input.Key = request.key;
        for (const [name, value] of request.query) {
            const set = queries.get(name);
            if (set)
                set(input, value);
            else if (name.startsWith('x-amz-') && !headerNeverInQuery.test(name)) {
                setHeader(input, name, value);
            }
        }
        for (const name in request.headers) {
            const value = request.headers[name];
            if (value !== undefined)
                setHeader(input, name, value);
        }
        for (const member of required)
            if (input[member.name] === undefined)
                throw missing(member);
        return input;
    };
}
function isInHead({ binding }) {
    return binding.in === 'label' || binding.in === 'header' || binding.in === 'query';
}
/** What is bound to headers or to the query, by the name it has there. */
function setters(members, place) {
    const byName = new Map();
    for (const member of members) {
        const { binding } = member;
        if (binding.in !== place)
            continue;
        const name = place === 'header' ? binding.name.toLowerCase() : binding.name;
        if (byName.has(name))
            throw new Error(`Two members are bound to the ${place} ${name}`);
        byName.set(name, place === 'header' ? headerSetter(member, name) : querySetter(member, name));
    }
    return byName;
}
/** A header without a value counts as absent. */
function headerSetter({ name: member, shape }, header) {
    const parse = textParser(shape, header);
    const lenient = lenientDates.has(header);
    return (input, value) => {
        if (value === '')
            return;
        if (lenient)
            input[member] = parseTime(value);
        else
            input[member] = parse(value);
    };
}
/** A parameter without a value counts as absent, unless it is text: an empty prefix is a prefix. */
function querySetter({ name: member, shape }, parameter) {
    const parse = textParser(shape, parameter);
    const empty = neverEmpty[parameter];
    const overridesHeader = headerOverride.test(parameter);
    return (input, value) => {
        if (value === '') {
            if (empty !== undefined)
                throw invalid(parameter, value, empty);
            if (shape.type === 'string')
                input[member] = value;
        }
        else if (overridesHeader && !fitsHeader(value)) {
            throw invalid(parameter, value, 'Header value cannot be represented using ISO-8859-1.');
        }
        else {
            input[member] = parse(value);
        }
    };
}
function prefixSetter({ name: member, binding }) {
    const prefix = 'name' in binding ? binding.name : '';
    return (input, header, value) => {
        if (!header.startsWith(prefix))
            return;
        // Without a prototype, so that no name is special, `x-amz-meta-__proto__` neither.
        const entries = (input[member] ?? Object.create(null));
        entries[header.slice(prefix.length)] = parseMetadataText(value);
        input[member] = entries;
    };
}
const integer = /^[+-]?\d{1,16}$/;
/** AWS reads numbers in a query as 32-bit integers; sizes in headers are larger. */
const queryNumberMax = 2 ** 31 - 1;
/** The value of a header or query parameter; the parser throws InvalidArgument. */
function textParser(shape, name) {
    switch (shape.type) {
        case 'boolean':
            return (value) => {
                if (/^true$/i.test(value))
                    return true;
                if (/^false$/i.test(value))
                    return false;
                throw invalid(name, value, `${name} must be true or false`);
            };
        case 'number':
            return (value) => parseNumber(name, value);
        case 'timestamp':
            return (value) => {
                const time = parseTime(value);
                if (!time)
                    throw invalid(name, value, `${name} is not a valid timestamp`);
                return time;
            };
        case 'list':
            return (value) => value.split(',').map((item) => item.trim());
        default:
            return (value) => value;
    }
}
function parseNumber(name, value) {
    const number = Number(value);
    if (!integer.test(value) || !Number.isSafeInteger(number)) {
        throw invalid(name, value, `Provided ${name} not an integer or within integer range`);
    }
    const max = name.includes('-length') || name.startsWith('x-amz-') ? undefined : queryNumberMax;
    if (number < 0 || (max !== undefined && number > max)) {
        throw invalid(name, value, `Argument ${name} must be an integer between 0 and ${max ?? '2^53'}`);
    }
    return number;
}
function documentDecoder(operation, payload) {
    const { input: shape } = operation;
    if (payload && payload.shape.type !== 'structure') {
        const text = payload.shape.type === 'string';
        return (input, bytes) => {
            input[payload.name] = text ? bytes.toString('utf8') : bytes;
        };
    }
    const root = (payload?.shape ?? shape);
    const rootName = payload?.xmlName ?? root.xmlName ?? root.name;
    const read = structureReader(root);
    return (input, bytes) => {
        if (bytes.length === 0 && optionalDocuments.has(operation.name))
            return;
        const element = parseXml(bytes);
        if (element.name !== rootName)
            throw new AwsError('MalformedXML');
        const value = read(element);
        if (payload)
            input[payload.name] = value;
        else
            Object.assign(input, value);
    };
}
function missing({ binding, name }) {
    const place = 'name' in binding ? binding.name : name;
    const what = binding.in === 'header' ? 'header' : 'parameter';
    const message = `Missing required ${what} for this request: ${place}`;
    if (what === 'header')
        return new AwsError('InvalidRequest', { message });
    return new AwsError('InvalidArgument', { message, detail: { ArgumentName: place } });
}
function invalid(name, value, message) {
    return new AwsError('InvalidArgument', {
        message,
        detail: { ArgumentName: name, ArgumentValue: value },
    });
}
