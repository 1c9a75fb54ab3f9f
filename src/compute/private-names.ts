/**
 * The names that a VPC's DNS knows machines by.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-naming.html
 */
import { privateDomain } from './found-network.ts'
import type { Instance } from './machine-entities.ts'

/** `ip-10-0-0-4.ec2.internal` */
export function ipName(address: string, region: string): string {
  return `ip-${address.replaceAll('.', '-')}.${privateDomain(region)}`
}

/** What an instance calls itself: after its address, or after its id. */
export function privateName(
  { hostnameType, instanceId }: Pick<Instance, 'hostnameType' | 'instanceId'>,
  address: string,
  region: string,
): string {
  if (hostnameType === 'resource-name') return `${instanceId}.${privateDomain(region)}`
  return ipName(address, region)
}
