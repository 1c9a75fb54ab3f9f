/** The first item of a schema. */
export const kinds = {
    simple: 0,
    list: 1,
    map: 2,
    structure: 3,
    error: -3,
    union: 4,
    operation: 9,
};
/** The SDK's trait bits, lowest first. */
const traitBits = [
    'httpLabel',
    'idempotent',
    'idempotencyToken',
    'sensitive',
    'httpPayload',
];
/** Where a member with these traits travels. */
export function binding(traits) {
    const { httpHeader, httpQuery, httpPrefixHeaders } = traits;
    if (typeof httpHeader === 'string')
        return { in: 'header', name: httpHeader };
    if (typeof httpQuery === 'string')
        return { in: 'query', name: httpQuery };
    if (typeof httpPrefixHeaders === 'string')
        return { in: 'prefix', name: httpPrefixHeaders };
    if (traits.httpLabel)
        return { in: 'label' };
    if (traits.httpPayload)
        return { in: 'payload' };
    if (traits.httpResponseCode)
        return { in: 'status' };
    return { in: 'body' };
}
/**
 * The schema behind a reference: a pair is a schema with traits of its own, a function stands for
 * one that is defined elsewhere.
 */
export function follow(reference) {
    let schema = reference;
    while (typeof schema === 'function' || (Array.isArray(schema) && schema.length === 2)) {
        schema = typeof schema === 'function' ? schema() : schema[0];
    }
    expect(typeof schema === 'number' || typeof schema === 'string' || Array.isArray(schema), 'writes a schema as something else than a number, a string or an array');
    return schema;
}
/** What a member says beyond what its schema does. */
export function memberTraits(schema) {
    return Array.isArray(schema) && schema.length === 2 ? traitsOf(schema[1]) : {};
}
/** Traits by name, whether they are written as bits or as an object. */
export function traitsOf(traits) {
    if (typeof traits === 'object' && traits !== null)
        return traits;
    const bits = Number(traits ?? 0);
    return Object.fromEntries(traitBits.map((name, bit) => [name, (bits >> bit) & 1]));
}
/** Throws a sentence if the SDK is not as we know it. */
export function expect(truth, otherwise) {
    if (!truth)
        throw new Error(`The AWS SDK ${otherwise}. See src/wire/extract.ts.`);
}
/** Whether a value must not be written down, as the schema or the member that holds it says. */
export function isSensitive(schema) {
    if (memberTraits(schema).sensitive)
        return true;
    const shape = follow(schema);
    return Array.isArray(shape) && Boolean(traitsOf(shape[3]).sensitive);
}
