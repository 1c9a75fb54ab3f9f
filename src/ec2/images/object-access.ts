/** Objects in buckets that calls name, with the caller's own rights: EC2 knows no storage. */
import type { Accounts } from '../../accounts/accounts.ts'
import type { ObjectPlace } from '../../compute/images/object-store.ts'
import { invalidParameter, missingParameter, unauthorizedOperation } from '../errors.ts'

/** An object that may be read or written, or why not, in words. */
export type ObjectAnswer =
  | (ObjectPlace & { readonly sizeBytes: number | undefined })
  | { readonly refused: 'NoSuchBucket' }
  | { readonly refused: 'AccessDenied'; readonly explanation: string }

/** Asks S3 for the caller. */
export type ObjectAccess = (
  permission: 's3:GetObject' | 's3:PutObject',
  at: { readonly bucket: string; readonly key: string },
) => Promise<ObjectAnswer>

/** An object that is there and that the caller may read. Throws InvalidParameter, Unauthorized…. */
export async function readableObject(
  access: ObjectAccess,
  { bucket, key }: { readonly bucket: string | undefined; readonly key: string | undefined },
): Promise<ObjectPlace & { readonly sizeBytes: number }> {
  if (!bucket) throw missingParameter('S3Bucket')
  if (!key) throw missingParameter('S3Key')
  const { sizeBytes, ...place } = granted(await access('s3:GetObject', { bucket, key }), bucket)
  if (sizeBytes !== undefined) return { ...place, sizeBytes }
  throw invalidParameter(`The S3 object ${key} does not exist in the bucket ${bucket}.`)
}

/** An object that the caller may write. Throws InvalidParameter, UnauthorizedOperation. */
export async function writableObject(
  access: ObjectAccess,
  { bucket, key }: { readonly bucket: string | undefined; readonly key: string },
): Promise<ObjectPlace> {
  if (!bucket) throw missingParameter('S3Bucket')
  const { sizeBytes: _, ...place } = granted(await access('s3:PutObject', { bucket, key }), bucket)
  return place
}

function granted(answer: ObjectAnswer, bucket: string) {
  if (!('refused' in answer)) return answer
  if (answer.refused === 'AccessDenied') throw unauthorizedOperation(answer.explanation, undefined)
  throw invalidParameter(`The S3 bucket ${bucket} does not exist.`)
}

/** The role that AWS's service would take on; here the caller's own rights are asked. */
export async function requireRole(
  accounts: Pick<Accounts, 'entities'>,
  account: string,
  role: string | undefined,
): Promise<void> {
  if (role === undefined) return
  if ((await accounts.entities.in(account).get('role', role)) !== undefined) return
  throw invalidParameter(
    `The service role ${role} provided does not exist or does not have sufficient permissions`,
  )
}
