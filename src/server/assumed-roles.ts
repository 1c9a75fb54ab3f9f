/** Credentials that machines are given, as events of the audit trail. */
import { type AuditEvent, writeEvents } from '../accounts/audit-records.ts'
import { timeText } from '../cloudtrail/elements.ts'
import type { Records } from '../engine/engine.ts'
import type { AssumedRole } from '../metadata/role-documents.ts'
import { ownEvent } from './service-event.ts'

/** Where events are written down. */
export interface AssumedRoleParts {
  readonly records: Records
  readonly region: string
  /** Events that are being written. */
  readonly writes: Set<Promise<unknown>>
}

/**
 * Writes down that EC2 has assumed a role for an instance; resolves when it is on disk.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 */
export async function writeAssumedRole(
  { records, region, writes }: AssumedRoleParts,
  assumed: AssumedRole,
): Promise<void> {
  const at = Date.now()
  const event = eventOf(assumed, { region, at })
  const writing = records.transact(writeEvents, [{ at, event }])
  writes.add(writing)
  await writing.finally(() => writes.delete(writing))
}

function eventOf(
  assumed: AssumedRole,
  { region, at }: { readonly region: string; readonly at: number },
): AuditEvent {
  const { account, roleArn, instanceId, accessKeyId, assumedRoleId, expiresAt } = assumed
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  return {
    ...ownEvent({ account, region, at }),
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: { roleArn, roleSessionName: instanceId },
    responseElements: {
      credentials: { accessKeyId, expiration: timeText(new Date(expiresAt)) },
      assumedRoleUser: {
        assumedRoleId,
        arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${instanceId}`,
      },
    },
    readOnly: true,
    resources: [{ accountId: account, type: 'AWS::IAM::Role', ARN: roleArn }],
    eventType: 'AwsApiCall',
  }
}
