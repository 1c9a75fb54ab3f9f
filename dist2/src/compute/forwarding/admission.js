import { contains, parseRange4 } from '../ranges.js';
import { isReached } from '../ways-out.js';
/** Judges a client. */
export function admit(wall, ways, client) {
    if (!isReached(ways, client.address) || !passesAcl(wall, client))
        return 'refused';
    const { protocol, toPort, address } = client;
    const fitting = wall.rules.ingress.filter((rule) => coversPort(rule, protocol, toPort) && isAmong(wall, rule.peer, address));
    if (fitting.length === 0)
        return 'refused';
    const isForAll = fitting.some(({ peer }) => isEverybody(peer));
    return isForAll && answersAll(wall, protocol) ? 'untracked' : 'tracked';
}
/** Network ACLs have no memory: they judge both directions, and whoever is in already, again. */
export function passesAcl({ acl }, { protocol, address, port, toPort }) {
    if (acl === undefined)
        return true;
    return (allows(acl.ingress, { protocol, address, port: toPort }) &&
        allows(acl.egress, { protocol, address, port }));
}
/** Whether some client may knock at a port: else nobody need listen there. */
export function isOpen({ rules }, protocol, port) {
    return rules.ingress.some((rule) => rule.peer.kind !== 'group' && coversPort(rule, protocol, port));
}
function allows(entries, { protocol, address, port }) {
    const ordered = [...entries].sort((one, other) => one.number - other.number);
    const decides = ordered.find((entry) => coversPort(entry, protocol, port) && isIn(entry.cidr, address));
    return decides?.allow === true;
}
const numbers = { tcp: '6', udp: '17' };
function coversProtocol(rule, protocol) {
    return ['-1', protocol, numbers[protocol]].includes(rule.protocol);
}
function coversPort(rule, protocol, port) {
    if (!coversProtocol(rule, protocol))
        return false;
    const { from = -1, to = from } = rule;
    return rule.protocol === '-1' || from < 0 || (port >= from && port <= to);
}
function isAmong({ prefixLists }, peer, address) {
    if (peer.kind === 'group')
        return false;
    if (peer.kind === 'cidr')
        return isIn(peer.cidr, address);
    return (prefixLists.get(peer.id) ?? []).some((cidr) => isIn(cidr, address));
}
function isIn(cidr, address) {
    const range = parseRange4(cidr);
    const one = parseRange4(`${address}/32`);
    return range !== undefined && one !== undefined && contains(range, one);
}
function isEverybody(peer) {
    return peer.kind === 'cidr' && peer.cidr === '0.0.0.0/0';
}
function answersAll({ rules }, protocol) {
    return rules.egress.some((rule) => {
        const { from = -1, to = from } = rule;
        const isEveryPort = rule.protocol === '-1' || from < 0 || (from === 0 && to === 65_535);
        return coversProtocol(rule, protocol) && isEveryPort && isEverybody(rule.peer);
    });
}
