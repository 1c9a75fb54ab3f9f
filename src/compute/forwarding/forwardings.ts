/**
 * Which public addresses lead to which interfaces, as records say. Pure: the sockets are in
 * `forwarders.ts`. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
import { interfaceFirewall } from '../network/interface-firewall.ts'
import type { NetworkInterface } from '../network/network-entities.ts'
import { type WayOut, waysOut } from '../network/ways-out.ts'
import type { ComputeReader } from '../records.ts'
import type { Wall } from './admission.ts'

/** A public address that leads to an interface of an instance that runs. */
export interface Forwarding {
  readonly publicIp: string
  readonly networkInterfaceId: string
  /** What programs in the machine may listen at. */
  readonly privateIp: string
  /** Of the link that leads there, if it is not the interface's first address. */
  readonly linkNumber?: number
  /** Who may come in. */
  readonly wall: Wall
  /** To whom answers find their way: without a route to him, no client is heard at AWS. */
  readonly ways: readonly WayOut[]
}

/** All of an account. */
export async function forwardings(records: ComputeReader): Promise<readonly Forwarding[]> {
  const found: Forwarding[] = []
  const interfaces = new Map<string, NetworkInterface>()
  for (const one of await records.all('networkInterface'))
    interfaces.set(one.networkInterfaceId, one)
  for (const one of await publicAddresses(records, interfaces.values())) {
    const { networkInterfaceId } = one
    const networkInterface = interfaces.get(networkInterfaceId)
    if (networkInterface === undefined || !(await runs(records, networkInterface))) continue
    const wall = await interfaceFirewall(records, networkInterface)
    const ways = await waysOut(records, networkInterface)
    found.push({ ...one, wall, ways })
  }
  return found
}

type PublicAddress = Omit<Forwarding, 'wall' | 'ways'>

/** Those of launches, and elastic IPs. */
async function publicAddresses(
  records: ComputeReader,
  interfaces: Iterable<NetworkInterface>,
): Promise<readonly PublicAddress[]> {
  const found: PublicAddress[] = []
  for (const { networkInterfaceId, addresses } of interfaces) {
    for (const { address: privateIp, publicIp } of addresses) {
      if (publicIp !== undefined) found.push({ publicIp, networkInterfaceId, privateIp })
    }
  }
  for (const { publicIp, association } of await records.all('elasticIp')) {
    if (association === undefined) continue
    const { networkInterfaceId, privateIp, linkNumber } = association
    const number = linkNumber === undefined ? {} : { linkNumber }
    found.push({ publicIp, networkInterfaceId, privateIp, ...number })
  }
  return found
}

async function runs(records: ComputeReader, { attachment }: NetworkInterface): Promise<boolean> {
  if (attachment === undefined || attachment.state === 'detaching') return false
  const state = (await records.get('instance', attachment.instanceId))?.state
  return state === 'running' || state === 'stopping'
}
