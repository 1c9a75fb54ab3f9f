/**
 * The checksums that S3 keeps with an object, in one table: header, size, how they are made, and
 * what a multipart object's may be (full object or composite).
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
import { combineParts } from './checksum-combine.js';
import { cryptoHash, fastHashes } from './checksum-hashers.js';
const fullOnly = { fullObject: true, composite: false };
const compositeOnly = { fullObject: false, composite: true };
const either = { fullObject: true, composite: true };
function row(algorithm, { bytes, ...multipart }, made) {
    return {
        algorithm,
        header: `x-amz-checksum-${algorithm.toLowerCase()}`,
        bytes,
        ...multipart,
        create: () => made.create(),
        once: (data) => made.once(data),
    };
}
/** Every algorithm that the SDK's schema lists. */
export const checksumAlgorithms = {
    CRC32: row('CRC32', { bytes: 4, ...either }, fastHashes.crc32),
    CRC32C: row('CRC32C', { bytes: 4, ...either }, fastHashes.crc32c),
    CRC64NVME: row('CRC64NVME', { bytes: 8, ...fullOnly }, fastHashes.crc64Nvme),
    SHA1: row('SHA1', { bytes: 20, ...compositeOnly }, cryptoHash('sha1')),
    SHA256: row('SHA256', { bytes: 32, ...compositeOnly }, cryptoHash('sha256')),
    SHA512: row('SHA512', { bytes: 64, ...compositeOnly }, cryptoHash('sha512')),
    MD5: row('MD5', { bytes: 16, ...compositeOnly }, cryptoHash('md5')),
    XXHASH64: row('XXHASH64', { bytes: 8, ...compositeOnly }, fastHashes.xxHash64),
    XXHASH3: row('XXHASH3', { bytes: 8, ...compositeOnly }, fastHashes.xxHash3),
    XXHASH128: row('XXHASH128', { bytes: 16, ...compositeOnly }, fastHashes.xxHash128),
};
const rowsByHeader = new Map(Object.values(checksumAlgorithms).map((each) => [each.header, each]));
/** The algorithm whose value this header (lower case) carries. */
export function checksumOfHeader(header) {
    return rowsByHeader.get(header);
}
/** The algorithm of this name, in any case, as AWS reads it. */
export function checksumNamed(name) {
    return rowsByHeader.get(`x-amz-checksum-${name.toLowerCase()}`);
}
const fields = {
    CRC32: { bits: 32, polynomial: { high: 0, low: 0xedb88320 } },
    CRC32C: { bits: 32, polynomial: { high: 0, low: 0x82f63b78 } },
    CRC64NVME: { bits: 64, polynomial: { high: 0x9a6c9329, low: 0xac4bc9b5 } },
};
/** The FULL_OBJECT value of a whole from those of its parts in order, in O(parts). */
export function combineCrc(algorithm, parts) {
    return combineParts(fields[algorithm], parts);
}
/** The COMPOSITE value, the digest of the parts' values in order; S3 shows `-N` after it. */
export function compositeChecksum(algorithm, values) {
    return checksumAlgorithms[algorithm].once(Buffer.concat(values));
}
/** The value in base64, or undefined if this is not exactly one value of that size. */
export function parseChecksum(row, base64) {
    const value = Buffer.from(base64, 'base64');
    return value.length === row.bytes && value.toString('base64') === base64 ? value : undefined;
}
