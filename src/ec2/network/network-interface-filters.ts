/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
import { ipName } from '../../compute/instances/host-names.ts'
import { zonesOf } from '../../compute/zones.ts'
import { type Value, withTagFilters } from '../filters.ts'
import { type SeenAddress, type SeenInterface, statusOf } from './network-interfaces.ts'

type PublicPart = NonNullable<SeenAddress['public']>

const each = (read: (found: PublicPart) => string | undefined) => (one: SeenInterface) =>
  one.seen.flatMap(({ public: found }) => (found && read(found)) ?? [])

const first = (read: (found: PublicPart) => Value) => (one: SeenInterface) => {
  const found = one.seen[0]?.public
  return found && read(found)
}

const regionOf = ({ availabilityZone }: SeenInterface) => availabilityZone.slice(0, -1)

const attachments = {
  'attachment.attach-time': ({ attachment }: SeenInterface) =>
    attachment && new Date(attachment.attachTime).toISOString(),
  'attachment.attachment-id': ({ attachment }: SeenInterface) => attachment?.attachmentId,
  'attachment.delete-on-termination': ({ attachment }: SeenInterface) =>
    attachment?.deleteOnTermination,
  'attachment.device-index': ({ attachment }: SeenInterface) => attachment?.deviceIndex,
  'attachment.instance-id': ({ attachment }: SeenInterface) => attachment?.instanceId,
  'attachment.instance-owner-id': ({ attachment, owner }: SeenInterface) => attachment && owner,
  'attachment.status': ({ attachment }: SeenInterface) =>
    attachment ? (attachment.state ?? 'attached') : 'detached',
}

/** The filters of interfaces. */
export const networkInterfaceFilters = withTagFilters<SeenInterface>({
  ...attachments,
  'addresses.association.allocation-id': each(({ allocationId }) => allocationId),
  'addresses.association.association-id': each(({ associationId }) => associationId),
  'addresses.association.owner-id': each(({ owner }) => owner),
  'addresses.association.public-ip': each(({ publicIp }) => publicIp),
  'addresses.primary': ({ seen }) => seen.map((_, index) => String(index === 0)),
  'addresses.private-ip-address': ({ seen }) => seen.map(({ address }) => address),
  'association.allocation-id': first(({ allocationId }) => allocationId),
  'association.association-id': first(({ associationId }) => associationId),
  'association.ip-owner-id': first(({ owner }) => owner),
  'association.public-dns-name': first(({ name }) => name),
  'association.public-ip': first(({ publicIp }) => publicIp),
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'availability-zone-id': (one) =>
    zonesOf(regionOf(one)).find(({ zoneName }) => zoneName === one.availabilityZone)?.zoneId,
  description: ({ description }) => description,
  'group-id': ({ groupIds }) => groupIds,
  'group-name': ({ groups }) => groups.map(({ GroupName }) => GroupName),
  'interface-type': ({ interfaceType }) => interfaceType,
  'ipv6-addresses.ipv6-address': () => undefined,
  'mac-address': ({ macAddress }) => macAddress,
  'network-interface-id': ({ networkInterfaceId }) => networkInterfaceId,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  'owner-id': ({ owner }) => owner,
  'private-dns-name': (one) => ipName(one.addresses[0].address, regionOf(one)),
  'private-ip-address': ({ addresses }) => addresses[0].address,
  'requester-id': ({ requesterManaged }) => (requesterManaged ? 'amazon' : undefined),
  'requester-managed': ({ requesterManaged }) => requesterManaged,
  'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
  status: statusOf,
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
})
