import { stepOf } from './machine-steps.js';
import { listHolders } from './runtime/holders.js';
import { findMachine, listedMachines } from './runtime/machines.js';
/** All instances of an account, with the next step of each. */
export async function lookAt({ runtime, links }, { records }, account) {
    const instances = await records.all('instance');
    if (instances.length === 0)
        return [];
    const [machines, holders] = await Promise.all([
        listedMachines(runtime, account),
        listHolders(runtime, account),
    ]);
    const listed = new Map(machines.map((machine) => [machine.instanceId, machine]));
    const up = new Set(holders.flatMap((one) => (one.isRunning ? [one.interfaceId] : [])));
    const interfaces = new Map();
    for (const { attachment, networkInterfaceId } of await records.all('networkInterface')) {
        if (attachment?.deviceIndex === 0)
            interfaces.set(attachment.instanceId, networkInterfaceId);
    }
    const sights = [];
    for (const instance of instances) {
        const { instanceId } = instance;
        const networkInterfaceId = interfaces.get(instanceId) ?? '';
        const isUp = up.has(networkInterfaceId);
        if (!isUp)
            links.remove(networkInterfaceId);
        const found = await foundOf(runtime, listed.get(instanceId), { instance, isUp });
        const step = stepOf(instance, found);
        // Its interface is not known, as after a start of the host's process, or it has ended.
        const isLost = step === 'keep' && found === 'running' && !links.of(networkInterfaceId);
        sights.push({ instance, step: isLost ? 'start' : step });
    }
    return sights;
}
/** Why one ended matters only where it should run; the interface outlives what a guest does. */
async function foundOf(runtime, listed, { instance, isUp }) {
    if (listed === undefined)
        return 'none';
    if (listed.status !== 'exited')
        return listed.status;
    if (instance.state !== 'running')
        return 'killed';
    if (!isUp)
        return 'outage';
    const machine = await findMachine(runtime, instance.instanceId);
    if (machine === undefined)
        return 'none';
    if (machine.status !== 'exited')
        return machine.status;
    const ends = { reboot: 'rebooted', shutdown: 'shutDown', killed: 'killed' };
    return ends[machine.end ?? 'killed'];
}
