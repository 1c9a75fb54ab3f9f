/**
 * Network interfaces as they are when they are made, and the private addresses that subnets have
 * left. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
import { generateId, type RandomBytes } from '../ids.ts'
import type { ComputeChange, ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import type { Tags } from '../tags.ts'
import type {
  InterfaceAttachment,
  NetworkInterface,
  PrivateAddress,
  Subnet,
} from './network-entities.ts'
import { formatAddress, lastOf, parseAddress4, parseRange4, type Range4, sizeOf } from './ranges.ts'

/** AWS keeps the first four addresses of a subnet for itself, and the last. */
const reservedFirst = 4
const reserved = reservedFirst + 1

/** What a network interface is made with. */
export interface NewInterfaceFacts {
  readonly subnet: Subnet
  readonly groupIds: readonly string[]
  readonly random: RandomBytes
  readonly description?: string | undefined
  /** Its primary address; the first free one, if undefined. */
  readonly privateIp?: string | undefined
  /** Further addresses of its own. */
  readonly secondaryIps?: readonly string[] | undefined
  /** How many further addresses it gets beside those. */
  readonly secondaryCount?: number | undefined
  readonly interfaceType?: NetworkInterface['interfaceType']
  readonly requesterManaged?: boolean
  readonly attachment?: InterfaceAttachment | undefined
  readonly tags?: Tags | undefined
}

/** The private addresses of a subnet in one change, so that many interfaces read them once. */
export interface SubnetAddresses {
  /** Takes this address. Throws InvalidParameterValue, InvalidIPAddress.InUse. */
  take(address: string): string
  /** Takes the first free one. Throws InsufficientFreeAddressesInSubnet. */
  takeFirst(): string
}

/**
 * Puts a network interface with a free private address of its subnet. Throws Refused:
 * InvalidParameterValue, InvalidIPAddress.InUse, InsufficientFreeAddressesInSubnet. Who makes many
 * in one change hands the subnet's addresses on.
 */
export async function newInterface(
  records: ComputeChange,
  facts: NewInterfaceFacts,
  given?: SubnetAddresses,
): Promise<NetworkInterface> {
  const { subnet, random, attachment, secondaryIps = [], secondaryCount = 0 } = facts
  const addresses = given ?? (await openAddresses(records, subnet))
  const asked = secondaryIps.map((address) => addresses.take(address))
  const { privateIp } = facts
  const primary = privateIp === undefined ? addresses.takeFirst() : addresses.take(privateIp)
  const more = Array.from({ length: secondaryCount }, () => addresses.takeFirst())
  const all = [primary, ...asked, ...more].map((address) => ({ address }))
  const made: NetworkInterface = {
    networkInterfaceId: generateId('eni', random),
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    availabilityZone: subnet.availabilityZone,
    description: facts.description ?? '',
    macAddress: newMacAddress(random),
    addresses: all as unknown as [PrivateAddress, ...PrivateAddress[]],
    groupIds: facts.groupIds,
    sourceDestCheck: true,
    ...(attachment && { attachment }),
    interfaceType: facts.interfaceType ?? 'interface',
    requesterManaged: facts.requesterManaged ?? false,
    tags: facts.tags ?? {},
  }
  records.put('networkInterface', made.networkInterfaceId, made)
  return made
}

/** 02: locally administered, of one station. */
function newMacAddress(random: RandomBytes): string {
  const pairs = random(5).toString('hex').match(/../g) ?? []
  return ['02', ...pairs].join(':')
}

/** The addresses of a subnet that no interface has. */
export async function openAddresses(
  records: ComputeReader,
  subnet: Subnet,
): Promise<SubnetAddresses> {
  const range = parseRange4(subnet.cidrBlock) as Range4
  const taken = new Set<number>()
  for (const { subnetId, addresses } of await records.all('networkInterface')) {
    if (subnetId !== subnet.subnetId) continue
    for (const { address } of addresses) taken.add(parseAddress4(address) ?? 0)
  }
  const first = range.first + reservedFirst
  const last = lastOf(range) - 1
  let next = first
  return {
    take(address) {
      const number = parseAddress4(address)
      if (number === undefined || number < range.first || number > last + 1) {
        throw new Refused(
          'InvalidParameterValue',
          `Address ${address} does not fall within the subnet's address range`,
        )
      }
      if (number < first || number > last) {
        throw new Refused(
          'InvalidParameterValue',
          `Address ${address} is in subnet's reserved range`,
        )
      }
      if (taken.has(number)) {
        throw new Refused('InvalidIPAddress.InUse', `Address ${address} is in use.`)
      }
      taken.add(number)
      return address
    },

    takeFirst() {
      while (next <= last && taken.has(next)) next += 1
      if (next > last) {
        throw new Refused(
          'InsufficientFreeAddressesInSubnet',
          `The specified subnet does not have enough free addresses to satisfy the request.`,
        )
      }
      taken.add(next)
      return formatAddress(next)
    },
  }
}

/** How many addresses of a subnet are left for interfaces; those of all subnets are read once. */
export async function countFreeAddresses(
  records: ComputeReader,
): Promise<(subnet: Subnet) => number> {
  const taken = new Map<string, number>()
  for (const { subnetId, addresses } of await records.all('networkInterface')) {
    taken.set(subnetId, (taken.get(subnetId) ?? 0) + addresses.length)
  }
  return (subnet) => allFree(subnet) - (taken.get(subnet.subnetId) ?? 0)
}

/** How many addresses a subnet without interfaces has for them. */
export function allFree({ cidrBlock }: Subnet): number {
  return sizeOf(parseRange4(cidrBlock) as Range4) - reserved
}
