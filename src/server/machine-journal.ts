/**
 * What happens to machines without a call, as events of the audit trail: each is written in the
 * very change that it tells of. AWS's form for what a service does of its own is AwsServiceEvent.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
 */
import { type AuditEvent, encodeEvent, eventKey } from '../accounts/audit-records.ts'
import type { SettleParts, StateChange } from '../compute/settle.ts'
import { randomBytes } from './random.ts'

/** Writes events, and counts them. */
export interface MachineJournal extends Pick<SettleParts, 'journal' | 'writes'> {
  counts(): { readonly starts: number; readonly failures: number }
}

const source = 'ec2.amazonaws.com'

/** Opens it for a region. */
export function openMachineJournal(region: string): MachineJournal {
  let starts = 0
  let failures = 0
  return {
    writes: new Set(),
    counts: () => ({ starts, failures }),

    journal(records, change) {
      const at = Date.now()
      const event = eventOf(change, { at, region })
      const { instance } = change
      if (instance.state === 'running') starts += 1
      else if (instance.stateReason?.code === 'Server.InternalError') failures += 1
      records.putRecord(eventKey({ at, event }), encodeEvent(event))
    },
  }
}

function eventOf(
  { account, instance, before }: StateChange,
  { at, region }: { readonly at: number; readonly region: string },
): AuditEvent {
  const { instanceId, state, stateReason } = instance
  return {
    eventVersion: '1.11',
    userIdentity: { type: 'AWSService', accountId: account, invokedBy: source },
    eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
    eventSource: source,
    eventName: 'InstanceStateChange',
    awsRegion: region,
    sourceIPAddress: source,
    userAgent: source,
    requestParameters: null,
    responseElements: null,
    requestID: uuid(),
    eventID: uuid(),
    readOnly: false,
    resources: [
      {
        accountId: account,
        type: 'AWS::EC2::Instance',
        ARN: `arn:aws:ec2:${region}:${account}:instance/${instanceId}`,
      },
    ],
    eventType: 'AwsServiceEvent',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    serviceEventDetails: {
      'instance-id': instanceId,
      state,
      previousState: before,
      ...(stateReason && { stateReason: stateReason.code }),
    },
  }
}

function uuid(): string {
  const hex = randomBytes(16).toString('hex')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`]
  return [...parts, variant + hex.slice(17, 20), hex.slice(20)].join('-')
}
