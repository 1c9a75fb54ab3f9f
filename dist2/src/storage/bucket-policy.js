import { bucketKey, policyKey } from './keys.js';
import { decodeBucket, encodeBucket, encodePolicy, isRecordOf } from './records.js';
/**
 * Writes the policy, and its hash into the bucket's record. Writes under way look only whether the
 * bucket is still the same one, so none of them is refused for it.
 */
export const setPolicy = {
    name: 'setPolicy',
    reads: ({ bucket }) => ({ keys: [bucketKey(bucket.name)] }),
    decide({ values: [record] }, { bucket, policy }) {
        if (!record || !isRecordOf(bucket, record))
            return { result: { refused: 'NoSuchBucket' } };
        const { hasPolicy, ...present } = decodeBucket(record);
        const next = [bucketKey(bucket.name), encodeBucket({ ...present, policy })];
        if (policy !== undefined) {
            const put = [next, [policyKey(bucket.id), encodePolicy(policy)]];
            return { result: { changed: true }, put };
        }
        if (!hasPolicy)
            return { result: { changed: false } };
        return { result: { changed: true }, put: [next], remove: [policyKey(bucket.id)] };
    },
};
