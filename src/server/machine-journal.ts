/**
 * What happens to machines without a call, as events of the audit trail: each is written in the
 * very change that it tells of.
 */
import { type AuditEvent, encodeEvent, eventKey } from '../accounts/audit-records.ts'
import type { SettleParts, StateChange } from '../compute/instances/settle.ts'
import { serviceEvent } from './service-event.ts'

/** Writes events, and counts them. */
export interface MachineJournal extends Pick<SettleParts, 'journal'> {
  counts(): { readonly starts: number; readonly failures: number }
}

/** Opens it for a region. */
export function openMachineJournal(region: string): MachineJournal {
  let starts = 0
  let failures = 0
  return {
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
  return serviceEvent({
    ...{ account, at, region, name: 'InstanceStateChange' },
    resources: [['AWS::EC2::Instance', `instance/${instanceId}`]],
    details: {
      'instance-id': instanceId,
      state,
      previousState: before,
      ...(stateReason && { stateReason: stateReason.code }),
    },
  })
}
