/** Lines of an interface's wiring for ways to peered VPCs, where its own address stays. Pure. */
import { checkedAddress, checkedCidr } from '../firewall-match.ts'
import type { WayOut } from '../ways-out.ts'

/** Routes to the routers themselves, which are on the link but in no range of the VPC. */
export function routerRoutes(ways: readonly WayOut[], primary: string): string[] {
  const routers = new Set(ways.flatMap(({ via }) => via ?? []))
  return [...routers].map((via) => `to ${checkedAddress(via)}/32 dev eth0 src ${primary}`)
}

/**
 * What the guard lets out beside the VPC's own ranges; `sender` is its condition on who sends. A
 * narrower way that leads elsewhere is closed for the interface's own addresses.
 */
export function peerGuardLines(ways: readonly WayOut[], sender: string): string[] {
  return upToLastPeer(ways).map(({ destination, via }) => {
    const to = `ip daddr ${checkedCidr(destination)}`
    return via === undefined ? `ip saddr != $link ${to} drop` : `${sender}${to} accept`
  })
}

/** Who keeps the sender's address, and who goes under the link's: before all others do. */
export function peerSenderLines(ways: readonly WayOut[]): string[] {
  return upToLastPeer(ways).map(({ destination, via }) => {
    const to = `ip daddr ${checkedCidr(destination)}`
    return via === undefined ? `oifname "eth0" ${to} snat to $link` : `${to} return`
  })
}

/** The narrowest is first: what comes after the last way to a peer is as it is without any. */
function upToLastPeer(ways: readonly WayOut[]): readonly WayOut[] {
  return ways.slice(0, ways.findLastIndex(({ via }) => via !== undefined) + 1)
}
