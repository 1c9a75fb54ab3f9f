/** Starting what was stopped: the host must have room again, and the account's quota. */
import { readParts } from './instance-parts.js';
import { instanceSize, typeOf } from './instance-size.js';
import { inState } from './instance-states.js';
import { givePublicAddress } from './launch-network.js';
import { Refused } from './refused.js';
import { requireRoom } from './room.js';
/**
 * Wishes that instances run, and gives each as it was and as it is; those that run are left as they
 * are. Throws Refused: IncorrectInstanceState, InsufficientAddressCapacity, and what `requireRoom`
 * throws.
 */
export async function restart(both, instances, scene) {
    const changes = [];
    for (const instance of instances) {
        const isUp = instance.state === 'running' || instance.state === 'pending';
        changes.push([instance, isUp ? instance : await startOne(both, instance, scene)]);
    }
    return changes;
}
async function startOne([records, shared], instance, scene) {
    const { instanceId, state, availabilityZone: zone } = instance;
    if (state !== 'stopped') {
        const message = `The instance '${instanceId}' is not in a state from which it can be started`;
        throw new Refused('IncorrectInstanceState', `${message}: it is ${state}.`);
    }
    const { account, now, facts } = scene;
    const quotas = await scene.quotas();
    const size = instanceSize(instance);
    const count = { min: 1, max: 1 };
    const wish = { type: typeOf(instance), size, count, zone, quotas, facts, restarts: true };
    await requireRoom({ records, shared }, wish);
    shared.put('allocation', instanceId, { instanceId, account, ...size });
    if (instance.publicIpOnStart)
        await givePublicAddressAgain([records, shared], instanceId, scene);
    const pending = { ...inState(instance, 'pending', { now }), launchTime: now, isForced: false };
    records.put('instance', instanceId, pending);
    return pending;
}
async function givePublicAddressAgain(both, instanceId, scene) {
    const parts = await readParts(both[0]);
    const [primary] = parts.interfacesOf(instanceId);
    if (primary === undefined)
        return;
    if (parts.publicIpOf(primary, primary.addresses[0].address) !== undefined)
        return;
    await givePublicAddress(both, primary, scene);
}
