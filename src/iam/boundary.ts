/**
 * Permissions boundaries: a managed policy, or nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
import type { EntityReader } from '../accounts/store.ts'
import { AwsError } from '../wire/errors.ts'
import { findPolicy, parsePolicyArn } from './policies.ts'

/** Where a boundary is looked for. */
interface Place {
  readonly records: EntityReader
  /** Whose policies may be boundaries, beside AWS's own. */
  readonly account: string
}

/** Throws NoSuchEntity if a boundary is named that is not there, InvalidInput for what is none. */
export async function requireBoundary(
  { records, account }: Place,
  arn: string | undefined,
): Promise<void> {
  if (arn === undefined || (await findPolicy(records, account, parsePolicyArn(arn)))) return
  const message = `Scope ARN: ${arn} does not exist or is not attachable.`
  throw new AwsError('NoSuchEntity', { status: 404, message })
}

/** The schema knows `PermissionsBoundaryPolicy` alone; AWS answers `Policy`. */
const boundaryType: string = 'Policy'

/** A boundary as users and roles show it. */
export function boundaryOutput(arn: string | undefined) {
  if (arn === undefined) return undefined
  return {
    PermissionsBoundaryType: boundaryType as 'PermissionsBoundaryPolicy',
    PermissionsBoundaryArn: arn,
  }
}
