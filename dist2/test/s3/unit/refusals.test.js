import assert from 'node:assert/strict';
import { accepted, refusalError } from '../../../src/s3/errors.js';
const quota = {
    refused: 'QuotaExceeded',
    scope: 'bucket',
    name: 'photos',
    measure: 'bytes',
    limit: 100,
    usage: 90,
};
describe('refusals of storage', () => {
    const cases = [
        [{ refused: 'BucketAlreadyExists' }, 409, 'BucketAlreadyExists'],
        [{ refused: 'BucketAlreadyOwnedByYou' }, 409, 'BucketAlreadyOwnedByYou'],
        [{ refused: 'BucketNotEmpty' }, 409, 'BucketNotEmpty'],
        [{ refused: 'NoSuchBucket' }, 404, 'NoSuchBucket'],
        [{ refused: 'TooManyBuckets' }, 400, 'TooManyBuckets'],
        [{ refused: 'TooManyParts' }, 400, 'TooManyParts'],
        [{ refused: 'NoSuchKey', key: 'k' }, 404, 'NoSuchKey', { Key: 'k' }],
        [{ refused: 'NoSuchUpload', uploadId: 'u' }, 404, 'NoSuchUpload', { UploadId: 'u' }],
        [{ refused: 'NoSuchPart', part: 3 }, 400, 'InvalidPart', { PartNumber: '3' }],
        [
            { refused: 'PreconditionFailed', condition: 'If-Match' },
            412,
            'PreconditionFailed',
            { Condition: 'If-Match' },
        ],
        [{ refused: 'ConditionalRequestConflict' }, 409, 'ConditionalRequestConflict'],
        [{ refused: 'InvalidPart', part: 3 }, 400, 'InvalidPart', { PartNumber: '3' }],
        [{ refused: 'InvalidPartOrder' }, 400, 'InvalidPartOrder'],
        [
            { refused: 'EntityTooSmall', part: 1, sizeBytes: 9 },
            400,
            'EntityTooSmall',
            { ProposedSize: '9', MinSizeAllowed: '5242880', PartNumber: '1' },
        ],
        [
            { refused: 'EntityTooLarge', sizeBytes: 9, maxBytes: 8 },
            400,
            'EntityTooLarge',
            { ProposedSize: '9', MaxSizeAllowed: '8' },
        ],
        [{ refused: 'ChecksumMismatch', algorithm: 'CRC32' }, 400, 'BadDigest'],
        [{ refused: 'SizeMismatch', sizeBytes: 9 }, 400, 'InvalidRequest'],
        [{ refused: 'InvalidWriteOffset', sizeBytes: 9 }, 400, 'InvalidWriteOffset'],
        [quota, 403, 'QuotaExceeded'],
        [{ ...quota, refused: 'LimitBelowUsage' }, 400, 'InvalidRequest'],
        [{ refused: 'Full' }, 507, 'InsufficientStorage'],
    ];
    for (const [refusal, status, code, detail] of cases) {
        it(`${refusal.refused} is ${status} ${code}`, () => {
            const error = refusalError(refusal);
            assert.deepEqual([error.status, error.code], [status, code]);
            if (detail)
                assert.deepEqual(error.detail, detail);
        });
    }
    it('tell limit and usage of a quota', () => {
        assert.match(refusalError(quota).message, /photos.*100 bytes.*90/);
    });
    it('are thrown, and anything else is handed on', () => {
        const answer = { removed: true };
        assert.equal(accepted(answer), answer);
        assert.equal(accepted(undefined), undefined);
        assert.throws(() => accepted({ refused: 'NoSuchBucket' }), { code: 'NoSuchBucket' });
    });
});
