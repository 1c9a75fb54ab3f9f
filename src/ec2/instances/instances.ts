/** Instances, as EC2 finds and groups them. */

import { ipName, privateName } from '../../compute/instances/host-names.ts'
import type {
  AttachedVolume,
  InstanceParts,
  PublicIp,
} from '../../compute/instances/instance-parts.ts'
import { typeOf } from '../../compute/instances/instance-size.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import { zonesOf } from '../../compute/zones.ts'
import { type FilterTable, withTagFilters } from '../filters.ts'
import type { Place } from '../resources.ts'
import { instanceOutput, stateCodes } from './instance-output.ts'
import { rarelyAsked } from './rare-instance-filters.ts'

/** An instance as filters see it. */
export interface SeenInstance extends Instance {
  readonly itself: Instance
  readonly parts: InstanceParts
  readonly place: Place
}

/** What of each interface of an instance. */
function each<T extends string | number>(
  read: (one: NetworkInterface, seen: SeenInstance) => T | readonly T[] | undefined,
) {
  return (seen: SeenInstance): readonly T[] =>
    seen.parts.interfacesOf(seen.instanceId).flatMap((one) => read(one, seen) ?? [])
}

/** What of each volume of an instance. */
function volume<T extends string | number>(read: (one: AttachedVolume) => T) {
  return ({ parts, instanceId }: SeenInstance): readonly T[] =>
    parts.volumesOf(instanceId).map(read)
}

/** What of the primary interface of an instance. */
function primary<T>(read: (one: NetworkInterface, seen: SeenInstance) => T) {
  return (seen: SeenInstance): T | undefined => {
    const [first] = seen.parts.interfacesOf(seen.instanceId)
    return first && read(first, seen)
  }
}

const addresses = ({ addresses: all }: NetworkInterface) => all.map(({ address }) => address)
/** What of each public address of an interface. */
const ofPublic =
  (read: (found: PublicIp, seen: SeenInstance) => string | undefined) =>
  (one: NetworkInterface, seen: SeenInstance) =>
    one.addresses.flatMap(({ address }) => {
      const found = seen.parts.publicIpOf(one, address)
      return (found && read(found, seen)) ?? []
    })

const publicIps = ofPublic(({ publicIp }) => publicIp)
const allocations = ofPublic(({ allocationId }) => allocationId)
const associations = ofPublic(({ associationId }) => associationId)
const ipOwners = ofPublic(({ isElastic }, { place }) => (isElastic ? place.account : 'amazon'))
const privateNames = (one: NetworkInterface, { place }: SeenInstance) =>
  addresses(one).map((address) => ipName(address, place.region))
/** Where no name is, the filter asks for the empty one. */
const publicNames = (one: NetworkInterface, { parts, place }: SeenInstance) =>
  addresses(one).map((address) => parts.publicNameOf(one, address, place.region))
const groupNames = ({ groupIds }: NetworkInterface, { parts }: SeenInstance) =>
  groupIds.map(parts.groupName)
const instant = (time: number) => new Date(time).toISOString()
const bare = 'network-interface'

const ofInterfaces: FilterTable<SeenInstance> = {
  ...rarelyAsked,
  [`${bare}.addresses.association.allocation-id`]: each(allocations),
  [`${bare}.addresses.association.association-id`]: each(associations),
  [`${bare}.addresses.association.ip-owner-id`]: each(ipOwners),
  [`${bare}.addresses.association.public-dns-name`]: each(publicNames),
  [`${bare}.addresses.association.public-ip`]: each(publicIps),
  [`${bare}.addresses.primary`]: each(({ addresses: all }) =>
    all.map((_address, index) => String(index === 0)),
  ),
  [`${bare}.addresses.private-dns-name`]: each(privateNames),
  [`${bare}.addresses.private-ip-address`]: each(addresses),
  [`${bare}.association.allocation-id`]: each(allocations),
  [`${bare}.association.association-id`]: each(associations),
  [`${bare}.association.ip-owner-id`]: each(ipOwners),
  [`${bare}.association.public-ip`]: each(publicIps),
  [`${bare}.association.public-dns-name`]: each(publicNames),
  [`${bare}.attachment.attach-time`]: each(({ attachment }) =>
    instant(attachment?.attachTime ?? 0),
  ),
  [`${bare}.attachment.attachment-id`]: each(({ attachment }) => attachment?.attachmentId),
  [`${bare}.attachment.delete-on-termination`]: each(({ attachment }) =>
    String(attachment?.deleteOnTermination === true),
  ),
  [`${bare}.attachment.device-index`]: each(({ attachment }) => attachment?.deviceIndex),
  [`${bare}.attachment.instance-id`]: each(({ attachment }) => attachment?.instanceId),
  [`${bare}.attachment.instance-owner-id`]: ({ place }) => place.account,
  [`${bare}.attachment.status`]: each(({ attachment }) => attachment?.state ?? 'attached'),
  [`${bare}.availability-zone`]: each(({ availabilityZone }) => availabilityZone),
  [`${bare}.description`]: each(({ description }) => description),
  [`${bare}.group-id`]: each(({ groupIds }) => groupIds),
  [`${bare}.group-name`]: each(groupNames),
  [`${bare}.ipv6-addresses.ipv6-address`]: () => undefined,
  [`${bare}.mac-address`]: each(({ macAddress }) => macAddress),
  [`${bare}.network-interface-id`]: each(({ networkInterfaceId }) => networkInterfaceId),
  [`${bare}.owner-id`]: ({ place }) => place.account,
  [`${bare}.private-dns-name`]: each(privateNames),
  [`${bare}.private-ip-address`]: each(({ addresses: [{ address }] }) => address),
  [`${bare}.public-dns-name`]: each(publicNames),
  [`${bare}.requester-id`]: () => undefined,
  [`${bare}.requester-managed`]: each(({ requesterManaged }) => String(requesterManaged)),
  [`${bare}.source-dest-check`]: each(({ sourceDestCheck }) => String(sourceDestCheck)),
  [`${bare}.status`]: each(() => 'in-use'),
  [`${bare}.subnet-id`]: each(({ subnetId }) => subnetId),
  [`${bare}.tag-key`]: each(({ tags }) => Object.keys(tags)),
  [`${bare}.tag-value`]: each(({ tags }) => Object.values(tags)),
  [`${bare}.vpc-id`]: each(({ vpcId }) => vpcId),
}

const ofOptions: FilterTable<SeenInstance> = {
  'capacity-reservation-id': () => undefined,
  'capacity-reservation-specification.capacity-reservation-preference': (instance) =>
    instance.capacityPreference ?? 'open',
  'enclave-options.enabled': () => false,
  'hibernation-options.configured': () => false,
  'maintenance-options.auto-recovery': ({ autoRecovery }) => autoRecovery,
  'metadata-options.http-endpoint': ({ metadataOptions: { httpEndpoint } }) => httpEndpoint,
  'metadata-options.http-protocol-ipv4': ({ metadataOptions: { httpEndpoint } }) => httpEndpoint,
  'metadata-options.http-protocol-ipv6': () => 'disabled',
  'metadata-options.http-put-response-hop-limit': ({ metadataOptions }) =>
    metadataOptions.httpPutResponseHopLimit,
  'metadata-options.http-tokens': ({ metadataOptions: { httpTokens } }) => httpTokens,
  'metadata-options.instance-metadata-tags': ({ metadataOptions }) =>
    metadataOptions.instanceMetadataTags,
  'metadata-options.state': () => 'applied',
  'private-dns-name-options.enable-resource-name-dns-a-record': ({ resourceNameARecord }) =>
    resourceNameARecord,
  'private-dns-name-options.enable-resource-name-dns-aaaa-record': () => false,
  'private-dns-name-options.hostname-type': ({ hostnameType }) => hostnameType,
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const instanceFilters = withTagFilters<SeenInstance>({
  ...ofInterfaces,
  ...ofOptions,
  affinity: () => 'default',
  architecture: (instance) => typeOf(instance).architecture,
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'availability-zone-id': ({ availabilityZone, place }) =>
    zonesOf(place.region).find(({ zoneName }) => zoneName === availabilityZone)?.zoneId,
  'block-device-mapping.attach-time': volume(({ attachment }) => instant(attachment.attachTime)),
  'block-device-mapping.delete-on-termination': volume(({ attachment }) =>
    String(attachment.deleteOnTermination),
  ),
  'block-device-mapping.device-name': volume(({ attachment }) => attachment.deviceName),
  'block-device-mapping.status': volume(({ attachment: { state } }) => state),
  'block-device-mapping.volume-id': volume(({ volumeId }) => volumeId),
  'boot-mode': () => undefined,
  'client-token': ({ clientToken }) => clientToken,
  'current-instance-boot-mode': () => 'legacy-bios',
  'dns-name': primary((one, { parts, place }) =>
    parts.publicNameOf(one, one.addresses[0].address, place.region),
  ),
  'ebs-optimized': ({ ebsOptimized }) => ebsOptimized,
  'ena-support': (instance) => typeOf(instance).hypervisor === 'nitro',
  'group-id': each(({ groupIds }) => groupIds),
  'group-name': each(groupNames),
  'host-id': () => undefined,
  hypervisor: () => 'xen',
  'iam-instance-profile.arn': ({ profile }) => profile?.profileArn,
  'iam-instance-profile.id': ({ profile }) => profile?.profileId,
  'image-id': ({ imageId }) => imageId,
  'instance-id': ({ instanceId }) => instanceId,
  'instance-lifecycle': () => undefined,
  'instance-state-code': ({ state }) => stateCodes[state],
  'instance-state-name': ({ state }) => state,
  'instance-type': ({ instanceType }) => instanceType,
  'instance.group-id': each(({ groupIds }) => groupIds),
  'instance.group-name': each(groupNames),
  'ip-address': primary((one, seen) => publicIps(one, seen)[0]),
  'ipv6-address': () => undefined,
  'kernel-id': () => undefined,
  'key-name': ({ keyName }) => keyName,
  'launch-index': ({ launchIndex }) => launchIndex,
  'launch-time': ({ launchTime }) => instant(launchTime),
  'monitoring-state': ({ monitoring }) => (monitoring ? 'enabled' : 'disabled'),
  'outpost-arn': () => undefined,
  'owner-id': ({ place }) => place.account,
  'placement-group-name': ({ placementGroup }) => placementGroup,
  'placement-partition-number': () => undefined,
  platform: () => undefined,
  'platform-details': () => 'Linux/UNIX',
  'private-dns-name': primary(({ addresses: [{ address }] }, seen) =>
    privateName(seen, address, seen.place.region),
  ),
  'private-ip-address': primary(({ addresses: [{ address }] }) => address),
  'product-code': () => undefined,
  'product-code.type': () => undefined,
  'ramdisk-id': () => undefined,
  reason: ({ transitionReason }) => transitionReason,
  'requester-id': () => undefined,
  'reservation-id': ({ reservationId }) => reservationId,
  'root-device-name': ({ rootDeviceName }) => rootDeviceName,
  'root-device-type': () => 'ebs',
  'source-dest-check': primary(({ sourceDestCheck }) => sourceDestCheck),
  'spot-instance-request-id': () => undefined,
  'state-reason-code': ({ stateReason }) => stateReason?.code,
  'state-reason-message': ({ stateReason }) => stateReason?.message,
  'subnet-id': ({ subnetId }) => subnetId,
  tenancy: () => 'default',
  'tpm-support': () => undefined,
  'usage-operation': () => 'RunInstances',
  'usage-operation-update-time': ({ launchTime }) => instant(launchTime),
  'virtualization-type': () => 'hvm',
  'vpc-id': ({ vpcId }) => vpcId,
})

/** Instances by their launch, each launch once, its instances in the order of their index. */
export function reservationsOutput(
  instances: readonly Instance[],
  parts: InstanceParts,
  place: Place,
) {
  const launches = new Map<string, Instance[]>()
  for (const instance of instances) {
    const launch = launches.get(instance.reservationId)
    if (launch === undefined) launches.set(instance.reservationId, [instance])
    else launch.push(instance)
  }
  return [...launches].map(([ReservationId, launch]) => ({
    ReservationId,
    OwnerId: place.account,
    Groups: [],
    Instances: launch
      .sort((a, b) => a.launchIndex - b.launchIndex)
      .map((instance) => shownOnce(instance, parts, place)),
  }))
}

/** How instances are shown with certain parts; both are new objects when anything has changed. */
const shown = new WeakMap<Instance, { readonly parts: InstanceParts; readonly output: object }>()

/** Frozen, so that its text is kept as well. */
function shownOnce(instance: Instance, parts: InstanceParts, place: Place) {
  const before = shown.get(instance)
  if (before?.parts === parts) return before.output
  const output = Object.freeze(instanceOutput(instance, parts, place))
  shown.set(instance, { parts, output })
  return output
}
