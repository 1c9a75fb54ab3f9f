/**
 * What happens to machines without a call, as events of the audit trail: each is written in the
 * very change that it tells of.
 */
import { encodeEvent, eventKey } from '../accounts/audit-records.js';
import { serviceEvent } from './service-event.js';
/** Opens it for a region. */
export function openMachineJournal(region) {
    let starts = 0;
    let failures = 0;
    return {
        counts: () => ({ starts, failures }),
        journal(records, change) {
            const at = Date.now();
            const event = eventOf(change, { at, region });
            const { instance } = change;
            if (instance.state === 'running')
                starts += 1;
            else if (instance.stateReason?.code === 'Server.InternalError')
                failures += 1;
            records.putRecord(eventKey({ at, event }), encodeEvent(event));
        },
    };
}
function eventOf({ account, instance, before }, { at, region }) {
    const { instanceId, state, stateReason } = instance;
    return serviceEvent({
        ...{ account, at, region, name: 'InstanceStateChange' },
        resources: [['AWS::EC2::Instance', `instance/${instanceId}`]],
        details: {
            'instance-id': instanceId,
            state,
            previousState: before,
            ...(stateReason && { stateReason: stateReason.code }),
        },
    });
}
