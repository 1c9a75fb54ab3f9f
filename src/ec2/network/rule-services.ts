/**
 * Protocols and ports of security group rules, as inputs give them and as they are kept.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
import type { SecurityGroupRule } from '../../compute/network/group-entities.ts'
import { invalidParameterValue } from '../errors.ts'

/** What a rule lets pass. Ports of ICMP are its type and code; -1 is all. */
export type Service = Pick<SecurityGroupRule, 'protocol' | 'fromPort' | 'toPort'>

/** A service in an input. */
export interface ServiceInput {
  readonly IpProtocol?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
}

/** Protocols that have a name at EC2, by their number. */
const names: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
}

const portMax = 65_535
const icmpMax = 255

/** Ports of what has none are left out of account. Throws InvalidParameterValue. */
export function parseService(input: ServiceInput): Service {
  const protocol = parseProtocol(input.IpProtocol)
  if (protocol === 'tcp' || protocol === 'udp') return { protocol, ...parsePorts(input) }
  if (protocol === 'icmp' || protocol === 'icmpv6') return { protocol, ...parseIcmp(input) }
  return { protocol, fromPort: -1, toPort: -1 }
}

function parseProtocol(given: string | undefined): string {
  if (given === undefined) {
    const message = "Invalid value 'null' for protocol."
    throw invalidParameterValue(
      `${message} VPC security group rules must specify protocols explicitly.`,
    )
  }
  const lower = given.toLowerCase()
  if (lower === '-1' || Object.values(names).includes(lower)) return lower
  if (!/^\d{1,3}$/.test(lower) || Number(lower) > 255) {
    throw invalidParameterValue(`Invalid value '${given}' for IP protocol. Unknown protocol.`)
  }
  const number = String(Number(lower))
  return names[number] ?? number
}

function parsePorts({ FromPort: from, ToPort: to }: ServiceInput) {
  if (from === undefined || to === undefined) throw portsMissing('TCP/UDP')
  for (const port of [from, to]) {
    if (port < 0 || port > portMax) {
      throw invalidParameterValue(`TCP/UDP port (${port}) out of range`)
    }
  }
  if (from > to) throw invalidParameterValue(`Invalid TCP/UDP port range (${from}:${to})`)
  return { fromPort: from, toPort: to }
}

function parseIcmp({ IpProtocol: protocol, FromPort: type, ToPort: code }: ServiceInput) {
  const isOptional = protocol?.toLowerCase() === 'icmpv6' || protocol === '58'
  if (isOptional && type === undefined && code === undefined) return { fromPort: -1, toPort: -1 }
  if (type === undefined || code === undefined) throw portsMissing('ICMP')
  if (type < -1 || type > icmpMax) throw invalidParameterValue(`ICMP type (${type}) out of range`)
  const isWithin = code >= -1 && code <= icmpMax && (type !== -1 || code === -1)
  if (!isWithin) throw invalidParameterValue(`ICMP code (${code}) out of range`)
  return { fromPort: type, toPort: code }
}

function portsMissing(protocol: string): Error {
  const message = 'Invalid value for portRange. Must specify both from and to ports with'
  return invalidParameterValue(`${message} ${protocol}.`)
}

/** As errors write it: `TCP, from port: 22, to port: 22`. */
export function serviceText({ protocol, fromPort, toPort }: Service): string {
  if (protocol === '-1') return 'ALL'
  const name = protocol.toUpperCase()
  if (name.startsWith('ICMP')) return `${name}, type: ${orAll(fromPort)}, code: ${orAll(toPort)}`
  if (/^\d/.test(protocol)) return `protocol: ${protocol}`
  return `${name}, from port: ${fromPort}, to port: ${toPort}`
}

function orAll(number: number): string {
  return number < 0 ? 'ALL' : String(number)
}
