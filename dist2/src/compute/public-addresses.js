/**
 * The region's public addresses: one range of the operator's, of which accounts hold addresses as
 * elastic IPs, and interfaces from launch to stop. Who holds which is what all accounts share, so
 * an address is taken and given back in the change that says what for.
 */
import { formatAddress, lastOf, parseAddress4, parseRange4 } from './ranges.js';
/** Takes the first free address of the range, or the wanted one; undefined if it cannot be had. */
export async function takePublicAddress(shared, { account, holder, range, wanted }) {
    const publicIp = wanted === undefined ? await firstFree(shared, range) : await ifFree(shared, range, wanted);
    if (publicIp !== undefined)
        shared.put('publicAddress', publicIp, { publicIp, account, holder });
    return publicIp;
}
/** Gives an address back; whoever comes next may have it. */
export function releasePublicAddress(shared, publicIp) {
    shared.remove('publicAddress', publicIp);
    searches.delete(shared);
}
const searches = new WeakMap();
async function firstFree(shared, text) {
    const range = parseRange4(text);
    if (range === undefined)
        throw new TypeError(`${text} is no range of IPv4 addresses`);
    const { first, last } = usable(range);
    const search = searches.get(shared) ?? { taken: await takenOf(shared), next: first };
    searches.set(shared, search);
    for (let number = search.next; number <= last; number += 1) {
        const address = formatAddress(number);
        search.next = number + 1;
        if (!search.taken.has(address))
            return address;
    }
    return undefined;
}
async function takenOf(shared) {
    return new Set((await shared.all('publicAddress')).map(({ publicIp }) => publicIp));
}
async function ifFree(shared, text, wanted) {
    const range = parseRange4(text);
    const number = parseAddress4(wanted);
    if (range === undefined || number === undefined)
        return undefined;
    const { first, last } = usable(range);
    if (number < first || number > last)
        return undefined;
    const holder = await shared.get('publicAddress', wanted);
    return holder === undefined ? wanted : undefined;
}
/** The first and last addresses of a network are no machine's, unless it has but one or two. */
function usable(range) {
    const { first } = range;
    const last = lastOf(range);
    return last - first < 2 ? { first, last } : { first: first + 1, last: last - 1 };
}
