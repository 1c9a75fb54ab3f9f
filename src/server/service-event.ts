/** Events of what EC2 does of its own, for the audit trail. */
import type { AuditEvent, Elements } from '../accounts/audit-records.ts'
import { randomBytes } from './random.ts'

/** Who does it. */
export const ec2Source = 'ec2.amazonaws.com'

/** What happened. */
export interface ServiceHappening {
  /** Twelve digits. */
  readonly account: string
  readonly region: string
  readonly at: number
  readonly name: string
  /** Types, and ends of ARNs: `instance/i-…`. */
  readonly resources: readonly (readonly [type: string, path: string])[]
  readonly details: Elements
}

/** What all events of EC2's own doing have. */
export function ownEvent({
  account,
  region,
  at,
}: Pick<ServiceHappening, 'account' | 'region' | 'at'>) {
  return {
    eventVersion: '1.11',
    userIdentity: { type: 'AWSService', invokedBy: ec2Source },
    eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
    awsRegion: region,
    sourceIPAddress: ec2Source,
    userAgent: ec2Source,
    requestID: uuid(),
    eventID: uuid(),
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
  } as const
}

/**
 * The event of a change that nobody called for: AWS's form for what a service does of its own.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
 */
export function serviceEvent(happening: ServiceHappening): AuditEvent {
  const { account, region, name, resources, details } = happening
  const own = ownEvent(happening)
  return {
    ...own,
    userIdentity: { type: 'AWSService', accountId: account, invokedBy: ec2Source },
    eventSource: ec2Source,
    eventName: name,
    requestParameters: null,
    responseElements: null,
    readOnly: false,
    resources: resources.map(([type, path]) => ({
      accountId: account,
      type,
      ARN: `arn:aws:ec2:${region}:${account}:${path}`,
    })),
    eventType: 'AwsServiceEvent',
    serviceEventDetails: details,
  }
}

function uuid(): string {
  const hex = randomBytes(16).toString('hex')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`]
  return [...parts, variant + hex.slice(17, 20), hex.slice(20)].join('-')
}
