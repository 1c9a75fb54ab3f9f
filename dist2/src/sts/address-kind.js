/**
 * Which network an address is in. An account chooses the addresses of its identity providers, so
 * they must not lead this server to services that only it can reach.
 * https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry
 */
import { BlockList, isIP } from 'node:net';
const subnets = [
    ['loopback', ['127.0.0.0/8', '::1/128']],
    ['private', ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']],
    ['special', ['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24']],
    ['special', ['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4']],
    ['special', ['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23']],
    ['special', ['2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', 'fe80::/10', 'fec0::/10']],
    ['special', ['ff00::/8']],
];
const lists = subnets.map(([kind, texts]) => {
    const list = new BlockList();
    for (const text of texts) {
        const [network = '', prefix] = text.split('/');
        list.addSubnet(network, Number(prefix), family(network));
    }
    return { kind, list };
});
function family(address) {
    return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
/** The kind of an IPv4 or IPv6 address; an IPv4 address written as IPv6 is judged as what it is. */
export function addressKind(address) {
    if (isIP(address) === 0)
        return 'special';
    return lists.find(({ list }) => list.check(address, family(address)))?.kind ?? 'public';
}
