/** The versions of managed policies. */
import type { EntityReader } from '../accounts/store.ts'
import { parsePattern } from './bounds.ts'
import {
  type FoundPolicy,
  findPolicy,
  type PolicyVersion,
  parsePolicyArn,
  policyNotAttachable,
} from './policies.ts'

interface VersionInput {
  readonly PolicyArn?: string | undefined
  readonly VersionId?: string | undefined
}

/** The version that an input names. Throws ValidationError, InvalidInput, NoSuchEntity. */
export async function existingVersion(
  records: EntityReader,
  account: string,
  { PolicyArn, VersionId = '' }: VersionInput,
): Promise<{ policy: FoundPolicy; version: PolicyVersion }> {
  const arn = parsePolicyArn(PolicyArn)
  const id = parsePattern('versionId', VersionId, /^v[1-9][0-9]*(\.[A-Za-z0-9-]*)?$/)
  const policy = await findPolicy(records, account, arn)
  const version = policy?.versions.find((one) => one.id === id)
  if (policy !== undefined && version !== undefined) return { policy, version }
  throw policyNotAttachable(`${arn} version ${id}`)
}

/** What versions are sorted by: later ones come first. */
export function newestFirst({ id }: PolicyVersion): string {
  return String(Number.MAX_SAFE_INTEGER - Number(id.slice(1)))
}
