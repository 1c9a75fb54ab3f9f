/** Lines of an interface's wiring for ways to peered VPCs, where its own address stays. Pure. */
import { checkedAddress, checkedCidr } from '../network/firewall-match.ts'
import type { WayOut } from '../network/ways-out.ts'

/** The routers that ways lead to: they are on the link, but in no range of the VPC. */
export function routersOf(ways: readonly WayOut[]): string[] {
  return [...new Set(ways.flatMap(({ via }) => via ?? []))].map(checkedAddress)
}

/**
 * What the guard lets out beside the VPC's own ranges; `from` is its condition on who sends. A
 * narrower way that leads elsewhere is closed for all but the link's own addresses.
 */
export function peerGuardLines(
  ways: readonly WayOut[],
  { from, links }: { readonly from: string; readonly links: readonly string[] },
): string[] {
  return upToLastPeer(ways).map(({ destination, via }) => {
    const to = `ip daddr ${checkedCidr(destination)}`
    const others = `ip saddr != { ${links.join(', ')} }`
    return via === undefined ? `${others} ${to} drop` : `${from}${to} accept`
  })
}

/** Who keeps the sender's address, and who goes under the link's: before all others do. */
export function peerSenderLines(ways: readonly WayOut[]): string[] {
  return upToLastPeer(ways).map(({ destination, via }) => {
    const to = `ip daddr ${checkedCidr(destination)}`
    return via === undefined ? `${to} snat to $link` : `${to} return`
  })
}

/** The narrowest is first: what comes after the last way to a peer is as it is without any. */
function upToLastPeer(ways: readonly WayOut[]): readonly WayOut[] {
  return ways.slice(0, ways.findLastIndex(({ via }) => via !== undefined) + 1)
}
