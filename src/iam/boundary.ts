/** Permissions boundaries: a managed policy, or nothing. */
import { managedText } from '../accounts/principal-policies.ts'
import type { EntityReader } from '../accounts/store.ts'
import { AwsError } from '../wire/errors.ts'

/** Throws NoSuchEntity if a boundary is named that is not there. */
export async function requireBoundary(
  records: EntityReader,
  arn: string | undefined,
): Promise<void> {
  if (arn === undefined || (await managedText(records, arn)) !== undefined) return
  const message = `Scope ARN: ${arn} does not exist or is not attachable.`
  throw new AwsError('NoSuchEntity', { status: 404, message })
}

/** A boundary as users and roles show it. */
export function boundaryOutput(arn: string | undefined) {
  if (arn === undefined) return undefined
  return {
    PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
    PermissionsBoundaryArn: arn,
  }
}
