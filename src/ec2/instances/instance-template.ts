/** An instance, as a launch template would make another one like it. */
import type { VolumeType } from '@aws-sdk/client-ec2'
import type { AttachedVolume, InstanceParts } from '../../compute/instances/instance-parts.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import { tagsOutput } from '../tags.ts'
import type { TemplateData } from './launch-templates.ts'
import { userDataOutput } from './user-data.ts'

/** EC2's `ResponseLaunchTemplateData` of an instance; addresses are not for another one. */
export function instanceTemplate(instance: Instance, parts: InstanceParts) {
  const { instanceId, userData, profile, cpuOptions, metadataOptions: metadata } = instance
  // Tags of AWS's own are not to be given by anybody.
  const own = tagsOutput(instance.tags).filter(({ Key }) => !Key.startsWith('aws:'))
  return {
    ImageId: instance.imageId,
    InstanceType: instance.instanceType as NonNullable<TemplateData['InstanceType']>,
    KeyName: instance.keyName,
    UserData: userData === undefined ? undefined : userDataOutput(userData),
    IamInstanceProfile: profile && { Arn: profile.profileArn },
    EbsOptimized: instance.ebsOptimized,
    Monitoring: { Enabled: instance.monitoring },
    DisableApiTermination: instance.disableApiTermination,
    DisableApiStop: instance.disableApiStop,
    InstanceInitiatedShutdownBehavior: instance.shutdownBehavior,
    CreditSpecification: { CpuCredits: instance.cpuCredits },
    CpuOptions: cpuOptions && {
      CoreCount: cpuOptions.coreCount,
      ThreadsPerCore: cpuOptions.threadsPerCore,
    },
    Placement: {
      AvailabilityZone: instance.availabilityZone,
      GroupName: instance.placementGroup ?? '',
      Tenancy: 'default' as const,
    },
    MetadataOptions: {
      HttpTokens: metadata.httpTokens,
      HttpPutResponseHopLimit: metadata.httpPutResponseHopLimit,
      HttpEndpoint: metadata.httpEndpoint,
      InstanceMetadataTags: metadata.instanceMetadataTags,
    },
    PrivateDnsNameOptions: {
      HostnameType: instance.hostnameType,
      EnableResourceNameDnsARecord: instance.resourceNameARecord,
      EnableResourceNameDnsAAAARecord: false,
    },
    MaintenanceOptions: { AutoRecovery: instance.autoRecovery },
    CapacityReservationSpecification: {
      CapacityReservationPreference: instance.capacityPreference ?? ('open' as const),
    },
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
    BlockDeviceMappings: parts.volumesOf(instanceId).map(deviceOf),
    NetworkInterfaces: parts.interfacesOf(instanceId).map(interfaceOf),
    TagSpecifications: own.length > 0 ? [{ ResourceType: 'instance' as const, Tags: own }] : [],
  }
}

function deviceOf({ attachment, volumeType, size, iops, throughput, snapshotId }: AttachedVolume) {
  return {
    DeviceName: attachment.deviceName,
    Ebs: {
      DeleteOnTermination: attachment.deleteOnTermination,
      Encrypted: false,
      VolumeSize: size,
      VolumeType: volumeType as VolumeType,
      ...(volumeType !== 'gp2' && { Iops: iops }),
      Throughput: throughput,
      SnapshotId: snapshotId,
    },
  }
}

function interfaceOf({ attachment, description, groupIds, subnetId }: NetworkInterface) {
  return {
    DeviceIndex: attachment?.deviceIndex ?? 0,
    DeleteOnTermination: attachment?.deleteOnTermination ?? true,
    Description: description,
    Groups: [...groupIds],
    SubnetId: subnetId,
  }
}
