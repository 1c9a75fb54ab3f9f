/**
 * Build step: turns the schemas that an AWS SDK package exports into our own model. This file and
 * `sdk-schema.ts` alone know how the SDK writes a schema down: members, for one, are parallel lists
 * of names and schemas.
 */
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as ec2 from '@aws-sdk/client-ec2';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as s3 from '@aws-sdk/client-s3';
import * as serviceQuotas from '@aws-sdk/client-service-quotas';
import * as sts from '@aws-sdk/client-sts';
import { binding, expect, follow, isSensitive, kinds, memberTraits, traitsOf, } from './sdk-schema.js';
import { ec2Name } from './shapes.js';
const listOf = 64;
const mapOf = 128;
/** The SDK's numbers for simple shapes. */
const scalars = {
    0: { type: 'string' },
    1: { type: 'number' },
    2: { type: 'boolean' },
    4: { type: 'timestamp' },
    5: { type: 'timestamp', format: 'date-time' },
    6: { type: 'timestamp', format: 'http-date' },
    7: { type: 'timestamp', format: 'epoch-seconds' },
    15: { type: 'document' },
    17: { type: 'number' },
    19: { type: 'number' },
    21: { type: 'blob' },
    42: { type: 'stream' },
};
/** Where the SDK puts errors of its own making, like `IAMServiceException`. */
const synthetic = 'smithy.ts.sdk.synthetic.';
/**
 * The model of the service whose schemas `sdk` exports; throws a sentence if they are not as we
 * know them.
 */
export function extractModel(sdk, names) {
    const shapes = new ShapeList();
    const operations = [];
    const errors = {};
    const queryErrors = {};
    for (const [name, schema] of Object.entries(sdk)) {
        if (!name.endsWith('$') || !Array.isArray(schema))
            continue;
        if (schema[0] === kinds.operation)
            operations.push(operation(schema, names, shapes));
        if (schema[0] !== kinds.error || String(schema[1]).startsWith(synthetic))
            continue;
        const { httpError, awsQueryError } = traitsOf(schema[3]);
        errors[String(schema[2])] = typeof httpError === 'number' ? httpError : null;
        if (awsQueryError !== undefined)
            queryErrors[String(schema[2])] = queryError(awsQueryError);
    }
    expect(operations.length > 0, 'exports no operation schema: an array that begins with 9');
    operations.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { ...names, operations, shapes: shapes.stored, errors, queryErrors };
}
function queryError(trait) {
    expect(Array.isArray(trait) && typeof trait[0] === 'string' && typeof trait[1] === 'number', 'does not give awsQueryError as a code and a status');
    return { code: trait[0], status: trait[1] };
}
function operation(schema, { protocol }, shapes) {
    const [, , name, traits, input, output] = schema;
    expect(typeof name === 'string', 'names an operation by something else than a string');
    const sides = { input: shapes.structure(input), output: shapes.structure(output) };
    return { name, ...(protocol === 'rest-xml' ? route(name, traits) : oneRoute), ...sides };
}
/** Where Query and JSON calls go, whatever the operation. */
const oneRoute = { method: 'POST', path: '/', query: [], status: 200 };
function route(name, traits) {
    const http = traitsOf(traits).http;
    expect(Array.isArray(http) && typeof http[0] === 'string' && typeof http[2] === 'number', `does not give ${name} an http trait of method, path and status`);
    const [method, uri, status] = http;
    const [path = '', search = ''] = uri.split('?');
    const query = [...new URLSearchParams(search)].filter(([key]) => key !== 'x-id');
    return { method, path, query, status };
}
/** Shapes in the order they are met; the same schema is always the same shape. */
class ShapeList {
    stored = [];
    #known = new Map();
    /** The shape of an input or output, or null where the SDK writes its unit shape. */
    structure(reference) {
        const schema = follow(reference);
        if (Array.isArray(schema) && schema[0] === kinds.structure && schema[2] !== 'Unit') {
            return this.add(schema);
        }
        expect(schema === 'unit' || Array.isArray(schema), 'gives an operation no structure');
        return null;
    }
    add(reference) {
        const schema = follow(reference);
        const known = this.#known.get(schema);
        if (known !== undefined)
            return known;
        if (Array.isArray(schema) && schema[0] === kinds.simple) {
            const stored = this.add(schema[4]);
            this.#known.set(schema, stored);
            return stored;
        }
        const place = this.stored.push({ type: 'string' }) - 1;
        this.#known.set(schema, place);
        this.stored[place] = typeof schema === 'number' ? this.#simple(schema) : this.#compound(schema);
        return place;
    }
    #simple(schema) {
        if (schema >= mapOf)
            return { type: 'map', value: { shape: this.add(schema - mapOf) } };
        if (schema >= listOf)
            return { type: 'list', element: { shape: this.add(schema - listOf) } };
        const shape = scalars[schema];
        expect(shape !== undefined, `uses the simple shape ${schema}, which we do not know`);
        return shape;
    }
    #compound(schema) {
        expect(Array.isArray(schema), `uses the shape ${String(schema)}, which we do not know`);
        const [kind, , name, traits] = schema;
        if (kind === kinds.list)
            return { type: 'list', element: this.#element(schema[4]) };
        if (kind === kinds.map) {
            const { xmlName: keyName } = memberTraits(schema[4]);
            const named = typeof keyName === 'string' ? { keyName } : {};
            return { type: 'map', ...named, value: this.#element(schema[5]) };
        }
        expect(kind === kinds.structure || kind === kinds.union || kind === kinds.error, `writes ${String(name)} as a schema of kind ${String(kind)}, which we do not know`);
        const { xmlName } = traitsOf(traits);
        return {
            type: 'structure',
            name: String(name),
            ...(typeof xmlName === 'string' ? { xmlName } : {}),
            members: this.#members(schema),
        };
    }
    #members(schema) {
        const [, , name, , names, schemas, required = 0] = schema;
        expect(Array.isArray(names) && Array.isArray(schemas) && names.length === schemas.length, `does not give ${String(name)} a name for each member`);
        return names.map((member, index) => this.#member(member, schemas[index], index < Number(required)));
    }
    #member(name, schema, required) {
        const traits = memberTraits(schema);
        const { xmlNamespace } = traits;
        return {
            name,
            ...this.#element(schema),
            ...queryName(name, traits),
            binding: binding(traits),
            ...(required ? { required: true } : {}),
            ...(traits.xmlFlattened ? { flattened: true } : {}),
            ...(traits.xmlAttribute ? { attribute: true } : {}),
            ...(Array.isArray(xmlNamespace)
                ? { namespace: { prefix: String(xmlNamespace[0]), uri: String(xmlNamespace[1]) } }
                : {}),
        };
    }
    #element(schema) {
        const { xmlName } = memberTraits(schema);
        const element = {
            shape: this.add(schema),
            ...(isSensitive(schema) ? { sensitive: true } : {}),
        };
        return typeof xmlName === 'string' ? { ...element, xmlName } : element;
    }
}
/** Where EC2's requests name a member otherwise than `ec2Name` makes it of its name in answers. */
function queryName(name, { ec2QueryName, xmlName }) {
    if (typeof ec2QueryName !== 'string')
        return {};
    const usual = ec2Name(typeof xmlName === 'string' ? xmlName : name);
    return ec2QueryName === usual ? {} : { queryName: ec2QueryName };
}
const s3Names = {
    service: 's3',
    protocol: 'rest-xml',
    version: '2006-03-01',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
};
const ec2Names = {
    service: 'ec2',
    protocol: 'ec2',
    version: '2016-11-15',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
};
/** The SDK's package for each service, and what its schemas do not say. */
const services = [
    [s3, s3Names],
    [iam, query('iam', '2010-05-08')],
    [sts, query('sts', '2011-06-15')],
    [organizations, json('organizations', '2016-11-28')],
    [serviceQuotas, json('service-quotas', '2019-06-24')],
    [cloudtrail, json('cloudtrail', '2013-11-01')],
    [ec2, ec2Names],
];
function query(service, version) {
    const xmlNamespace = `https://${service}.amazonaws.com/doc/${version}/`;
    return { service, protocol: 'query', version, xmlNamespace };
}
function json(service, version) {
    return { service, protocol: 'json-1.1', version, xmlNamespace: '' };
}
/** Every service that has a model. */
export function extractAll() {
    return services.map(([sdk, names]) => extractModel(sdk, names));
}
const [, program] = process.argv;
if (program && realpathSync(program) === fileURLToPath(import.meta.url)) {
    mkdirSync(new URL('./models/', import.meta.url), { recursive: true });
    for (const model of extractAll()) {
        writeFileSync(new URL(`./models/${model.service}.json`, import.meta.url), JSON.stringify(model));
    }
}
