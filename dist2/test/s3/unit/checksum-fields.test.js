import assert from 'node:assert/strict';
import { bodyAlgorithm, checkPartAlgorithm, checksumFields, multipartChecksumType, parseAlgorithm, statedChecksums, } from '../../../src/s3/checksum-fields.js';
describe('checksum members', () => {
    it('tell an object’s checksum under its algorithm’s name', () => {
        const checksum = { algorithm: 'SHA256', type: 'COMPOSITE', value: 'x-2' };
        const fields = { ChecksumSHA256: 'x-2', ChecksumType: 'COMPOSITE' };
        assert.deepEqual(checksumFields(checksum), fields);
        assert.deepEqual(checksumFields(undefined), {});
        assert.deepEqual(statedChecksums({ ChecksumCRC32: 'a', ChecksumMD5: 'b' }), {
            CRC32: 'a',
            MD5: 'b',
        });
    });
    it('of a body are found in headers and in the promise of a trailer', () => {
        assert.equal(bodyAlgorithm({ 'x-amz-checksum-sha1': 'x' }), 'SHA1');
        assert.equal(bodyAlgorithm({ 'x-amz-trailer': 'X-Amz-Checksum-Crc32c' }), 'CRC32C');
        assert.equal(bodyAlgorithm({ 'x-amz-checksum-type': 'FULL_OBJECT' }), undefined);
    });
});
describe('checksums of uploads in parts', () => {
    it('have AWS’s default types, and only the types that an algorithm can have', () => {
        assert.equal(multipartChecksumType('CRC32', undefined), 'COMPOSITE');
        assert.equal(multipartChecksumType('CRC64NVME', undefined), 'FULL_OBJECT');
        assert.equal(multipartChecksumType('CRC32C', 'FULL_OBJECT'), 'FULL_OBJECT');
        assert.equal(multipartChecksumType(undefined, undefined), undefined);
        for (const [algorithm, type] of [
            ['SHA256', 'FULL_OBJECT'],
            ['CRC64NVME', 'COMPOSITE'],
            ['CRC32', 'WHOLE'],
            [undefined, 'COMPOSITE'],
        ]) {
            assert.throws(() => multipartChecksumType(algorithm, type), { code: 'InvalidRequest' });
        }
    });
    it('are of one algorithm in all parts', () => {
        checkPartAlgorithm(undefined, 'CRC32');
        checkPartAlgorithm('SHA1', 'SHA1');
        assert.throws(() => checkPartAlgorithm('SHA1', undefined), /sha1, actual checksum Type: null/);
        assert.throws(() => checkPartAlgorithm('SHA1', 'MD5'), { code: 'InvalidRequest' });
    });
    it('know their algorithms', () => {
        assert.equal(parseAlgorithm('sha256'), 'SHA256');
        assert.equal(parseAlgorithm(undefined), undefined);
        assert.throws(() => parseAlgorithm('CRC7'), { code: 'InvalidRequest' });
    });
});
