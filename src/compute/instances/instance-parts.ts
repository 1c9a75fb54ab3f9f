/** What belongs to instances, read once for all of them. */

import type { Volume } from '../images/image-entities.ts'
import type { NetworkInterface } from '../network/network-entities.ts'
import type { ComputeReader } from '../records.ts'
import { publicName } from './host-names.ts'

/** A volume that is plugged in. */
export type AttachedVolume = Volume & { readonly attachment: NonNullable<Volume['attachment']> }

/** What belongs to instances. */
export interface InstanceParts {
  /** How many entities these are. */
  readonly size: number
  /** An instance's, its primary one first. */
  interfacesOf(instanceId: string): readonly NetworkInterface[]
  /** An instance's, its root volume first. */
  volumesOf(instanceId: string): readonly AttachedVolume[]
  groupName(groupId: string): string
  /** `pg-…`; undefined for a name that no placement group has. */
  placementGroupId(name: string): string | undefined
  /** The public address that leads to a private one: an elastic IP, or the launch's. */
  publicIpOf(networkInterface: NetworkInterface, address: string): PublicIp | undefined
  /** The name of that public address; empty where the VPC gives no names, or there is none. */
  publicNameOf(networkInterface: NetworkInterface, address: string, region: string): string
}

/** A public address, and whether its account holds it for longer than an instance's run. */
export interface PublicIp {
  readonly publicIp: string
  readonly isElastic: boolean
  /** Of an elastic IP: it, and that it leads here. */
  readonly allocationId?: string
  readonly associationId?: string
}

/** The parts of an account's instances; the same object, as long as nothing has changed. */
export function readParts(records: ComputeReader): Promise<InstanceParts> {
  return records.derived('instance parts', () => collectParts(records))
}

async function collectParts(records: ComputeReader): Promise<InstanceParts> {
  const [interfaces, volumes, groups, elasticIps, vpcs, placements] = await Promise.all([
    records.all('networkInterface'),
    records.all('volume'),
    records.all('securityGroup'),
    records.all('elasticIp'),
    records.all('vpc'),
    records.all('placementGroup'),
  ])
  const ofInstance = byInstance(interfaces, (each) => each.attachment?.instanceId)
  const index = ({ attachment }: NetworkInterface) => attachment?.deviceIndex ?? 0
  for (const own of ofInstance.values()) own.sort((a, b) => index(a) - index(b))
  const attached = volumes.filter((volume): volume is AttachedVolume => !!volume.attachment)
  const volumesOf = byInstance(attached, ({ attachment }) => attachment.instanceId)
  for (const own of volumesOf.values()) own.sort(inOrder)
  const names = new Map(groups.map(({ groupId, groupName }) => [groupId, groupName]))
  const placementIds = new Map(placements.map(({ groupId, groupName }) => [groupName, groupId]))
  const elastic = new Map(
    elasticIps.flatMap(({ publicIp, allocationId, association: to }) => {
      if (to === undefined) return []
      const { networkInterfaceId, privateIp, associationId } = to
      const held = { publicIp, isElastic: true, allocationId, associationId }
      return [[`${networkInterfaceId} ${privateIp}`, held]]
    }),
  )
  const naming = new Set(vpcs.flatMap((vpc) => (vpc.enableDnsHostnames ? [vpc.vpcId] : [])))
  const publicIpOf: InstanceParts['publicIpOf'] = ({ networkInterfaceId, addresses }, address) => {
    const held = elastic.get(`${networkInterfaceId} ${address}`)
    if (held !== undefined) return held
    const own = addresses.find((each) => each.address === address)?.publicIp
    return own === undefined ? undefined : { publicIp: own, isElastic: false }
  }
  return {
    size: interfaces.length + volumes.length,
    interfacesOf: (instanceId) => ofInstance.get(instanceId) ?? [],
    volumesOf: (instanceId) => volumesOf.get(instanceId) ?? [],
    groupName: (groupId) => names.get(groupId) ?? '',

    placementGroupId: (name) => placementIds.get(name),
    publicIpOf,

    publicNameOf(networkInterface, address, region) {
      if (!naming.has(networkInterface.vpcId)) return ''
      const found = publicIpOf(networkInterface, address)
      return found === undefined ? '' : publicName(found.publicIp, region)
    },
  }
}

function byInstance<T>(items: readonly T[], of: (item: T) => string | undefined): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const item of items) {
    const instanceId = of(item)
    if (instanceId === undefined) continue
    const own = found.get(instanceId)
    if (own === undefined) found.set(instanceId, [item])
    else own.push(item)
  }
  return found
}

/** The root volume first, then by the device's name. */
function inOrder(a: AttachedVolume, b: AttachedVolume): number {
  if (a.isRoot !== b.isRoot) return a.isRoot ? -1 : 1
  return a.attachment.deviceName < b.attachment.deviceName ? -1 : 1
}
