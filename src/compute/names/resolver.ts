/**
 * Whom machines of a VPC ask for names, as its DHCP options say.
 * https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSetConcepts.html
 */
import { isIPv4 } from 'node:net'
import type { ServedNetwork } from '../instances/machine-services.ts'
import type { ComputeReader } from '../records.ts'
import type { Resolver } from '../runtime/wiring.ts'
import { vpcResolverAddress } from './service.ts'

/** What stands in the machines' resolv.conf; undefined where nobody is to be asked. */
export async function resolverOf(
  records: ComputeReader,
  { vpcId, vpcCidr }: Pick<ServedNetwork, 'vpcId' | 'vpcCidr'>,
): Promise<Resolver | undefined> {
  const vpc = await records.get('vpc', vpcId)
  const options = vpc && (await records.get('dhcpOptions', vpc.dhcpOptionsId))
  if (vpc === undefined || options === undefined) return undefined
  const given = options.values['domain-name-servers'] ?? []
  const nameServers = given.flatMap((name) => {
    if (name !== 'AmazonProvidedDNS') return isIPv4(name) ? [name] : []
    return vpc.enableDnsSupport ? [vpcResolverAddress(vpcCidr)] : []
  })
  const domain = options.values['domain-name'] ?? []
  return { nameServers, searchDomains: domain.flatMap((name) => name.split(/\s+/)).filter(Boolean) }
}
