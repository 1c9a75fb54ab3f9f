/** What an interface should be, gathered from records: for its holder's start, and live. */

import type { MachineService, ServedNetwork } from '../instances/machine-services.ts'
import type { ComputeReader } from '../records.ts'
import type { HolderSpec, JoinedLink, LiveWiring } from '../runtime/wiring.ts'
import { interfacesOf, isWanted } from '../volumes/attachments.ts'
import { firewallRuleset } from './firewall.ts'
import { interfaceFirewall } from './interface-firewall.ts'
import type { ExtraLink } from './link-device.ts'
import { extraLink } from './links.ts'
import type { NetworkInterface } from './network-entities.ts'
import { type Peers, withPeeredWays } from './peered-ways.ts'
import { waysOut } from './ways-out.ts'

/** An interface as it should be now. */
export interface InterfacePlan {
  readonly spec: HolderSpec
  /** Its rules, as nft reads them. */
  readonly rules: string
  /** The live part of `spec`, in a text that differs when it does. */
  readonly wiring: string
}

/** What plans are made with. */
export interface PlanParts {
  readonly services: Pick<Required<MachineService>, 'addresses' | 'resolver' | 'serve'>
  /** Docker's name of the holders' image. */
  readonly holderImage: string
  readonly peers: Peers
  /** False where the host sends nothing on: then there are no ways out. */
  hasWayOut(): boolean
}

/** Where an interface is, and what its machine calls itself. */
export interface PlannedInterface {
  readonly network: ServedNetwork
  readonly networkInterface: NetworkInterface
  readonly hostname: string
}

/** Throws if its VPC or subnet is gone. */
export async function planInterface(
  { services, holderImage, peers, hasWayOut }: PlanParts,
  records: ComputeReader,
  { network, networkInterface, hostname }: PlannedInterface,
): Promise<InterfacePlan> {
  const { networkInterfaceId, addresses, macAddress, sourceDestCheck } = networkInterface
  const { account, vpcId, vpcCidr, gateway } = network
  const vpc = await records.get('vpc', vpcId)
  const wall = await interfaceFirewall(records, networkInterface, peers)
  const joined = await joinedLink(records, networkInterface, gateway)
  const extraLinks = await extraLinksOf(records, networkInterface, gateway)
  const resolver = await services.resolver(records, network)
  const out = hasWayOut() ? await waysOut(records, networkInterface) : []
  const live: LiveWiring = {
    addedCidrs: vpc?.ranges.slice(1).map(({ cidrBlock }) => cidrBlock) ?? [],
    waysOut: await withPeeredWays(records, networkInterface, { peers, out }),
    passengers: await passengersOf(records, networkInterface),
    extraLinks,
    ...(resolver && { resolver }),
  }
  const spec = {
    account,
    interfaceId: networkInterfaceId,
    vpcId,
    vpcCidr,
    subnetCidr: wall.subnetCidr,
    addresses: addresses.map(({ address }) => address) as [string, ...string[]],
    macAddress,
    hostname,
    sourceDestCheck,
    serviceAddresses: services.addresses(network),
    image: holderImage,
    ...(joined && { joined }),
    ...live,
  }
  const rules = firewallRuleset({
    ...wall,
    deviceIndex: joined?.deviceIndex ?? 0,
    extraLinks,
    gateway,
    services: await services.serve(network),
  })
  return { spec, rules, wiring: JSON.stringify([live, sourceDestCheck, addresses]) }
}

/** Where a second interface hangs; undefined for a first one. */
async function joinedLink(
  records: ComputeReader,
  { attachment }: NetworkInterface,
  gateway: string,
): Promise<JoinedLink | undefined> {
  const { instanceId = '', deviceIndex = 0, linkNumber } = attachment ?? {}
  if (deviceIndex === 0 || linkNumber === undefined) return undefined
  const [first] = await interfacesOf(records, instanceId)
  if (first === undefined) throw new Error(`${instanceId} has no first interface`)
  const holderId = first.networkInterfaceId
  return { holderId, deviceIndex, linkAddress: extraLink(gateway, linkNumber) }
}

/** What leaves by an interface without being its own. */
async function passengersOf(
  records: ComputeReader,
  { attachment }: NetworkInterface,
): Promise<readonly string[]> {
  if (attachment?.deviceIndex !== 0) return []
  const [, ...others] = await interfacesOf(records, attachment.instanceId)
  return others.filter(isWanted).map(({ macAddress }) => macAddress)
}

/** One for each elastic IP that leads to another address than the first. */
async function extraLinksOf(
  records: ComputeReader,
  { networkInterfaceId }: NetworkInterface,
  gateway: string,
): Promise<readonly ExtraLink[]> {
  return (await records.all('elasticIp')).flatMap(({ association }) => {
    if (association?.networkInterfaceId !== networkInterfaceId) return []
    const { linkNumber, privateIp: address } = association
    if (linkNumber === undefined) return []
    return [{ linkAddress: extraLink(gateway, linkNumber), address }]
  })
}
