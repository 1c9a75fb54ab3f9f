/** Functions that read elements into values, put together once from their shapes. */
import { AwsError } from './errors.js';
import { parseTime } from './time.js';
/**
 * Reads a structure. Elements that it does not know are passed over, as a newer client may send
 * them; a second one where there can be one, a wrong value, or a missing required one throws
 * MalformedXML.
 */
export function structureReader(shape) {
    const setters = new Map();
    for (const member of shape.members) {
        if (member.binding.in !== 'body' || member.attribute)
            continue;
        setters.set(member.xmlName ?? member.name, memberSetter(member));
    }
    const attributes = shape.members.filter(({ attribute }) => attribute);
    const required = shape.members.filter((member) => member.required && member.binding.in === 'body');
    return (element) => {
        const values = {};
        for (const child of element.children)
            setters.get(child.name)?.(values, child);
        for (const { name, xmlName = name } of attributes) {
            values[name] = element.attributes?.get(xmlName.slice(xmlName.indexOf(':') + 1));
        }
        for (const { name } of required)
            if (values[name] === undefined)
                throw malformed();
        return values;
    };
}
function memberSetter({ name, shape, flattened }) {
    if (shape.type !== 'list') {
        const read = reader(shape);
        return (values, element) => {
            if (values[name] !== undefined)
                throw malformed();
            values[name] = read(element);
        };
    }
    const read = reader(shape.element.shape);
    if (flattened) {
        return (values, element) => {
            const items = values[name];
            if (items)
                items.push(read(element));
            else
                values[name] = [read(element)];
        };
    }
    const itemName = shape.element.xmlName ?? 'member';
    return (values, element) => {
        if (values[name] !== undefined)
            throw malformed();
        const items = element.children.filter((child) => child.name === itemName);
        values[name] = items.map((item) => read(item));
    };
}
const number = /^[+-]?\d{1,16}(?:\.\d{1,9})?$/;
function reader(shape) {
    switch (shape.type) {
        case 'structure':
            return structureReader(shape);
        case 'number':
            return ({ text }) => {
                const trimmed = text.trim();
                if (!number.test(trimmed))
                    throw malformed();
                return Number(trimmed);
            };
        case 'boolean':
            return ({ text }) => {
                const trimmed = text.trim().toLowerCase();
                if (trimmed === 'true' || trimmed === '1')
                    return true;
                if (trimmed === 'false' || trimmed === '0')
                    return false;
                throw malformed();
            };
        case 'timestamp':
            return ({ text }) => parseTime(text.trim()) ?? refuse();
        case 'blob':
            return ({ text }) => Buffer.from(text, 'base64');
        default:
            return ({ text, children }) => (children.length > 0 ? refuse() : text);
    }
}
function refuse() {
    throw malformed();
}
function malformed() {
    return new AwsError('MalformedXML');
}
