import { tagsOutput } from './tags.js';
import { userDataOutput } from './user-data.js';
/** EC2's `ResponseLaunchTemplateData` of an instance; addresses are not for another one. */
export function instanceTemplate(instance, parts) {
    const { instanceId, userData, profile, cpuOptions, metadataOptions: metadata } = instance;
    // Tags of AWS's own are not to be given by anybody.
    const own = tagsOutput(instance.tags).filter(({ Key }) => !Key.startsWith('aws:'));
    return {
        ImageId: instance.imageId,
        InstanceType: instance.instanceType,
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
            Tenancy: 'default',
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
            CapacityReservationPreference: instance.capacityPreference ?? 'open',
        },
        HibernationOptions: { Configured: false },
        EnclaveOptions: { Enabled: false },
        BlockDeviceMappings: parts.volumesOf(instanceId).map(deviceOf),
        NetworkInterfaces: parts.interfacesOf(instanceId).map(interfaceOf),
        TagSpecifications: own.length > 0 ? [{ ResourceType: 'instance', Tags: own }] : [],
    };
}
function deviceOf({ attachment, volumeType, size, iops, throughput, snapshotId }) {
    return {
        DeviceName: attachment.deviceName,
        Ebs: {
            DeleteOnTermination: attachment.deleteOnTermination,
            Encrypted: false,
            VolumeSize: size,
            VolumeType: volumeType,
            ...(volumeType !== 'gp2' && { Iops: iops }),
            Throughput: throughput,
            SnapshotId: snapshotId,
        },
    };
}
function interfaceOf({ attachment, description, groupIds, subnetId }) {
    return {
        DeviceIndex: attachment?.deviceIndex ?? 0,
        DeleteOnTermination: attachment?.deleteOnTermination ?? true,
        Description: description,
        Groups: [...groupIds],
        SubnetId: subnetId,
    };
}
