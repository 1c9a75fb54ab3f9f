/** How an interface's addresses and routes are put on; what may leave it is in `guard.ts`. Pure. */
import { checkedAddress, checkedCidr, checkedMac } from '../network/firewall-match.ts'
import { deviceName, type ExtraLink, linkFolder, routeTable } from '../network/link-device.ts'
import type { WayOut } from '../network/ways-out.ts'
import type { Network } from './networks.ts'
import { routersOf } from './peer-ways.ts'

/** A network interface as it should be. */
export interface HolderSpec extends LiveWiring {
  readonly account: string
  readonly interfaceId: string
  readonly vpcId: string
  readonly vpcCidr: string
  readonly subnetCidr: string
  /** Primary first, all of the subnet. */
  readonly addresses: readonly [string, ...string[]]
  /** `02:…`, lower case. */
  readonly macAddress: string
  /** What the machine calls itself: `ip-10-0-0-5`. */
  readonly hostname: string
  /** EC2's SourceDestCheck: packets with another sender's address do not leave. */
  readonly sourceDestCheck: boolean
  /** Addresses that the host serves, such as 169.254.169.254. */
  readonly serviceAddresses: readonly string[]
  /** The holder's image. */
  readonly image: string
  /** Absent: it has a holder of its own. */
  readonly joined?: JoinedLink
}

/** Where a machine's second interface is: a link of its own on top of the first one's. */
export interface JoinedLink {
  /** The first interface, whose holder it is in. */
  readonly holderId: string
  /** 1 or more. */
  readonly deviceIndex: number
  /** What Docker gives the first, we give the others. */
  readonly linkAddress: string
}

/** What may change while a machine runs in it: `applyWiring`. Absent: nothing. */
export interface LiveWiring {
  /** Ranges that were added to the VPC. */
  readonly addedCidrs?: readonly string[]
  /** `waysOut` of the records; only where `openWayOut` has worked. */
  readonly waysOut?: readonly WayOut[]
  /** Ranges that are not reached by any way out; `neverReached`, if absent. */
  readonly neverReached?: readonly string[]
  /** MAC addresses of the links that hang on this one. */
  readonly passengers?: readonly string[]
  /** Link addresses that lead to other private addresses than the first. */
  readonly extraLinks?: readonly ExtraLink[]
  /** Who answers the machine's questions for names, and where it looks for short ones. */
  readonly resolver?: Resolver
}

/** What stands in a machine's resolv.conf. */
export interface Resolver {
  readonly nameServers: readonly string[]
  readonly searchDomains: readonly string[]
}

/**
 * Shell for the holder, where `$link` is Docker's address. The private address comes first, so
 * that it is the one that programs find; the link's leads to the host alone.
 */
export function addressScript(spec: HolderSpec, { gateway }: Network): string {
  const primary = checkedAddress(spec.addresses[0])
  const [, length] = checkedCidr(spec.subnetCidr).split('/')
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
    ...spec.serviceAddresses.map(
      (address) => `ip route add ${checkedAddress(address)}/32 via ${gateway} dev eth0 src $link`,
    ),
    // Docker wrote its own address beside the name; the file is the instance's too, and no other
    // may take its place.
    `hosts=$(sed "s/^$link\\b/${primary}/" /etc/hosts)`,
    'echo "$hosts" > /etc/hosts',
    '',
  ].join('\n')
}

/**
 * Shell for the holder, run when it starts and again whenever something of this changes: what
 * packets may leave, its further addresses, where it sends to, and who is asked for names. The
 * guard comes first, so that what is closed is closed at once.
 */
export function liveScript(spec: HolderSpec, network: Network): string {
  const { joined, resolver } = spec
  const folder = linkFolder(joined?.deviceIndex)
  return [
    // Linux before 5.16 has no hook for packets that leave; then they go unguarded.
    `nft -D "link=$link" -f ${folder}/guard.nft 2>${folder}/guard.log && guarded=" guarded" ||`,
    '  guarded=',
    `nft -D "link=$link" -f ${folder}/way.nft`,
    ...(joined === undefined ? [] : [`ip link set ${deviceName(joined.deviceIndex)} up`]),
    ...addressLines(spec),
    `cat > ${folder}/routes.new <<END`,
    ...routeLines(spec, network),
    'END',
    // What stays, stays untouched: a route that is gone for a moment fails a connection.
    `while read -r route; do ip route replace $route; done < ${folder}/routes.new`,
    `if [ -f ${folder}/routes ]; then while read -r route; do`,
    `  case "$(cat ${folder}/routes.new)" in *"$route"*) ;; *) ip route del $route || : ;; esac`,
    `done < ${folder}/routes; fi`,
    `cat ${folder}/routes.new > ${folder}/routes`,
    ...(joined === undefined ? resolverLines(resolver) : []),
    '',
  ].join('\n')
}

/**
 * The first link's are the machine's own, beside those of its start. A joined one has a table, for
 * what bears its addresses, so that answers leave by the link that they were asked by.
 */
function routeLines(spec: HolderSpec, { gateway }: Network): string[] {
  const { joined, addedCidrs = [], waysOut = [] } = spec
  const at = `dev ${deviceName(joined?.deviceIndex)} src ${checkedAddress(spec.addresses[0])}`
  const table = joined === undefined ? '' : ` table ${routeTable(joined.deviceIndex)}`
  const way = checkedAddress(gateway)
  const inside = joined === undefined ? addedCidrs : [spec.subnetCidr, spec.vpcCidr, ...addedCidrs]
  return [
    ...(joined === undefined ? [] : [`to ${way}/32 ${at}`]),
    ...[...new Set(inside)].map((cidr) => `to ${checkedCidr(cidr)} ${at}`),
    ...(joined === undefined ? [] : spec.serviceAddresses).map(
      (address) => `to ${checkedAddress(address)}/32 via ${way} ${at}`,
    ),
    ...routersOf(waysOut).map((router) => `to ${router}/32 ${at}`),
    ...waysOut.map(({ destination, isOpen, via = way }) =>
      isOpen
        ? `to ${checkedCidr(destination)} via ${via} ${at}`
        : `unreachable ${checkedCidr(destination)}`,
    ),
    // Or the first link's ways would be tried, where nobody knows these addresses.
    ...(joined === undefined ? [] : ['unreachable 0.0.0.0/0 metric 9999']),
  ].map((line) => `${line}${table}`)
}

/** An address that stays is not touched, so that what listens there does not notice. */
function addressLines(spec: HolderSpec): string[] {
  const { joined, addresses, extraLinks = [] } = spec
  const folder = linkFolder(joined?.deviceIndex)
  const device = deviceName(joined?.deviceIndex)
  const own = joined === undefined ? addresses.slice(1) : [...addresses, joined.linkAddress]
  const all = [...own, ...extraLinks.map(({ linkAddress }) => linkAddress)]
  const [ruled, unruled] = joined === undefined ? [[], []] : ruleLines(joined)
  return [
    `cat > ${folder}/addresses.new <<END`,
    ...all.map(checkedAddress),
    'END',
    'while read -r address; do',
    `  case "$(ip -4 addr show dev ${device})" in *"inet $address/32 "*) ;;`,
    `  *) ip addr add $address/32 dev ${device} ;; esac`,
    ...ruled,
    `done < ${folder}/addresses.new`,
    `if [ -f ${folder}/addresses ]; then while read -r address; do`,
    `  case " $(echo $(cat ${folder}/addresses.new)) " in *" $address "*) ;;`,
    // After a start it is gone already.
    `  *) ip addr del $address/32 dev ${device} || :`,
    ...unruled,
    '  ;; esac',
    `done < ${folder}/addresses; fi`,
    `cat ${folder}/addresses.new > ${folder}/addresses`,
  ]
}

function ruleLines({ deviceIndex }: JoinedLink): [string[], string[]] {
  const table = routeTable(deviceIndex)
  const to = `lookup ${table}`
  return [
    [
      `  case "$(ip rule)" in *"from $address ${to}"*) ;;`,
      `  *) ip rule add from $address/32 priority ${table} ${to} ;; esac`,
    ],
    [`  ip rule del from $address/32 priority ${table} ${to} || :`],
  ]
}

/** Shell that runs `liveScript` again. Where the kernel can guard, an end unguarded has failed. */
export function liveAgainScript(deviceIndex = 0): string {
  const folder = linkFolder(deviceIndex)
  return `
link=$(cat ${folder}/link)
was=$(cat ${folder}/guarded)
. ${folder}/live.sh
if [ "$was" != "$guarded" ]; then cat ${folder}/guard.log; exit 1; fi
`
}

/** The file is the instance's too: it is written anew in its place. */
function resolverLines(resolver: Resolver | undefined): string[] {
  if (resolver === undefined) return []
  const search = resolver.searchDomains.map(checkedDomain).join(' ')
  return [
    'cat > /etc/resolv.conf <<END',
    ...(search === '' ? [] : [`search ${search}`]),
    ...resolver.nameServers.map((address) => `nameserver ${checkedAddress(address)}`),
    'options timeout:2 attempts:3',
    'END',
  ]
}

function checkedDomain(text: string): string {
  if (/^[a-zA-Z0-9._-]{1,253}$/.test(text)) return text
  throw new TypeError(`${text} is no domain`)
}
