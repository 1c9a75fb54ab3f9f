/** The end of instances: what goes with them, what stays, and when they are forgotten. */
import { limits } from '../limits.js';
import { inState } from './instance-states.js';
import { releasePublicAddress } from './public-addresses.js';
/**
 * Writes that an instance is terminated, once its machine is gone: room, addresses, interfaces and
 * volumes are given back, but for those that were to stay. Done twice it is as done once.
 */
export async function instanceEnded(both, instance, { now, reason = instance.stateReason }) {
    const [records, shared] = both;
    const { instanceId, transitionReason } = instance;
    const ended = inState(instance, 'terminated', { now, ...(reason && { reason }) });
    records.put('instance', instanceId, { ...ended, transitionReason });
    shared.remove('allocation', instanceId);
    await unplugInterfaces(both, instanceId);
    await unplugVolumes(records, instanceId);
}
async function unplugInterfaces([records, shared], instanceId) {
    for (const one of await records.all('networkInterface')) {
        if (one.attachment?.instanceId !== instanceId)
            continue;
        const { attachment, ...rest } = one;
        for (const { publicIp } of one.addresses) {
            if (publicIp !== undefined)
                releasePublicAddress(shared, publicIp);
        }
        if (attachment.deleteOnTermination)
            await removeInterface(records, one);
        else {
            const [first, ...others] = one.addresses.map(({ address }) => ({ address }));
            if (first === undefined)
                continue;
            const kept = { ...rest, addresses: [first, ...others] };
            records.put('networkInterface', one.networkInterfaceId, kept);
        }
    }
}
async function removeInterface(records, gone) {
    const { networkInterfaceId } = gone;
    records.remove('networkInterface', networkInterfaceId);
    for (const elasticIp of await records.all('elasticIp')) {
        const { association, ...free } = elasticIp;
        if (association?.networkInterfaceId !== networkInterfaceId)
            continue;
        records.put('elasticIp', elasticIp.allocationId, free);
    }
}
/** A root volume is its machine's own files, so it is gone already. */
async function unplugVolumes(records, instanceId) {
    for (const volume of await records.all('volume')) {
        const { attachment, ...rest } = volume;
        if (attachment?.instanceId !== instanceId)
            continue;
        if (volume.isRoot)
            records.remove('volume', volume.volumeId);
        else {
            const state = attachment.deleteOnTermination ? 'deleting' : 'available';
            records.put('volume', volume.volumeId, { ...rest, state });
        }
    }
}
/** Forgets the instances that were terminated more than an hour ago. */
export async function forgetTerminated(records, now) {
    for (const { instanceId, state, stateChangedAt } of await records.all('instance')) {
        if (state !== 'terminated' || now - stateChangedAt < limits.terminatedShownMs)
            continue;
        records.remove('instance', instanceId);
    }
}
