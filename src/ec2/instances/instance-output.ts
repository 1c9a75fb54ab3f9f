/**
 * An instance, as answers show it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html
 */
import type { Instance as Shown } from '@aws-sdk/client-ec2'
import { ipName, privateName } from '../../compute/instances/host-names.ts'
import type { AttachedVolume, InstanceParts } from '../../compute/instances/instance-parts.ts'
import { typeOf } from '../../compute/instances/instance-size.ts'
import type { Instance, InstanceState } from '../../compute/instances/machine-entities.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import { zonesOf } from '../../compute/zones.ts'
import type { Place } from '../resources.ts'
import { tagsOutput } from '../tags.ts'
import { metadataOptionsOutput } from './metadata-options.ts'

/** AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html */
export const stateCodes: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
}

/** A state, as answers show it. */
export function stateOutput(state: InstanceState) {
  return { Code: stateCodes[state], Name: state }
}

/** An instance, its network and its volumes. No spreads: lists have a thousand of them. */
export function instanceOutput(instance: Instance, parts: InstanceParts, place: Place): Shown {
  const { instanceId, stateReason, profile, launchTime } = instance
  const interfaces = instance.state === 'terminated' ? undefined : parts.interfacesOf(instanceId)
  const shown: Shown = {
    InstanceId: instanceId,
    ImageId: instance.imageId,
    InstanceType: instance.instanceType as Shown['InstanceType'],
    State: stateOutput(instance.state),
    StateReason: stateReason && { Code: stateReason.code, Message: stateReason.message },
    StateTransitionReason: instance.transitionReason,
    KeyName: instance.keyName,
    AmiLaunchIndex: instance.launchIndex,
    ClientToken: instance.clientToken,
    LaunchTime: new Date(launchTime),
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: new Date(launchTime),
    ProductCodes: [],
    IamInstanceProfile: profile && { Arn: profile.profileArn, Id: profile.profileId },
    NetworkInterfaces: interfaces?.map((each) => interfaceOutput(each, parts, place)),
    Placement: placementOutput(instance, { parts, place }),
    Monitoring: { State: instance.monitoring ? 'enabled' : 'disabled' },
    RootDeviceName: instance.rootDeviceName,
    RootDeviceType: 'ebs',
    BlockDeviceMappings: parts.volumesOf(instanceId).map(deviceOutput),
    EbsOptimized: instance.ebsOptimized,
    Tags: tagsOutput(instance.tags),
  }
  return Object.assign(
    shown,
    processorOutput(instance),
    networkOutput(instance, interfaces?.[0], { parts, place }),
    optionsOutput(instance),
  )
}

/** What of an instance is its hardware, or stands for it. */
function processorOutput(instance: Instance): Partial<Shown> {
  const { architecture, vcpus, cores, hypervisor } = typeOf(instance)
  const { coreCount, threadsPerCore } = instance.cpuOptions ?? {
    coreCount: cores,
    threadsPerCore: vcpus / cores,
  }
  return {
    Architecture: architecture,
    VirtualizationType: 'hvm',
    // AWS says xen of Nitro's, too.
    Hypervisor: 'xen',
    EnaSupport: hypervisor === 'nitro',
    PlatformDetails: 'Linux/UNIX',
    CurrentInstanceBootMode: 'legacy-bios',
    CpuOptions: { CoreCount: coreCount, ThreadsPerCore: threadsPerCore },
  }
}

interface Around {
  readonly parts: InstanceParts
  readonly place: Place
}

/** What AWS repeats of the primary interface. A terminated instance is nowhere any more. */
function networkOutput(
  instance: Instance,
  primary: NetworkInterface | undefined,
  { parts, place }: Around,
): Partial<Shown> {
  const none = { PrivateDnsName: '', PublicDnsName: '', SecurityGroups: [] }
  if (instance.state === 'terminated' || primary === undefined) return none
  const { address } = primary.addresses[0]
  const publicIp = parts.publicIpOf(primary, address)?.publicIp
  return {
    VpcId: instance.vpcId,
    SubnetId: instance.subnetId,
    PrivateIpAddress: address,
    PrivateDnsName: privateName(instance, address, place.region),
    PublicDnsName: parts.publicNameOf(primary, address, place.region),
    PublicIpAddress: publicIp,
    SourceDestCheck: primary.sourceDestCheck,
    SecurityGroups: groupsOutput(primary, parts),
  }
}

/** A network interface, as answers about instances show it. */
function interfaceOutput(given: NetworkInterface, parts: InstanceParts, place: Place) {
  const { attachment, addresses } = given
  const shown = addresses.map(({ address }, index) => ({
    Primary: index === 0,
    PrivateIpAddress: address,
    PrivateDnsName: ipName(address, place.region),
    Association: associationOutput(given, address, { parts, place }),
  }))
  const [first] = shown
  return {
    Association: first?.Association,
    Attachment: attachment && {
      AttachTime: new Date(attachment.attachTime),
      AttachmentId: attachment.attachmentId,
      DeleteOnTermination: attachment.deleteOnTermination,
      DeviceIndex: attachment.deviceIndex,
      Status: attachment.state ?? ('attached' as const),
      NetworkCardIndex: 0,
    },
    Description: given.description,
    Groups: groupsOutput(given, parts),
    Ipv6Addresses: [],
    MacAddress: given.macAddress,
    NetworkInterfaceId: given.networkInterfaceId,
    OwnerId: place.account,
    PrivateDnsName: first?.PrivateDnsName,
    PrivateIpAddress: first?.PrivateIpAddress,
    PrivateIpAddresses: shown,
    SourceDestCheck: given.sourceDestCheck,
    Status: 'in-use' as const,
    SubnetId: given.subnetId,
    VpcId: given.vpcId,
    InterfaceType: 'interface',
  }
}

function associationOutput(given: NetworkInterface, address: string, { parts, place }: Around) {
  const found = parts.publicIpOf(given, address)
  if (found === undefined) return undefined
  const PublicDnsName = parts.publicNameOf(given, address, place.region)
  const IpOwnerId = found.isElastic ? place.account : 'amazon'
  return { IpOwnerId, PublicDnsName, PublicIp: found.publicIp }
}

/** Security groups of an interface, as answers show them. */
export function groupsOutput({ groupIds }: NetworkInterface, { groupName }: InstanceParts) {
  return groupIds.map((GroupId) => ({ GroupId, GroupName: groupName(GroupId) }))
}

function placementOutput(instance: Instance, { parts, place }: Around) {
  const { availabilityZone, placementGroup } = instance
  const zone = zonesOf(place.region).find(({ zoneName }) => zoneName === availabilityZone)
  return {
    AvailabilityZone: availabilityZone,
    AvailabilityZoneId: zone?.zoneId,
    GroupName: placementGroup ?? '',
    GroupId: placementGroup && parts.placementGroupId(placementGroup),
    Tenancy: 'default' as const,
  }
}

function optionsOutput(instance: Instance): Partial<Shown> {
  const { hostnameType, resourceNameARecord, autoRecovery, rebootMigration } = instance
  return {
    MetadataOptions: metadataOptionsOutput(instance.metadataOptions),
    MaintenanceOptions: { AutoRecovery: autoRecovery, RebootMigration: rebootMigration },
    PrivateDnsNameOptions: {
      HostnameType: hostnameType,
      EnableResourceNameDnsARecord: resourceNameARecord,
      EnableResourceNameDnsAAAARecord: false,
    },
    CapacityReservationSpecification: {
      CapacityReservationPreference: instance.capacityPreference ?? 'open',
    },
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
  }
}

/** A volume of an instance, as answers show it. */
export function deviceOutput({ volumeId, attachment }: AttachedVolume) {
  const { state, attachTime, deviceName, deleteOnTermination } = attachment
  return {
    DeviceName: deviceName,
    Ebs: {
      VolumeId: volumeId,
      Status: state === 'busy' ? ('attached' as const) : state,
      AttachTime: new Date(attachTime),
      DeleteOnTermination: deleteOnTermination,
    },
  }
}
