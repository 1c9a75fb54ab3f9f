/** Whether a caller of EC2 may read or write an object, asked as S3 asks it. */
import type { Accounts } from '../accounts/accounts.ts'
import type { Caller } from '../auth/caller.ts'
import type { Circumstances } from '../auth/global-context.ts'
import type { ObjectAccess } from '../ec2/images/object-access.ts'
import type { Storage } from '../storage/storage.ts'
import { AwsError } from '../wire/errors.ts'
import { authorizeS3, beforeBucket } from './s3-access.ts'

/** What asking takes. */
export interface AccessParts {
  readonly accounts: Pick<Accounts, 'findPolicies'>
  readonly storage: Pick<Storage, 'buckets' | 'objects'>
}

/** Who asks. */
export interface AccessCaller {
  readonly caller: Caller
  readonly circumstances: Circumstances
}

/** Gives each caller of EC2 its access. */
export function objectAccessOf(parts: AccessParts): (caller: AccessCaller) => ObjectAccess {
  const { accounts, storage } = parts
  return ({ caller, circumstances }) =>
    async (permission, { bucket: name, key }) => {
      const bucket = await storage.buckets.find(name)
      if (bucket === undefined) return { refused: 'NoSuchBucket' }
      const operation = permission.slice('s3:'.length)
      const nothing = { input: {}, signature: undefined, tlsVersion: undefined }
      try {
        const seen = await beforeBucket(accounts, caller, bucket)
        const asking = { caller: seen, operation, circumstances, ...nothing }
        authorizeS3(asking, permission, { bucket, key })
      } catch (error) {
        if (!(error instanceof AwsError)) throw error
        return { refused: 'AccessDenied', explanation: error.message }
      }
      const { account } = bucket
      const found = await storage.objects.find(bucket, key)
      return { bucket: name, key, account, sizeBytes: found?.sizeBytes }
    }
}
