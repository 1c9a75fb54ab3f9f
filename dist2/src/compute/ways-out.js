import { contains, parseRange4 } from './ranges.js';
import { waysOf } from './routes.js';
/**
 * What no machine reaches by a way out: this host and its neighbours, other machines' links, the
 * metadata service of whoever runs the host, and what is no single machine (RFC 6890).
 */
export const neverReached = [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
];
/** The ways of an interface, the narrowest range first: the first that fits an address decides. */
export async function waysOut(records, networkInterface) {
    const ways = (await waysOfSubnet(records, networkInterface.subnetId)).filter(leadsOutside);
    if (ways.length === 0)
        return [];
    const isPublic = await hasPublicAddress(records, networkInterface);
    const out = [];
    for (const way of ways) {
        const { destination } = way;
        const isOpen = (isPublic && leadsToInternet(way)) || (await leadsByNat(records, way));
        out.push({ destination, isOpen });
    }
    return out;
}
/** Whether an address outside is reached. */
export function isReached(ways, address) {
    const range = parseRange4(`${address}/32`);
    if (range === undefined)
        return false;
    const way = ways.find(({ destination }) => contains(parseRange4(destination), range));
    return way?.isOpen === true;
}
/** `internet`: it reaches something outside of its VPC. */
export async function wayOut(records, networkInterface) {
    const ways = await waysOut(records, networkInterface);
    return ways.some(({ isOpen }) => isOpen) ? 'internet' : 'none';
}
async function waysOfSubnet(records, subnetId) {
    const subnet = await records.get('subnet', subnetId);
    return subnet === undefined ? [] : waysOf(records, subnet);
}
/** Machines have IPv4 alone. */
function leadsOutside({ destination, target }) {
    return target !== 'local' && parseRange4(destination) !== undefined;
}
function leadsToInternet({ target, state }) {
    return target.startsWith('igw-') && state === 'active';
}
/** A public NAT gateway, from whose own subnet the same packets go to an internet gateway. */
async function leadsByNat(records, { target, state, destination }) {
    if (!target.startsWith('nat-') || state !== 'active')
        return false;
    const nat = await records.get('natGateway', target);
    if (nat === undefined || nat.connectivityType === 'private')
        return false;
    const range = parseRange4(destination);
    const onward = (await waysOfSubnet(records, nat.subnetId)).find((way) => {
        const found = parseRange4(way.destination);
        return found !== undefined && contains(found, range);
    });
    return onward !== undefined && leadsToInternet(onward);
}
async function hasPublicAddress(records, { networkInterfaceId, addresses }) {
    if (addresses.some(({ publicIp }) => publicIp !== undefined))
        return true;
    const elasticIps = await records.all('elasticIp');
    return elasticIps.some(({ association }) => association?.networkInterfaceId === networkInterfaceId);
}
