/** The transaction that sets a bucket's policy. What a policy says is no matter of storage's. */
import type { Transaction } from '../engine/engine.ts'
import { bucketKey, policyKey } from './keys.ts'
import type { Bucket, BucketPolicy } from './model.ts'
import { decodeBucket, encodeBucket, encodePolicy, isRecordOf } from './records.ts'
import type { Refusal } from './refusal.ts'

interface PolicyArgs {
  readonly bucket: Bucket
  readonly policy: BucketPolicy | undefined
}

/**
 * Writes the policy, and its hash into the bucket's record. Writes under way look only whether the
 * bucket is still the same one, so none of them is refused for it.
 */
export const setPolicy: Transaction<PolicyArgs, Refusal | { changed: boolean }> = {
  name: 'setPolicy',
  reads: ({ bucket }) => ({ keys: [bucketKey(bucket.name)] }),
  decide({ values: [record] }, { bucket, policy }) {
    if (!record || !isRecordOf(bucket, record)) return { result: { refused: 'NoSuchBucket' } }
    const { hasPolicy, ...present } = decodeBucket(record)
    const next = [bucketKey(bucket.name), encodeBucket({ ...present, policy })] as const
    if (policy !== undefined) {
      const put = [next, [policyKey(bucket.id), encodePolicy(policy)] as const]
      return { result: { changed: true }, put }
    }
    if (!hasPolicy) return { result: { changed: false } }
    return { result: { changed: true }, put: [next], remove: [policyKey(bucket.id)] }
  },
}
