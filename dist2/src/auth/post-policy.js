/**
 * The policy of a POST form: what its signer lets a browser upload.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
import { AwsError } from '../wire/errors.js';
import { parseIsoDate } from './request-date.js';
function invalid(fault) {
    return new AwsError('InvalidPolicyDocument', { message: `Invalid Policy: ${fault}` });
}
function denied(fault) {
    return new AwsError('AccessDenied', { message: `Invalid according to Policy: ${fault}` });
}
// AWS's documents escape a dollar sign and a vertical tab, which JSON does not know.
function toJson(text) {
    return text.replace(/\\([\s\S])/g, (whole, character) => {
        if (character === '$')
            return '$';
        return character === 'v' ? '\\u000b' : whole;
    });
}
function parseDocument(encoded) {
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(encoded))
        throw invalid("Invalid 'base64' encoding.");
    const text = Buffer.from(encoded, 'base64').toString('utf8');
    if (text === '')
        throw invalid("Expecting '{' but found End-of-Input");
    let document;
    try {
        document = JSON.parse(toJson(text));
    }
    catch (cause) {
        throw new AwsError('InvalidPolicyDocument', { message: 'Invalid Policy: Invalid JSON.', cause });
    }
    if (!isObject(document))
        throw invalid('Invalid JSON.');
    return document;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Reads the `policy` field of a form. Throws InvalidPolicyDocument. */
export function parsePolicy(encoded) {
    const { expiration, conditions } = parseDocument(encoded);
    if (expiration === undefined)
        throw invalid('Policy missing expiration.');
    const expiresAt = typeof expiration === 'string' ? parseIsoDate(expiration) : undefined;
    if (expiresAt === undefined)
        throw invalid(`Invalid 'expiration' value: '${String(expiration)}'`);
    if (conditions === undefined)
        throw invalid('Policy missing conditions.');
    if (!Array.isArray(conditions))
        throw invalid("Invalid 'conditions' value: must be a List.");
    const fields = [];
    const lengths = [];
    for (const condition of conditions) {
        const parsed = parseCondition(condition);
        if ('field' in parsed)
            fields.push(parsed);
        else
            lengths.push(parsed);
    }
    return { expiresAt, conditions: fields, lengths };
}
function parseCondition(condition) {
    if (Array.isArray(condition))
        return parseList(condition);
    if (!isObject(condition))
        throw invalid('Invalid condition test: must be a List or Object.');
    const [property, ...more] = Object.entries(condition);
    if (property === undefined || more.length > 0) {
        const needs = 'Simple-Conditions must have exactly one property specified.';
        throw invalid(`Invalid Simple-Condition: ${needs}`);
    }
    const [name, value] = property;
    if (typeof value !== 'string')
        throw invalid('Invalid Simple-Condition: value must be a string.');
    const text = JSON.stringify(['eq', `$${name}`, value]).replaceAll('","', '", "');
    return { operator: 'eq', field: name.toLowerCase(), value, text };
}
function parseList(list) {
    const [operation, first, second] = list;
    if (typeof operation !== 'string') {
        throw invalid('Invalid Condition: missing operation identifier.');
    }
    const operator = operation.toLowerCase();
    if (!['eq', 'starts-with', 'content-length-range'].includes(operator)) {
        throw invalid(`Invalid Condition: unknown operation '${operation}'.`);
    }
    if (list.length !== 3)
        throw invalid(`Invalid ${operation}: wrong number of arguments.`);
    if (operator === 'content-length-range') {
        return { minBytes: parseLength(first), maxBytes: parseLength(second) };
    }
    if (typeof first !== 'string' || typeof second !== 'string' || !first.startsWith('$')) {
        throw invalid(`Invalid ${operation}: a field's name that starts with $, and a string, expected.`);
    }
    const text = JSON.stringify([operation, first, second]).replaceAll('","', '", "');
    const field = first.slice(1).toLowerCase();
    return { operator: operator === 'eq' ? 'eq' : 'starts-with', field, value: second, text };
}
function parseLength(length) {
    const sizeBytes = typeof length === 'string' && /^\d+$/.test(length) ? Number(length) : length;
    if (typeof sizeBytes !== 'number' || !Number.isSafeInteger(sizeBytes) || sizeBytes < 0) {
        throw invalid('Invalid content-length-range: two lengths in bytes expected.');
    }
    return sizeBytes;
}
/**
 * Judges the fields of a form (names in lower case, `${filename}` replaced). Throws AccessDenied if
 * the policy has expired, a condition fails, or a field is named by none of them; EntityTooSmall or
 * EntityTooLarge for the length.
 */
export function checkPolicy(policy, fields, facts) {
    if (facts.now >= policy.expiresAt)
        throw denied('Policy expired.');
    const covered = new Set();
    for (const condition of policy.conditions) {
        const { field } = condition;
        const value = field === 'bucket' ? facts.bucket : (fields.get(field) ?? '');
        if (!meets(value, condition))
            throw denied(`Policy Condition failed: ${condition.text}`);
        covered.add(field);
    }
    for (const name of ['bucket', ...fields.keys()]) {
        if (!covered.has(name) && mustBeCovered(name))
            throw denied(`Extra input fields: ${name}`);
    }
    if (facts.contentLength !== undefined)
        checkLength(policy, facts.contentLength);
}
function meets(value, condition) {
    if (condition.operator === 'eq')
        return value === condition.value;
    if (condition.field !== 'content-type')
        return value.startsWith(condition.value);
    // AWS: commas in a Content-Type make it a list, each member of which must start so.
    return value.split(',').every((type) => type.trimStart().startsWith(condition.value));
}
const uncovered = new Set(['x-amz-signature', 'signature', 'awsaccesskeyid', 'policy', 'file']);
// A checksum can only make an upload fail that would have passed, so that it needs no leave: the
// public tests send one that the policy does not name, and AWS's own tools do.
function mustBeCovered(name) {
    const free = name.startsWith('x-ignore-') || name.startsWith('x-amz-checksum-');
    return !free && !uncovered.has(name);
}
/** Judges the length of a file that was read whole. Throws EntityTooSmall or EntityTooLarge. */
export function checkLength({ lengths }, sizeBytes) {
    for (const { minBytes, maxBytes } of lengths) {
        if (sizeBytes > maxBytes)
            throw tooLarge(sizeBytes, maxBytes);
        if (sizeBytes < minBytes) {
            throw new AwsError('EntityTooSmall', {
                detail: { ProposedSize: String(sizeBytes), MinSizeAllowed: String(minBytes) },
            });
        }
    }
}
function tooLarge(sizeBytes, maxBytes) {
    return new AwsError('EntityTooLarge', {
        detail: { ProposedSize: String(sizeBytes), MaxSizeAllowed: String(maxBytes) },
    });
}
/** The bytes of a file: refused where they pass what the policy allows, at the end if too few. */
export async function* withinLengths(policy, file) {
    const maxBytes = Math.min(...policy.lengths.map((range) => range.maxBytes));
    let sizeBytes = 0;
    for await (const chunk of file) {
        sizeBytes += chunk.length;
        if (sizeBytes > maxBytes)
            throw tooLarge(sizeBytes, maxBytes);
        yield chunk;
    }
    checkLength(policy, sizeBytes);
}
