/** What metadata says of one network interface: `network/interfaces/macs/<mac>/`. */

import { privateName, publicName } from '../compute/instances/host-names.ts'
import type { NetworkInterface } from '../compute/network/network-entities.ts'
import { deviceIndex } from '../compute/volumes/attachments.ts'
import type { Facts } from './facts.ts'
import { type Branch, type Directory, directory } from './tree.ts'

/** Its keys, all that AWS documents for IPv4. */
export function interfaceCategories(each: NetworkInterface): Directory {
  const [{ address }] = each.addresses
  const publicIps = async (facts: Facts) => [...(await facts.publicAddresses(each)).values()]
  return directory({
    'device-number': String(deviceIndex(each)),
    'interface-id': each.networkInterfaceId,
    'ipv4-associations': async (facts) => associations(await facts.publicAddresses(each)),
    'local-hostname': ({ instance, region }) => privateName(instance, address, region),
    'local-ipv4s': each.addresses.map((one) => one.address).join('\n'),
    mac: each.macAddress,
    'network-card': '0',
    'owner-id': ({ account }) => account,
    'public-hostname': (facts) => publicHostName(facts, each),
    'public-ipv4s': async (facts) => textOf(await publicIps(facts)),
    'security-group-ids': textOf(each.groupIds),
    'security-groups': async (facts) =>
      textOf((await facts.groups(each)).map(({ groupName }) => groupName)),
    'subnet-id': each.subnetId,
    'subnet-ipv4-cidr-block': async ({ subnet }) => (await subnet(each.subnetId))?.cidrBlock,
    'vpc-id': each.vpcId,
    'vpc-ipv4-cidr-block': async ({ vpc }) => (await vpc(each.vpcId))?.ranges[0]?.cidrBlock,
    'vpc-ipv4-cidr-blocks': async ({ vpc }) =>
      (await vpc(each.vpcId))?.ranges.map(({ cidrBlock }) => cidrBlock).join('\n'),
  })
}

/** The public address of an interface's first private one; undefined: it has none. */
export async function publicAddress(
  facts: Facts,
  each: NetworkInterface,
): Promise<string | undefined> {
  return (await facts.publicAddresses(each)).get(each.addresses[0].address)
}

/** Its name in public DNS: only where the VPC gives names. */
export async function publicHostName(
  facts: Facts,
  each: NetworkInterface,
): Promise<string | undefined> {
  const address = await publicAddress(facts, each)
  const vpc = await facts.vpc(each.vpcId)
  return address && vpc?.enableDnsHostnames ? publicName(address, facts.region) : undefined
}

/** Which private addresses each public one leads to. */
function associations(publicAddresses: ReadonlyMap<string, string>): Branch {
  if (publicAddresses.size === 0) return undefined
  const entries = [...publicAddresses].map(([address, publicIp]) => [publicIp, address] as const)
  return directory(Object.fromEntries(entries))
}

function textOf(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.join('\n')
}
