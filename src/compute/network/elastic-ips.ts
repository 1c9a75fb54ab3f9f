/**
 * Elastic IPs: public addresses that an account holds until it releases them, and the private
 * addresses that they lead to. While one leads to an instance's primary address, the public address
 * that came with the launch is given back, and another comes when it goes.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
 */
import { generateId, type RandomBytes } from '../ids.ts'
import type { ComputeChange, ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import { freeLinkNumber } from './link-numbers.ts'
import type {
  ElasticIp,
  ElasticIpAssociation,
  NetworkInterface,
  PrivateAddress,
} from './network-entities.ts'
import { releasePublicAddress, takePublicAddress } from './public-addresses.ts'

/** An account's records and what the region shares, in one change. */
export interface BothScopes {
  readonly records: ComputeChange
  readonly shared: ComputeChange
}

/** Where public addresses come from, and for whom. */
export interface PublicSource {
  readonly account: string
  /** CIDR. */
  readonly publicRange: string
}

/** What an elastic IP is to lead to. */
export interface AssociationWish {
  readonly networkInterface: NetworkInterface
  /** The interface's primary one, if undefined. */
  readonly privateIp?: string | undefined
  /** False: refused where either of both leads elsewhere. */
  readonly reassociates: boolean
  readonly source: PublicSource
  readonly random: RandomBytes
}

/**
 * Leads an elastic IP to a private address, and returns `eipassoc-…`; what stood before goes.
 * Throws Refused: InvalidParameterValue, Resource.AlreadyAssociated, Gateway.NotAttached.
 */
export async function associateAddress(
  { records, shared }: BothScopes,
  elasticIp: ElasticIp,
  wish: AssociationWish,
): Promise<string> {
  const { networkInterface, reassociates, random } = wish
  const { networkInterfaceId } = networkInterface
  const privateIp = requirePrivateIp(networkInterface, wish.privateIp)
  const { association } = elasticIp
  if (isTo(association, networkInterfaceId, privateIp)) return association?.associationId as string
  const other = (await records.all('elasticIp')).find((each) =>
    isTo(each.association, networkInterfaceId, privateIp),
  )
  if (!reassociates) requireFree(elasticIp, other)
  await requireWayIn(records, networkInterface)
  if (other !== undefined) records.put('elasticIp', other.allocationId, withoutAssociation(other))
  const associationId = generateId('eipassoc', random)
  const isFirst = networkInterface.addresses[0].address === privateIp
  const { vpcId } = networkInterface
  const number = isFirst ? {} : { linkNumber: await freeLinkNumber(records, vpcId, random) }
  records.put('elasticIp', elasticIp.allocationId, {
    ...elasticIp,
    association: { associationId, networkInterfaceId, privateIp, ...number },
  })
  dropLaunchAddress({ records, shared }, networkInterface, privateIp)
  if (association) await restoreLaunchAddress({ records, shared }, association, wish.source)
  return associationId
}

function isTo(
  association: ElasticIp['association'],
  networkInterfaceId: string,
  privateIp: string,
): boolean {
  return (
    association?.networkInterfaceId === networkInterfaceId && association.privateIp === privateIp
  )
}

function requirePrivateIp(
  { networkInterfaceId, addresses }: NetworkInterface,
  privateIp = addresses[0].address,
): string {
  if (addresses.some(({ address }) => address === privateIp)) return privateIp
  const message = `The private IP address ${privateIp} is not one of ${networkInterfaceId}.`
  throw new Refused('InvalidParameterValue', message)
}

function requireFree(elasticIp: ElasticIp, other: ElasticIp | undefined): void {
  const taken = elasticIp.association === undefined ? other : elasticIp
  if (taken?.association === undefined) return
  const { associationId, networkInterfaceId } = taken.association
  const resource = taken === elasticIp ? elasticIp.allocationId : networkInterfaceId
  throw new Refused(
    'Resource.AlreadyAssociated',
    `resource ${resource} is already associated with associate-id ${associationId}`,
  )
}

async function requireWayIn(records: ComputeReader, { vpcId }: NetworkInterface): Promise<void> {
  const gateways = await records.all('internetGateway')
  if (gateways.some((gateway) => gateway.vpcId === vpcId)) return
  const message = `Network ${vpcId} is not attached to any internet gateway`
  throw new Refused('Gateway.NotAttached', message)
}

function withoutAssociation({ association: _, ...elasticIp }: ElasticIp): ElasticIp {
  return elasticIp
}

function dropLaunchAddress(
  { records, shared }: BothScopes,
  networkInterface: NetworkInterface,
  privateIp: string,
): void {
  const { networkInterfaceId } = networkInterface
  const addresses = networkInterface.addresses.map(({ address, publicIp }): PrivateAddress => {
    if (address !== privateIp || publicIp === undefined) {
      return publicIp === undefined ? { address } : { address, publicIp }
    }
    releasePublicAddress(shared, publicIp)
    return { address }
  })
  records.put('networkInterface', networkInterfaceId, withAddresses(networkInterface, addresses))
}

/** An interface with other addresses, of which there is at least one. */
export function withAddresses(
  networkInterface: NetworkInterface,
  addresses: readonly PrivateAddress[],
): NetworkInterface {
  const [first, ...more] = addresses
  if (first === undefined) throw new TypeError('An interface has a primary address')
  return { ...networkInterface, addresses: [first, ...more] }
}

/**
 * Takes an elastic IP from where it leads. An instance that has a public address by its launch gets
 * a new one, if it runs with this one interface and there is an address left.
 */
export async function disassociateAddress(
  scopes: BothScopes,
  elasticIp: ElasticIp,
  source: PublicSource,
): Promise<void> {
  const { association } = elasticIp
  if (association === undefined) return
  scopes.records.put('elasticIp', elasticIp.allocationId, withoutAssociation(elasticIp))
  await restoreLaunchAddress(scopes, association, source)
}

async function restoreLaunchAddress(
  { records, shared }: BothScopes,
  { networkInterfaceId: holder, privateIp }: ElasticIpAssociation,
  { account, publicRange: range }: PublicSource,
): Promise<void> {
  const found = await records.get('networkInterface', holder)
  if (found === undefined || !(await wantsLaunchAddress(records, found))) return
  const [primary, ...others] = found.addresses
  if (primary.address !== privateIp || primary.publicIp !== undefined) return
  const publicIp = await takePublicAddress(shared, { account, range, holder })
  if (publicIp === undefined) return
  const addresses = [{ ...primary, publicIp }, ...others] as const
  records.put('networkInterface', holder, { ...found, addresses })
}

async function wantsLaunchAddress(
  records: ComputeReader,
  { attachment }: NetworkInterface,
): Promise<boolean> {
  if (attachment === undefined) return false
  const instance = await records.get('instance', attachment.instanceId)
  const isUp = instance?.state === 'pending' || instance?.state === 'running'
  if (!isUp || !instance.publicIpOnStart) return false
  const interfaces = await records.all('networkInterface')
  const own = interfaces.filter((each) => each.attachment?.instanceId === attachment.instanceId)
  return own.length === 1
}

/**
 * Removes an interface: its public address is given back, and elastic IPs that lead to it lead
 * nowhere.
 */
export async function removeInterface(
  { records, shared }: BothScopes,
  { networkInterfaceId, addresses }: NetworkInterface,
): Promise<void> {
  for (const { publicIp } of addresses) {
    if (publicIp !== undefined) releasePublicAddress(shared, publicIp)
  }
  for (const elasticIp of await records.all('elasticIp')) {
    if (elasticIp.association?.networkInterfaceId !== networkInterfaceId) continue
    records.put('elasticIp', elasticIp.allocationId, withoutAssociation(elasticIp))
  }
  records.remove('networkInterface', networkInterfaceId)
}
