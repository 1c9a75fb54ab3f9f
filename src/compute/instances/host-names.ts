/**
 * The names that machines have in AWS's DNS.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hostname-types.html
 */
import { privateDomain } from '../network/found-network.ts'

/** Of whom a private name is. */
export interface NamedMachine {
  readonly instanceId: string
  readonly hostnameType: 'ip-name' | 'resource-name'
}

/** Without a domain: `ip-10-0-0-5`, or the instance's id. */
export function hostName({ instanceId, hostnameType }: NamedMachine, address: string): string {
  return hostnameType === 'resource-name' ? instanceId : `ip-${dashed(address)}`
}

/** `ip-10-0-0-5.ec2.internal`, `i-….eu-west-1.compute.internal`. */
export function privateName(machine: NamedMachine, address: string, region: string): string {
  return `${hostName(machine, address)}.${privateDomain(region)}`
}

/** The name of an address, whoever has it: `ip-10-0-0-5.ec2.internal`. */
export function ipName(address: string, region: string): string {
  return `ip-${dashed(address)}.${privateDomain(region)}`
}

/** `ec2-1-2-3-4.compute-1.amazonaws.com`, `ec2-1-2-3-4.eu-west-1.compute.amazonaws.com`. */
export function publicName(publicIp: string, region: string): string {
  const domain = region === 'us-east-1' ? 'compute-1' : `${region}.compute`
  return `ec2-${dashed(publicIp)}.${domain}.amazonaws.com`
}

/** The address that a public name stands for; undefined for another name. */
export function addressOfPublicName(name: string, region: string): string | undefined {
  const address = /^ec2-(\d+-\d+-\d+-\d+)\./.exec(name)?.[1]?.replaceAll('-', '.')
  return address !== undefined && publicName(address, region) === name ? address : undefined
}

const dashed = (address: string): string => address.replaceAll('.', '-')
