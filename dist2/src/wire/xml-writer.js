/**
 * Functions that write values as XML elements, put together once from their shapes. Each takes the
 * text before it and returns it longer: text that grows at its end only is what V8 turns into bytes
 * fastest.
 */
import { escapeXml } from './escape.js';
import { formatDateTime, formatHttpDate } from './time.js';
/** Writes the elements inside a structure's own, in the order of its members. */
export function structureWriter(shape) {
    const members = inBody(shape);
    const names = members.map(({ name }) => name);
    const writers = members.map(memberWriter);
    return (before, values) => {
        let xml = before;
        for (let i = 0; i < names.length; i++) {
            const value = values[names[i]];
            if (value !== undefined && value !== null)
                xml = writers[i](xml, value);
        }
        return xml;
    };
}
/** As long as this the text of a listing is handed over; measured, 2 to 16 KiB are the same. */
const pieceLength = 4096;
/**
 * As `structureWriter`, for listings: hands the text over in pieces, and so never holds all of it.
 */
export function pieceWriter(shape) {
    const members = inBody(shape).map((member) => ({
        name: member.name,
        write: memberWriter(member),
        list: listParts(member),
    }));
    return (before, values, add) => {
        let xml = before;
        for (const { name, write, list } of members) {
            const value = values[name];
            if (value === undefined || value === null)
                continue;
            if (!list) {
                xml = write(xml, value);
                continue;
            }
            xml += list.open;
            for (const item of value) {
                xml = list.item(xml, item);
                if (xml.length < pieceLength)
                    continue;
                add(xml);
                xml = '';
            }
            xml += list.close;
        }
        return xml;
    };
}
function inBody(shape) {
    return shape.members.filter(({ binding, attribute }) => binding.in === 'body' && !attribute);
}
/** Writes the attributes that some of a structure's members are, like the type of a grantee. */
export function attributeWriter(shape) {
    const members = shape.members.filter(({ attribute }) => attribute);
    return (before, values) => {
        let xml = before;
        for (const { name, xmlName = name } of members) {
            const value = values[name];
            if (value !== undefined)
                xml += ` ${xmlName}="${escapeXml(`${value}`)}"`;
        }
        return xml;
    };
}
function memberWriter(member) {
    const { name, xmlName = name, shape, flattened } = member;
    if (flattened && shape.type === 'list')
        return itemsWriter(itemWriter(shape, xmlName));
    if (flattened && shape.type === 'map')
        return entriesWriter(shape, xmlName);
    return elementWriter({ xmlName, shape, attributes: namespaceOf(member) });
}
function namespaceOf({ namespace }) {
    return namespace ? ` xmlns:${namespace.prefix}="${namespace.uri}"` : '';
}
/** What stands around a list's items, and how one is written; undefined for what is no list. */
function listParts(member) {
    const { name, xmlName = name, shape, flattened } = member;
    if (shape.type !== 'list')
        return undefined;
    if (flattened)
        return { open: '', item: itemWriter(shape, xmlName), close: '' };
    const open = flat(`<${xmlName}${namespaceOf(member)}>`);
    return { open, item: itemWriter(shape), close: flat(`</${xmlName}>`) };
}
function itemWriter({ element }, xmlName = element.xmlName ?? 'member') {
    return elementWriter({ shape: element.shape, xmlName, attributes: '' });
}
function itemsWriter(item) {
    return (before, values) => {
        let xml = before;
        for (const value of values)
            xml = item(xml, value);
        return xml;
    };
}
/** Writes a map's entries, each in an element of this name. */
function entriesWriter({ keyName = 'key', value }, entryName) {
    const open = flat(`<${entryName}><${keyName}>`);
    const afterKey = `</${keyName}>`;
    const close = `</${entryName}>`;
    const writeValue = elementWriter({
        shape: value.shape,
        xmlName: value.xmlName ?? 'value',
        attributes: '',
    });
    return (before, entries) => {
        let xml = before;
        for (const key in entries) {
            xml = writeValue(xml + open + escapeXml(key) + afterKey, entries[key]) + close;
        }
        return xml;
    };
}
/** Writes one element with what is in it; `attributes` as they stand in its tag. */
export function elementWriter(element) {
    const { shape, xmlName, attributes } = element;
    const open = flat(`<${xmlName}${attributes}>`);
    const close = flat(`</${xmlName}>`);
    switch (shape.type) {
        case 'structure':
            return structureElementWriter(shape, { open, close });
        case 'string':
            return textWriter(open, close);
        case 'timestamp': {
            const format = shape.format === 'http-date' ? formatHttpDate : formatDateTime;
            return (xml, value) => xml + open + format(value.getTime()) + close;
        }
        case 'number':
        case 'boolean':
            return (xml, value) => xml + open + value + close;
        case 'blob':
            return (xml, value) => xml + open + Buffer.from(value).toString('base64') + close;
        case 'list':
            return around(itemsWriter(itemWriter(shape)), { open, close });
        case 'map':
            return around(entriesWriter(shape, 'entry'), { open, close });
        default:
            throw new Error(`No XML is written for a ${shape.type}: ${xmlName}`);
    }
}
function around(content, { open, close }) {
    return (xml, value) => content(xml + open, value) + close;
}
function structureElementWriter(shape, { open, close }) {
    const content = structureWriter(shape);
    if (!shape.members.some(({ attribute }) => attribute))
        return around(content, { open, close });
    const start = open.slice(0, -1);
    const attributes = attributeWriter(shape);
    return (xml, value) => content(`${attributes(xml + start, value)}>`, value) + close;
}
/**
 * Many entries of a listing say the same (a storage class, an owner): the last text is kept,
 * escaped.
 */
function textWriter(open, close) {
    let lastValue = '';
    let lastText = '';
    return (xml, value) => {
        if (value !== lastValue) {
            lastText = escapeXml(value);
            lastValue = value;
        }
        return xml + open + lastText + close;
    };
}
/** The same text in one piece: V8 keeps what is put together as a tree until somebody reads it. */
function flat(text) {
    return Buffer.from(text).toString();
}
