import { startForwarders } from './forwarders.js';
import { forwardings } from './forwardings.js';
/** The service; it follows each account's records and links. */
export function forwarderService(parts) {
    const { compute } = parts;
    const forwarders = startForwarders({ ...parts, placeOf: createPlaces(parts) });
    return {
        addresses: () => [],
        serve: async () => [],
        async changed(account) {
            await forwarders.update(account, await forwardings(compute.existing(account).records));
        },
        close: () => forwarders.close(),
    };
}
/** Docker is asked once in a holder's life: its link address is new with each. */
function createPlaces({ links, processOf }) {
    const known = new Map();
    return async (networkInterfaceId) => {
        const link = links()?.of(networkInterfaceId);
        if (link === undefined) {
            known.delete(networkInterfaceId);
            return undefined;
        }
        const before = known.get(networkInterfaceId);
        if (before?.linkAddress === link.linkAddress && isThere(before))
            return before;
        const processId = await processOf(networkInterfaceId);
        if (processId === undefined)
            return undefined;
        const place = { linkAddress: link.linkAddress, processId };
        known.set(networkInterfaceId, place);
        return place;
    };
}
/** Docker may give the same link address again. */
function isThere({ processId }) {
    try {
        process.kill(processId, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
