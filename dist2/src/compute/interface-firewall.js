import { awsPrefixLists } from './aws-prefix-lists.js';
/** All that records know of it; the host adds what is its own. Throws if its subnet is gone. */
export async function interfaceFirewall(records, networkInterface) {
    const { networkInterfaceId, subnetId, groupIds, addresses } = networkInterface;
    const subnet = await records.get('subnet', subnetId);
    if (subnet === undefined)
        throw new Error(`${networkInterfaceId} has no subnet`);
    const groups = await Promise.all(groupIds.map((id) => records.get('securityGroup', id)));
    const rules = groups.flatMap((group) => group?.rules ?? []);
    const acl = await aclOf(records, subnetId);
    return {
        address: addresses[0].address,
        subnetCidr: subnet.cidrBlock,
        rules: bothWays(rules, firewallRule),
        ...(acl && { acl }),
        groups: await membersOf(records, namedBy(rules, groupIdOf)),
        prefixLists: await cidrsOf(records, namedBy(rules, prefixListIdOf), networkInterface),
    };
}
function bothWays(all, made) {
    return {
        ingress: all.filter(({ isEgress }) => !isEgress).map(made),
        egress: all.filter(({ isEgress }) => isEgress).map(made),
    };
}
function firewallRule({ protocol, fromPort, toPort, peer }) {
    return { protocol, from: fromPort, to: toPort, peer: firewallPeer(peer) };
}
function firewallPeer(peer) {
    if (peer.type === 'group')
        return { kind: 'group', id: peer.groupId };
    if (peer.type === 'prefixList')
        return { kind: 'prefixList', id: peer.prefixListId };
    return { kind: 'cidr', cidr: peer.cidr };
}
async function aclOf(records, subnetId) {
    const acls = await records.all('networkAcl');
    const found = acls.find(({ associations }) => associations.some((association) => association.subnetId === subnetId));
    return found && bothWays(found.entries, aclEntry);
}
function aclEntry({ number, protocol, allow, cidr, from, to }) {
    return { number, protocol, allow, cidr, from, to };
}
function groupIdOf({ peer }) {
    return peer.type === 'group' ? peer.groupId : undefined;
}
function prefixListIdOf({ peer }) {
    return peer.type === 'prefixList' ? peer.prefixListId : undefined;
}
function namedBy(rules, idOf) {
    return [...new Set(rules.flatMap((rule) => idOf(rule) ?? []))];
}
/** A group's members are interfaces, each with all of its private addresses. */
async function membersOf(records, groupIds) {
    const members = new Map(groupIds.map((id) => [id, []]));
    if (members.size === 0)
        return members;
    for (const { groupIds: memberOf, addresses } of await records.all('networkInterface')) {
        for (const id of memberOf)
            members.get(id)?.push(...addresses.map(({ address }) => address));
    }
    return members;
}
/** Networks here have IPv4 alone, so lists of IPv6 fit nobody. */
async function cidrsOf(records, listIds, { availabilityZone }) {
    const aws = awsPrefixLists(availabilityZone.slice(0, -1));
    const found = new Map();
    for (const id of listIds) {
        const list = await records.get('prefixList', id);
        const own = list?.addressFamily === 'IPv4' ? (list.versions.at(-1)?.entries ?? []) : [];
        const cidrs = aws.find(({ prefixListId }) => prefixListId === id)?.cidrs;
        found.set(id, cidrs ?? own.map(({ cidr }) => cidr));
    }
    return found;
}
