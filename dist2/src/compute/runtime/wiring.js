/** How an interface's addresses and routes are put on, and what may leave it at all. Pure. */
import { checkedAddress, checkedCidr } from '../firewall-match.js';
import { neverReached } from '../ways-out.js';
/**
 * Shell for the holder, where `$link` is Docker's address. The private address comes first, so
 * that it is the one that programs find; the link's leads to the host alone.
 */
export function addressScript(spec, { gateway }) {
    const primary = checkedAddress(spec.addresses[0]);
    const [, length] = checkedCidr(spec.subnetCidr).split('/');
    return [
        'ip addr flush dev eth0',
        // Not by Docker's own setting, which has moved between its versions.
        `ifconfig eth0 hw ether ${checkedMac(spec.macAddress)}`,
        `ip addr add ${primary}/${length} dev eth0`,
        `ip addr add $link peer ${checkedAddress(gateway)}/32 dev eth0`,
        // The VPC's other subnets are on the same bridge. Nothing leads further.
        ...(spec.vpcCidr === spec.subnetCidr
            ? []
            : [`ip route add ${checkedCidr(spec.vpcCidr)} dev eth0 src ${primary}`]),
        ...spec.serviceAddresses.map((address) => `ip route add ${checkedAddress(address)}/32 via ${gateway} dev eth0 src $link`),
        // Docker wrote its own address beside the name; the file is the instance's too, and no other
        // may take its place.
        `hosts=$(sed "s/^$link\\b/${primary}/" /etc/hosts)`,
        'echo "$hosts" > /etc/hosts',
        '',
    ].join('\n');
}
/**
 * Shell for the holder, run when it starts and again whenever something of this changes: what
 * packets may leave, its secondary addresses, where it sends to, and who is asked for names. The
 * guard comes first, so that what is closed is closed at once.
 */
export function liveScript(spec, { gateway }) {
    const primary = checkedAddress(spec.addresses[0]);
    const added = (spec.addedCidrs ?? []).map((cidr) => `to ${checkedCidr(cidr)} dev eth0 src ${primary}`);
    const out = (spec.waysOut ?? []).map(({ destination, isOpen }) => isOpen
        ? `to ${checkedCidr(destination)} via ${checkedAddress(gateway)} dev eth0 src ${primary}`
        : `unreachable ${checkedCidr(destination)}`);
    return [
        // Linux before 5.16 has no hook for packets that leave; then they go unguarded.
        'nft -D "link=$link" -f /cairn/guard.nft 2>/cairn/guard.log && guarded=" guarded" || guarded=',
        'nft -D "link=$link" -f /cairn/way.nft',
        ...secondaryAddressLines(spec),
        'cat > /cairn/routes.new <<END',
        ...added,
        ...out,
        'END',
        // What stays, stays untouched: a route that is gone for a moment fails a connection.
        'while read -r route; do ip route replace $route; done < /cairn/routes.new',
        'if [ -f /cairn/routes ]; then while read -r route; do',
        '  case "$(cat /cairn/routes.new)" in *"$route"*) ;; *) ip route del $route || : ;; esac',
        'done < /cairn/routes; fi',
        'cat /cairn/routes.new > /cairn/routes',
        ...resolverLines(spec.resolver),
        '',
    ].join('\n');
}
/** An address that stays is not touched, so that what listens there does not notice. */
function secondaryAddressLines({ addresses: [, ...secondary] }) {
    const has = 'case "$(ip -4 addr show dev eth0)" in *"inet $address/32 "*)';
    return [
        'cat > /cairn/addresses.new <<END',
        ...secondary.map(checkedAddress),
        'END',
        'while read -r address; do',
        `  ${has} ;; *) ip addr add $address/32 dev eth0 ;; esac`,
        'done < /cairn/addresses.new',
        'if [ -f /cairn/addresses ]; then while read -r address; do',
        '  case " $(echo $(cat /cairn/addresses.new)) " in *" $address "*) ;;',
        // After a start it is gone already.
        '  *) ip addr del $address/32 dev eth0 || : ;; esac',
        'done < /cairn/addresses; fi',
        'cat /cairn/addresses.new > /cairn/addresses',
    ];
}
/** Shell that runs `liveScript` again. Where the kernel can guard, an end unguarded has failed. */
export const liveAgainScript = `
link=$(cat /cairn/link)
was=$(cat /cairn/guarded)
. /cairn/live.sh
if [ "$was" != "$guarded" ]; then cat /cairn/guard.log; exit 1; fi
`;
/** The file is the instance's too: it is written anew in its place. */
function resolverLines(resolver) {
    if (resolver === undefined)
        return [];
    const search = resolver.searchDomains.map(checkedDomain).join(' ');
    return [
        'cat > /etc/resolv.conf <<END',
        ...(search === '' ? [] : [`search ${search}`]),
        ...resolver.nameServers.map((address) => `nameserver ${checkedAddress(address)}`),
        'options timeout:2 attempts:3',
        'END',
    ];
}
/**
 * The ruleset of the last hook before the wire, which raw sockets pass as well: packets leave
 * with the interface's own addresses, to its VPC, to the host, or by an open way out; ARP too
 * tells the truth. `$link` is given to nft.
 */
export function guardRuleset(spec, { gateway }) {
    const own = spec.addresses.map(checkedAddress).join(', ');
    const to = [spec.vpcCidr, ...(spec.addedCidrs ?? [])].map(checkedCidr).join(', ');
    const from = spec.sourceDestCheck ? `ip saddr { ${own} } ` : '';
    const mac = checkedMac(spec.macAddress);
    const never = (spec.neverReached ?? neverReached).map(checkedCidr);
    return [
        'add table netdev guard',
        'delete table netdev guard',
        'table netdev guard {',
        '  chain leaving {',
        '    type filter hook egress device "eth0" priority filter; policy drop',
        `    ether saddr != ${mac} drop`,
        `    arp saddr ip { 0.0.0.0, ${own} } accept`,
        `    arp saddr ip $link arp daddr ip ${checkedAddress(gateway)} accept`,
        `    ${from}ip daddr { ${to} } accept`,
        '    ip saddr != $link drop',
        `    ip daddr ${gateway} accept`,
        ...never.map((cidr) => `    ip daddr ${cidr} drop`),
        ...wayLines(spec, 'daddr'),
        '  }',
        '}',
        '',
    ].join('\n');
}
/**
 * Towards the outside an interface bears the link's address, which the host knows it by. What
 * comes back by a way that has been closed meanwhile does not arrive.
 */
export function wayRuleset(spec, network) {
    const gateway = checkedAddress(network.gateway);
    const inside = [spec.vpcCidr, ...(spec.addedCidrs ?? [])].map(checkedCidr).join(', ');
    return [
        'add table ip way',
        'delete table ip way',
        'table ip way {',
        '  chain leaving {',
        '    type nat hook postrouting priority srcnat; policy accept',
        `    ip daddr ${gateway} return`,
        `    oifname "eth0" ip daddr != { ${inside} } snat to $link`,
        '  }',
        '  chain arriving {',
        '    type filter hook input priority filter - 1; policy drop',
        '    iifname "lo" accept',
        `    ip saddr { ${inside} } accept`,
        // A forwarder, or what the host serves at other addresses.
        `    ip saddr ${gateway} accept`,
        `    ct reply ip saddr ${gateway} accept`,
        ...wayLines(spec, 'saddr'),
        '  }',
        '}',
        '',
    ].join('\n');
}
/** The narrowest comes first, and decides. */
function wayLines({ waysOut = [] }, side) {
    return waysOut.map(({ destination, isOpen }) => `    ip ${side} ${checkedCidr(destination)} ${isOpen ? 'accept' : 'drop'}`);
}
function checkedMac(text) {
    if (/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(text))
        return text;
    throw new TypeError(`${text} is no MAC address`);
}
function checkedDomain(text) {
    if (/^[a-zA-Z0-9._-]{1,253}$/.test(text))
        return text;
    throw new TypeError(`${text} is no domain`);
}
