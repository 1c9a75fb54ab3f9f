/**
 * The forwarders of public addresses: what comes in at one goes to its interface, by way of this
 * process, so that it works for addresses of the loopback range, too, which no packet filter can
 * lead into another network. A machine sees the host as its client; the rules see the true one.
 */
import { limits } from '../../limits.js';
import { PublicAddress } from './public-address.js';
/** Starts with no address; looks now and then where machines listen. */
export function startForwarders(parts) {
    const { placeOf } = parts;
    const accounts = new Map();
    let isClosed = false;
    let timer;
    async function replace(own, forwarding) {
        const { publicIp, networkInterfaceId } = forwarding;
        const before = own.get(publicIp);
        const place = await placeOf(networkInterfaceId);
        if (before !== undefined && place !== undefined && isSame(before, networkInterfaceId, place)) {
            return before.follow(forwarding);
        }
        own.delete(publicIp);
        await before?.close();
        if (place === undefined || isClosed)
            return;
        const address = new PublicAddress(forwarding, place, parts);
        own.set(publicIp, address);
        await look(address);
    }
    /** A network that is gone is told by its account's next change. */
    const look = (address) => address.look().catch(() => undefined);
    async function lookAtAll() {
        for (const own of accounts.values()) {
            for (const address of own.values())
                await look(address);
        }
        schedule();
    }
    function schedule() {
        if (!isClosed)
            timer = setTimeout(lookAtAll, limits.listeningReadMs);
    }
    schedule();
    return {
        async update(account, forwardings) {
            const own = accounts.get(account) ?? new Map();
            accounts.set(account, own);
            const named = new Set(forwardings.map(({ publicIp }) => publicIp));
            for (const [publicIp, address] of own) {
                if (named.has(publicIp))
                    continue;
                own.delete(publicIp);
                await address.close();
            }
            for (const forwarding of forwardings)
                await replace(own, forwarding);
        },
        async close() {
            isClosed = true;
            clearTimeout(timer);
            const all = [...accounts.values()].flatMap((own) => [...own.values()]);
            await Promise.all(all.map((address) => address.close()));
        },
    };
}
function isSame(before, networkInterfaceId, place) {
    const { linkAddress, processId } = before.holder;
    return (before.networkInterfaceId === networkInterfaceId &&
        linkAddress === place.linkAddress &&
        processId === place.processId);
}
