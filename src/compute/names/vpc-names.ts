/**
 * The names that a VPC's resolver knows: those of its own machines and of no others.
 * https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
 */

import { addressOfPublicName, ipName, privateName, publicName } from '../instances/host-names.ts'
import type { Instance } from '../instances/machine-entities.ts'
import { privateDomain } from '../network/found-network.ts'
import type {
  ElasticIp,
  NetworkInterface,
  PrivateAddress,
  Vpc,
} from '../network/network-entities.ts'
import { contains, parseAddress4, parseRange4, type Range4 } from '../network/ranges.ts'
import type { ComputeReader } from '../records.ts'

/** What is the same for all VPCs. */
export interface NameRegion {
  readonly region: string
  /** The range of public addresses. */
  readonly publicRange: string
}

/** The names of one VPC; all names are in lower case. */
export interface VpcNames extends NameRegion {
  /** Where its names end. */
  readonly domain: string
  /** IPv4 addresses by name. */
  readonly addresses: ReadonlyMap<string, string>
  /** Names by private address. */
  readonly pointers: ReadonlyMap<string, string>
  /** Private addresses by the public ones that lead to them. */
  readonly publicAddresses: ReadonlyMap<string, string>
  readonly ranges: readonly Range4[]
}

/** The address of the metadata service has a name of old, which cloud-init still knows. */
const metadataName = 'instance-data'
const metadataAddress = '169.254.169.254'

/**
 * The names of a VPC; undefined if it is not there, or has DNS switched off (`enableDnsSupport`).
 * Machines have names only where `enableDnsHostnames` is on, too.
 */
export async function vpcNames(
  records: ComputeReader,
  vpcId: string,
  place: NameRegion,
): Promise<VpcNames | undefined> {
  const vpc = await records.get('vpc', vpcId)
  if (vpc?.enableDnsSupport !== true) return undefined
  const domain = privateDomain(place.region)
  const names = {
    ...place,
    domain,
    addresses: new Map([[`${metadataName}.${domain}`, metadataAddress]]),
    pointers: new Map<string, string>(),
    publicAddresses: new Map<string, string>(),
    ranges: rangesOf(vpc),
  }
  if (!vpc.enableDnsHostnames) return names
  const elasticIps = await records.all('elasticIp')
  for (const one of await records.all('networkInterface')) {
    if (one.vpcId !== vpcId) continue
    const { instanceId } = one.attachment ?? {}
    const isFirst = instanceId !== undefined && one.attachment?.deviceIndex === 0
    const instance = isFirst ? await records.get('instance', instanceId) : undefined
    addNames(names, one, instance)
    addPublic(names, one, elasticIps)
  }
  return names
}

function rangesOf({ ranges }: Vpc): Range4[] {
  return ranges.flatMap(({ cidrBlock }) => parseRange4(cidrBlock) ?? [])
}

interface Growing {
  readonly region: string
  readonly domain: string
  readonly addresses: Map<string, string>
  readonly pointers: Map<string, string>
  readonly publicAddresses: Map<string, string>
}

function addNames(
  { region, domain, addresses, pointers }: Growing,
  { addresses: own }: NetworkInterface,
  instance: Instance | undefined,
): void {
  for (const { address } of own) {
    addresses.set(ipName(address, region), address)
    pointers.set(address, ipName(address, region))
  }
  if (instance === undefined) return
  const [{ address }] = own
  pointers.set(address, privateName(instance, address, region))
  if (instance.resourceNameARecord) addresses.set(`${instance.instanceId}.${domain}`, address)
}

function addPublic(
  { publicAddresses }: Growing,
  { networkInterfaceId, addresses }: NetworkInterface,
  elasticIps: readonly ElasticIp[],
): void {
  for (const { address, publicIp } of addresses as readonly PrivateAddress[]) {
    if (publicIp !== undefined) publicAddresses.set(publicIp, address)
  }
  for (const { publicIp, association } of elasticIps) {
    if (association?.networkInterfaceId !== networkInterfaceId) continue
    publicAddresses.set(publicIp, association.privateIp)
  }
}

/**
 * What a name is to a VPC: an address, the name of an address, a name of its own that is not there,
 * or none of its own. `hasOther`: the name is there, but has nothing of the type asked for.
 */
export type Found =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'hasOther' | 'missing' | 'elsewhere' }

const reverseDomain = '.in-addr.arpa'

/** Looks a name up; it may be written in any case, without the dot at its end. */
export function lookUp(names: VpcNames, asked: string, type: string): Found {
  const name = asked.toLowerCase()
  const found = find(names, name)
  const fits = { address: 'A', name: 'PTR' }[found.kind as string]
  return fits === undefined || fits === type ? found : { kind: 'hasOther' }
}

function find(names: VpcNames, name: string): Found {
  const { domain, addresses, publicAddresses, region } = names
  if (name === domain) return { kind: 'hasOther' }
  if (name.endsWith(`.${domain}`)) return addressOr(addresses.get(name), 'missing')
  if (name.endsWith(reverseDomain)) return findPointer(names, name)
  const publicIp = addressOfPublicName(name, region)
  if (publicIp !== undefined && parseAddress4(publicIp) !== undefined) {
    // Inside, a public name stands for the private address, so that packets stay inside.
    const elsewhere = isIn(names.publicRange, publicIp) ? publicIp : undefined
    return addressOr(publicAddresses.get(publicIp) ?? elsewhere, 'elsewhere')
  }
  // A name without dots is nobody's outside; it would only tell others what is asked here.
  return { kind: name.includes('.') ? 'elsewhere' : 'missing' }
}

function findPointer({ pointers, ranges, region, publicRange }: VpcNames, name: string): Found {
  const address = name.slice(0, -reverseDomain.length).split('.').reverse().join('.')
  const number = parseAddress4(address)
  if (number === undefined) return { kind: 'elsewhere' }
  const pointer = pointers.get(address)
  if (pointer !== undefined) return { kind: 'name', name: pointer }
  if (isIn(publicRange, address)) return { kind: 'name', name: publicName(address, region) }
  const one = { first: number, prefixBits: 32 }
  const isOwn = [...ranges, ...privateRanges].some((range) => contains(range, one))
  return { kind: isOwn ? 'missing' : 'elsewhere' }
}

/** RFC 6303: nobody outside is asked for the names of these. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16']
  .concat('100.64.0.0/10', '127.0.0.0/8')
  .flatMap((cidr) => parseRange4(cidr) ?? [])

function addressOr(address: string | undefined, otherwise: 'missing' | 'elsewhere'): Found {
  return address === undefined ? { kind: otherwise } : { kind: 'address', address }
}

function isIn(cidr: string, address: string): boolean {
  const range = parseRange4(cidr)
  const one = parseRange4(`${address}/32`)
  return range !== undefined && one !== undefined && contains(range, one)
}
