/**
 * What may enter and leave one network interface, as one nftables ruleset: its security groups
 * (stateful), its subnet's network ACL (stateless, and only across the subnet's edge) and what the
 * host serves to it. Pure: rules in, text out.
 */
import { aclLines, checkedAddress, checkedCidr, namesOfPeers, peerMatch, serviceMatch, } from './firewall-match.js';
/**
 * The ruleset of an interface. Loaded with one `nft -f`, it takes the place of the one before
 * without a moment between. Connections that stand stay, as AWS's tracked connections do.
 * Throws a TypeError when an address, a CIDR, a port or an id is none.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function firewallRuleset(wall) {
    const gateway = checkedAddress(wall.gateway);
    const body = [
        ...peerSets(wall),
        ...aclChains(wall),
        chain('groups_in', ruleLines(wall.rules.ingress, 'saddr')),
        chain('groups_out', ruleLines(wall.rules.egress, 'daddr')),
        chain('entering', entering(wall, gateway)),
        chain('leaving', leaving(wall, gateway)),
        chain('passing', ['type filter hook forward priority filter; policy drop']),
        chain('services', redirects(wall, gateway)),
        chain('forwarded', [
            'type nat hook prerouting priority dstnat; policy accept',
            // An elastic IP's forwarder reaches the link address; programs listen at the private one.
            `ip saddr ${gateway} ip daddr != ${wall.address} dnat ip to ${checkedAddress(wall.address)}`,
        ]),
    ];
    // A table can be deleted only if it is there: so it is added first.
    const anew = 'add table inet cairn\ndelete table inet cairn';
    return `${anew}\ntable inet cairn {\n${body.join('\n')}\n}\n`;
}
/** One chain of a table, a statement a line. */
function chain(name, lines) {
    return `  chain ${name} {\n${lines.map((line) => `    ${line}\n`).join('')}  }`;
}
function entering(wall, gateway) {
    return [
        'type filter hook input priority filter; policy drop',
        'iifname "lo" accept',
        'ct state invalid drop',
        // Forwarders judge by their client's address, which is no longer here.
        `ip saddr ${gateway} accept`,
        ...edge(wall, 'saddr'),
        'ct state established,related accept',
        'jump groups_in',
    ];
}
function leaving(wall, gateway) {
    return [
        'type filter hook output priority filter; policy drop',
        'oifname "lo" accept',
        'ct state invalid drop',
        // The host hears only answers, and questions that were asked at a service's address.
        `ip daddr ${gateway} ct state established,related accept`,
        ...serviceAddresses(wall).map((to) => `ip daddr ${gateway} ct original ip daddr ${to} accept`),
        `ip daddr ${gateway} drop`,
        ...edge(wall, 'daddr'),
        'ct state established,related accept',
        'jump groups_out',
    ];
}
/** Only what crosses the subnet's edge meets its network ACL, replies too. */
function edge({ acl, subnetCidr }, side) {
    if (acl === undefined)
        return [];
    return [`ip ${side} != ${checkedCidr(subnetCidr)} jump acl_${side === 'saddr' ? 'in' : 'out'}`];
}
function aclChains({ acl }) {
    if (acl === undefined)
        return [];
    return [
        chain('acl_in', aclLines(acl.ingress, 'saddr')),
        chain('acl_out', aclLines(acl.egress, 'daddr')),
    ];
}
function serviceAddresses({ services }) {
    return [...new Set(services.map(({ address }) => checkedAddress(address)))];
}
function redirects({ services }, gateway) {
    return [
        'type nat hook output priority -100; policy accept',
        ...services.map(({ protocol, address, port, hostPort }) => {
            const asked = serviceMatch({ protocol, from: port, to: port });
            return `ip daddr ${address} ${asked} dnat ip to ${gateway}:${hostPort}`;
        }),
    ];
}
function ruleLines(rules, side) {
    const lines = rules.map((rule) => `${peerMatch(rule.peer, side)} ${serviceMatch(rule)} accept`);
    return [...new Set(lines.map((line) => line.replace(/ +/g, ' ').trim()))];
}
/** A set for each group and prefix list that a rule names; without members it fits nobody. */
function peerSets({ rules, groups, prefixLists }) {
    const named = namesOfPeers([...rules.ingress, ...rules.egress]);
    return [...named].map(([set, { kind, id }]) => {
        const members = (kind === 'group' ? groups : prefixLists).get(id) ?? [];
        const elements = members.map(kind === 'group' ? checkedAddress : checkedCidr);
        const flags = kind === 'group' ? '' : ' flags interval; auto-merge;';
        const list = elements.length === 0 ? '' : ` elements = { ${elements.join(', ')} }`;
        return `  set ${set} { type ipv4_addr;${flags}${list} }`;
    });
}
