/**
 * What each kind of resource says to conditions of policies.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import type { Conditions } from '../auth/call.ts'
import type { ComputeEntities } from '../compute/entities.ts'
import type { VolumeForm } from '../compute/volumes/volume-entities.ts'

type Facts = {
  readonly [K in keyof ComputeEntities]?: (found: ComputeEntities[K]) => Conditions
}

const table: Facts = {
  elasticIp: ({ allocationId, publicIp }) => ({
    'ec2:AllocationId': allocationId,
    'ec2:PublicIpAddress': publicIp,
    'ec2:Domain': 'vpc',
  }),
  image: ({ imageId, owner, isPublic, isOperators }) => ({
    'ec2:ImageID': imageId,
    'ec2:ImageType': 'machine',
    'ec2:Owner': isOperators ? 'amazon' : owner,
    'ec2:Public': String(isPublic || isOperators === true),
    'ec2:RootDeviceType': 'ebs',
  }),
  instance: (instance) => ({
    'ec2:InstanceID': instance.instanceId,
    'ec2:InstanceType': instance.instanceType,
    'ec2:AvailabilityZone': instance.availabilityZone,
    'ec2:EbsOptimized': String(instance.ebsOptimized),
    'ec2:InstanceProfile': instance.profile?.profileArn,
    'ec2:MetadataHttpEndpoint': instance.metadataOptions.httpEndpoint,
    'ec2:MetadataHttpPutResponseHopLimit': String(instance.metadataOptions.httpPutResponseHopLimit),
    'ec2:MetadataHttpTokens': instance.metadataOptions.httpTokens,
    'ec2:RootDeviceType': 'ebs',
    'ec2:Tenancy': 'default',
  }),
  internetGateway: ({ internetGatewayId }) => ({ 'ec2:InternetGatewayID': internetGatewayId }),
  networkAcl: ({ networkAclId }) => ({ 'ec2:NetworkAclID': networkAclId }),
  networkInterface: ({ networkInterfaceId, availabilityZone }) => ({
    'ec2:NetworkInterfaceID': networkInterfaceId,
    'ec2:AvailabilityZone': availabilityZone,
  }),
  routeTable: ({ routeTableId }) => ({ 'ec2:RouteTableID': routeTableId }),
  securityGroup: ({ groupId }) => ({ 'ec2:SecurityGroupID': groupId }),
  snapshot: ({ snapshotId, owner, volumeSize }) => ({
    'ec2:SnapshotID': snapshotId,
    'ec2:Owner': owner,
    'ec2:VolumeSize': String(volumeSize),
    'ec2:Encrypted': 'false',
  }),
  subnet: ({ subnetId, availabilityZone }) => ({
    'ec2:SubnetID': subnetId,
    'ec2:AvailabilityZone': availabilityZone,
  }),
  volume: (volume) => ({
    'ec2:VolumeID': volume.volumeId,
    'ec2:AvailabilityZone': volume.availabilityZone,
    ...formConditions(volume),
  }),
  vpc: ({ vpcId }) => ({ 'ec2:VpcID': vpcId }),
}

/** What something that is there says of itself. */
export function conditionsOf(kind: keyof ComputeEntities, found: object | undefined): Conditions {
  const say = table[kind] as ((found: object) => Conditions) | undefined
  return found === undefined || say === undefined ? {} : say(found)
}

/** What a volume says of its form, as far as it is known. */
export function formConditions({ size, volumeType, iops, throughput }: Partial<VolumeForm>) {
  return {
    'ec2:VolumeSize': textOf(size),
    'ec2:VolumeType': volumeType,
    'ec2:VolumeIops': textOf(iops),
    'ec2:VolumeThroughput': textOf(throughput),
    'ec2:Encrypted': 'false',
  }
}

function textOf(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}
