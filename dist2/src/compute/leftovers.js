import { listHolders, removeHolder } from './runtime/holders.js';
import { listedMachines, removeMachine } from './runtime/machines.js';
import { listNetworks, removeNetwork } from './runtime/networks.js';
/** Removes machines, holders and networks that no record knows. */
export async function removeLeftovers({ compute, runtime, services, }) {
    const recordsOf = (account) => compute.existing(account).records;
    for (const { account, instanceId } of await listedMachines(runtime)) {
        const instance = await recordsOf(account).get('instance', instanceId);
        if (instance === undefined)
            await removeMachine(runtime, instanceId);
    }
    for (const { account, interfaceId } of await listHolders(runtime)) {
        const found = await recordsOf(account).get('networkInterface', interfaceId);
        if (!isUsed(found))
            await removeHolder(runtime, interfaceId);
    }
    for (const { account, vpcId } of await listNetworks(runtime)) {
        const interfaces = await recordsOf(account).all('networkInterface');
        if (interfaces.some((one) => one.vpcId === vpcId && isUsed(one)))
            continue;
        await services.leave(vpcId);
        await removeNetwork(runtime, vpcId);
    }
}
/** Only what is plugged in has a holder. */
function isUsed(found) {
    return found !== undefined && (found.attachment !== undefined || found.requesterManaged);
}
