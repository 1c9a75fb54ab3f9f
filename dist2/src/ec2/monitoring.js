import { incorrectState, instancesNamed } from './instance-changes.js';
/** Turns it on or off for instances, all or none; gives what answers show. */
export function monitor(ids, { isOn }) {
    return async (records) => {
        const instances = await instancesNamed(records, ids);
        return instances.map((instance) => {
            const { instanceId, state } = instance;
            if (state === 'terminated')
                throw incorrectState(instance, 'monitored');
            records.put('instance', instanceId, { ...instance, monitoring: isOn });
            const State = isOn ? 'enabled' : 'disabled';
            return { InstanceId: instanceId, Monitoring: { State } };
        });
    };
}
