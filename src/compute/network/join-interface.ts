/** Second interfaces of machines that run, or are about to: joined, left, and known as links. */

import type { ServedNetwork } from '../instances/machine-services.ts'
import type { ComputeReader } from '../records.ts'
import type { DockerRuntime } from '../runtime/docker.ts'
import { joinLink, leaveLink } from '../runtime/holders.ts'
import { type PlanParts, planInterface } from './interface-plan.ts'
import type { InterfaceRules } from './interface-rules.ts'
import type { Link, LinkTable } from './links.ts'
import type { NetworkInterface } from './network-entities.ts'

/** What interfaces are joined with. */
export interface JoinParts {
  readonly runtime: DockerRuntime
  readonly plans: PlanParts
  readonly links: LinkTable
  readonly rules: InterfaceRules
}

/** An interface, and the network of its VPC. */
export interface JoiningInterface {
  readonly network: ServedNetwork
  readonly networkInterface: NetworkInterface
}

/** Joins it, with its rules; done twice it is as done once. Throws what Docker or nft says. */
export async function joinInterface(
  { runtime, plans, links, rules }: JoinParts,
  records: ComputeReader,
  { network, networkInterface }: JoiningInterface,
): Promise<void> {
  const { networkInterfaceId, addresses, attachment } = networkInterface
  const at = { network, networkInterface, hostname: '' }
  const plan = await planInterface(plans, records, at)
  const { joined } = plan.spec
  if (joined === undefined || attachment === undefined) {
    throw new Error(`${networkInterfaceId} is no second interface`)
  }
  await joinLink(runtime, { ...plan.spec, joined }, plan.rules)
  const { account, vpcId, gateway } = network
  const { instanceId } = attachment
  const privateAddress = addresses[0].address
  const of = { account, networkInterfaceId, instanceId, vpcId, privateAddress }
  const link: Link = { ...joined, ...of, gateway }
  links.put(link)
  rules.began(link, plan)
}

/** Takes it away; what was never joined is no error. */
export async function leaveInterface(
  { runtime, links, rules }: JoinParts,
  { networkInterfaceId }: NetworkInterface,
  { holderId, deviceIndex }: Pick<Link, 'holderId' | 'deviceIndex'>,
): Promise<void> {
  links.remove(networkInterfaceId)
  rules.ended(networkInterfaceId)
  await leaveLink(runtime, { holderId, deviceIndex })
}
