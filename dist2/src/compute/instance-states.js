import { releasePublicAddress } from './public-addresses.js';
/** AWS's words for what a caller of the API asked for. */
export const userInitiated = {
    code: 'Client.UserInitiatedShutdown',
    message: 'Client.UserInitiatedShutdown: User initiated shutdown',
};
/** The machine shut itself down. */
export const guestInitiated = {
    code: 'Client.InstanceInitiatedShutdown',
    message: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown',
};
/** The host could not do it. */
export function hostFailed(problem) {
    return { code: 'Server.InternalError', message: `Server.InternalError: ${problem}` };
}
/** An instance in another state; the reason of the one before goes. */
export function inState(instance, state, turn) {
    const { stateReason: _before, ...rest } = instance;
    const { now, reason } = turn;
    return {
        ...rest,
        state,
        stateChangedAt: now,
        ...(reason && { stateReason: reason }),
        transitionReason: reason === userInitiated ? `User initiated (${gmt(now)})` : '',
    };
}
/** `2026-11-22 10:00:00 GMT` */
function gmt(time) {
    return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} GMT`;
}
/** Writes that an instance's machine runs. */
export function instanceRuns(records, instance, now) {
    const { problem: _solved, ...running } = inState(instance, 'running', { now });
    records.put('instance', instance.instanceId, running);
}
/** Writes that a machine stands still: the host's room and its launch's public address are free. */
export async function instanceStopped([records, shared], instance, { now, reason = instance.stateReason }) {
    const { instanceId, transitionReason } = instance;
    const stopped = inState(instance, 'stopped', { now, ...(reason && { reason }) });
    records.put('instance', instanceId, { ...stopped, isForced: false, transitionReason });
    shared.remove('allocation', instanceId);
    for (const one of await records.all('networkInterface')) {
        if (one.attachment?.instanceId !== instanceId)
            continue;
        const [{ publicIp, ...primary }, ...others] = one.addresses;
        if (publicIp === undefined)
            continue;
        releasePublicAddress(shared, publicIp);
        records.put('networkInterface', one.networkInterfaceId, {
            ...one,
            addresses: [primary, ...others],
        });
    }
}
