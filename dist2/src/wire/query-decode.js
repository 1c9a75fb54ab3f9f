import { AwsError } from './errors.js';
import { treeOf } from './query-parameters.js';
import { parseTime } from './time.js';
/** Reads the parameters of one operation; throws MalformedInput. */
export function createQueryDecoder({ input, }) {
    const members = input?.members ?? [];
    const known = new Set(members.map(({ name, xmlName = name }) => xmlName));
    const read = structureReader(members);
    return (parameters) => read(treeOf(parameters, known));
}
function structureReader(members) {
    const readers = new Map();
    for (const member of members) {
        const { name, xmlName = name } = member;
        readers.set(xmlName, { name, read: memberReader(member) });
    }
    return ({ value, children }) => {
        if (value)
            throw malformed('Unexpected complex element termination');
        const values = {};
        for (const [sentName, child] of children ?? []) {
            const member = readers.get(sentName);
            const found = member?.read(child);
            if (member && found !== undefined)
                values[member.name] = found;
        }
        return values;
    };
}
function memberReader({ shape, flattened }) {
    if (flattened && shape.type === 'list')
        return itemsReader(shape);
    if (flattened && shape.type === 'map')
        return entriesReader(shape);
    return reader(shape);
}
function reader(shape) {
    switch (shape.type) {
        case 'structure':
            return structureReader(shape.members);
        case 'list':
            return below(shape.element.xmlName ?? 'member', itemsReader(shape));
        case 'map':
            return below('entry', entriesReader(shape));
        default:
            return scalarReader(shape);
    }
}
/** What stands under `name`; SDKs send an empty list or map as the bare parameter: `X=`. */
function below(name, read) {
    return ({ value, children }) => {
        if (value)
            throw malformed('Unexpected list element termination');
        return read(children?.get(name) ?? nothing);
    };
}
const nothing = { value: undefined, children: undefined };
function itemsReader({ element }) {
    const read = reader(element.shape);
    return (node) => inOrder(node).map(read);
}
/** Without a prototype, so that no key is special. */
function entriesReader({ keyName = 'key', value }) {
    const valueName = value.xmlName ?? 'value';
    const read = reader(value.shape);
    return (node) => {
        const entries = Object.create(null);
        for (const { children } of inOrder(node)) {
            const key = children?.get(keyName)?.value;
            if (key === undefined)
                throw malformed('A map entry has no key');
            entries[key] = read(children?.get(valueName) ?? { value: '', children: undefined });
        }
        return entries;
    };
}
const index = /^\d{1,9}$/;
/** What is below, by its index; an index that is missing moves the later ones up. */
function inOrder({ value, children }) {
    if (value)
        throw malformed('Unexpected list element termination');
    if (!children)
        return [];
    for (const name of children.keys()) {
        if (!index.test(name))
            throw malformed(`Unexpected list index: ${name}`);
    }
    return [...children].sort(([a], [b]) => Number(a) - Number(b)).map(([, node]) => node);
}
function scalarReader(shape) {
    const parse = textParser(shape);
    const emptyIsValue = shape.type === 'string' || shape.type === 'blob';
    return ({ value, children }) => {
        if (value === undefined) {
            if (children)
                throw malformed('Start of structure or map found where not expected.');
            return undefined;
        }
        return value === '' && !emptyIsValue ? undefined : parse(value);
    };
}
const number = /^[+-]?\d{1,16}(?:\.\d{1,9})?$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
function textParser(shape) {
    switch (shape.type) {
        case 'number':
            return (text) => {
                if (!number.test(text))
                    throw malformed('STRING_VALUE can not be converted to an Integer');
                return Number(text);
            };
        case 'boolean':
            return (text) => {
                if (/^(?:true|1)$/i.test(text))
                    return true;
                if (/^(?:false|0)$/i.test(text))
                    return false;
                throw malformed('boolean must follow xsd1.1 definition');
            };
        case 'timestamp':
            return (text) => {
                const time = parseTime(text);
                if (!time)
                    throw malformed('timestamp must follow ISO8601');
                return time;
            };
        case 'blob':
            return (text) => {
                if (!base64.test(text))
                    throw malformed('blob must be encoded in base64');
                return Buffer.from(text, 'base64');
            };
        default:
            return (text) => text;
    }
}
function malformed(message) {
    return new AwsError('MalformedInput', { status: 400, message });
}
