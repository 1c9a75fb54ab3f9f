import { AwsError } from './errors.js';
import { treeOf } from './query-parameters.js';
import { ec2Name } from './shapes.js';
import { parseTime } from './time.js';
/** How a member is named in EC2's requests. */
export function ec2ParameterName({ name, xmlName = name, queryName }) {
    return queryName ?? ec2Name(xmlName);
}
/** Of every call, or of what signs it. */
const ofTheProtocol = /^(?:Action|Version|Timestamp|Expires|AWSAccessKeyId|SecurityToken|Signature.*|X-Amz-.*)$/i;
const own = { has: (name) => !ofTheProtocol.test(name) };
/**
 * Reads the parameters of one operation; throws UnknownParameter, InvalidParameterValue,
 * MalformedQueryString.
 */
export function createEc2Decoder({ input, }) {
    const read = structureReader(input?.members ?? []);
    return (parameters) => read(treeOf(parameters, own), '');
}
function structureReader(members) {
    const readers = new Map();
    for (const member of members) {
        readers.set(ec2ParameterName(member), { name: member.name, read: reader(member.shape) });
    }
    return ({ value, children }, path) => {
        if (value)
            throw unknownParameter(path);
        const values = {};
        for (const [sentName, child] of children ?? []) {
            const place = path === '' ? sentName : `${path}.${sentName}`;
            const member = readers.get(sentName);
            if (member === undefined)
                throw unknownParameter(place);
            const found = member.read(child, place);
            if (found !== undefined)
                values[member.name] = found;
        }
        return values;
    };
}
function reader(shape) {
    if (shape.type === 'structure')
        return structureReader(shape.members);
    if (shape.type === 'list')
        return itemsReader(shape.element.shape);
    return scalarReader(shape);
}
const index = /^\d{1,9}$/;
/** An index that is missing moves the later ones up. */
function itemsReader(shape) {
    const read = reader(shape);
    return ({ value, children }, path) => {
        if (value)
            throw unknownParameter(path);
        if (children === undefined)
            return undefined;
        for (const name of children.keys()) {
            if (!index.test(name))
                throw unknownParameter(`${path}.${name}`);
        }
        return [...children]
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([at, node]) => read(node, `${path}.${at}`))
            .filter((item) => item !== undefined);
    };
}
function scalarReader(shape) {
    const { parse, kind } = parsers[shape.type] ?? text;
    const emptyIsValue = shape.type === 'string' || shape.type === 'blob';
    return ({ value, children }, path) => {
        if (value === undefined) {
            const [below] = children?.keys() ?? [];
            throw unknownParameter(`${path}.${below ?? ''}`);
        }
        if (value === '' && !emptyIsValue)
            return undefined;
        const found = parse(value);
        if (found !== undefined)
            return found;
        throw new AwsError('InvalidParameterValue', {
            status: 400,
            message: `Value (${value}) for parameter ${path} is invalid. Must be ${kind}.`,
        });
    };
}
const number = /^[+-]?\d{1,16}(?:\.\d{1,9})?$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const text = { parse: (value) => value, kind: 'a string' };
const parsers = {
    number: { parse: (value) => (number.test(value) ? Number(value) : undefined), kind: 'a number' },
    boolean: {
        parse: (value) => (/^(?:true|false)$/i.test(value) ? /^true$/i.test(value) : undefined),
        kind: 'true or false',
    },
    timestamp: { parse: parseTime, kind: 'a time in ISO 8601' },
    blob: {
        parse: (value) => (base64.test(value) ? Buffer.from(value, 'base64') : undefined),
        kind: 'encoded in base64',
    },
};
function unknownParameter(path) {
    const message = `The parameter ${path} is not recognized`;
    return new AwsError('UnknownParameter', { status: 400, message });
}
