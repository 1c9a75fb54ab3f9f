import { checksumAlgorithms } from '../wire/checksums.js';
import { AwsError } from '../wire/errors.js';
import { invalidRequest } from './errors.js';
const algorithms = Object.keys(checksumAlgorithms);
const fieldOf = Object.fromEntries(algorithms.map((algorithm) => [algorithm, `Checksum${algorithm}`]));
const headers = algorithms.map((algorithm) => [checksumAlgorithms[algorithm].header, algorithm]);
/** The members that tell an object's checksum. */
export function checksumFields(checksum) {
    if (!checksum)
        return {};
    return { [fieldOf[checksum.algorithm]]: checksum.value, ChecksumType: checksum.type };
}
/** The member that tells a part's checksum, which has no type of its own. */
export function partChecksumFields(algorithm, value) {
    return algorithm === undefined || value === undefined ? {} : { [fieldOf[algorithm]]: value };
}
/** The values that a client stated, by algorithm. */
export function statedChecksums(input) {
    const stated = {};
    for (const algorithm of algorithms) {
        const value = input[fieldOf[algorithm]];
        if (value !== undefined)
            stated[algorithm] = value;
    }
    return stated;
}
/** The algorithm whose value comes with a body, in a header or, as announced, in the trailer. */
export function bodyAlgorithm(requestHeaders) {
    const trailer = requestHeaders['x-amz-trailer']?.toLowerCase();
    for (const [header, algorithm] of headers) {
        if (requestHeaders[header] !== undefined || trailer === header)
            return algorithm;
    }
    return undefined;
}
/** `x-amz-checksum-algorithm` as one of ours. Throws InvalidRequest for one that is none. */
export function parseAlgorithm(value) {
    if (value === undefined)
        return undefined;
    const name = value.toUpperCase();
    if (algorithms.includes(name))
        return name;
    throw invalidRequest('Checksum algorithm provided is unsupported. Please try again with any of the valid types: ' +
        `[${algorithms.join(', ')}]`);
}
/**
 * The type of a multipart object's checksum: what was asked for if the algorithm allows it;
 * COMPOSITE by default, FULL_OBJECT where parts cannot be told apart.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
export function multipartChecksumType(algorithm, asked) {
    if (algorithm === undefined) {
        if (asked === undefined)
            return undefined;
        throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.');
    }
    const { composite, fullObject } = checksumAlgorithms[algorithm];
    if (asked === undefined)
        return composite ? 'COMPOSITE' : 'FULL_OBJECT';
    if ((asked === 'COMPOSITE' && composite) || (asked === 'FULL_OBJECT' && fullObject))
        return asked;
    if (asked !== 'COMPOSITE' && asked !== 'FULL_OBJECT') {
        throw invalidRequest('Value for x-amz-checksum-type header is invalid.');
    }
    throw invalidRequest(`The ${asked} checksum type cannot be used with the ${algorithm.toLowerCase()} ` +
        'checksum algorithm.');
}
/**
 * Throws InvalidRequest when a part does not come with the checksum that its upload was begun
 * with.
 */
export function checkPartAlgorithm(expected, actual) {
    if (expected === undefined || expected === actual)
        return;
    throw new AwsError('InvalidRequest', {
        message: `Checksum Type mismatch occurred, expected checksum Type: ${expected.toLowerCase()}, ` +
            `actual checksum Type: ${actual?.toLowerCase() ?? 'null'}`,
    });
}
