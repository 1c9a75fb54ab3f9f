/**
 * What a launch concerns, as policies name it.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances
 */
import type { Conditions, Resource } from '../../auth/call.ts'
import { findImage } from '../../compute/images/images.ts'
import { conditionsOf, formConditions } from '../condition-keys.ts'
import type { Ec2Context } from '../operation.ts'
import { arnOf, keyPairResource, resourceOf } from '../resources.ts'
import type { LaunchInput } from './launch-parameters.ts'
import { withTemplate } from './launch-template.ts'
import { placementGroupResource } from './placement-groups.ts'

/** All of it must be allowed. */
export async function launchResources(whole: Ec2Context<LaunchInput>): Promise<Resource[]> {
  // A template that is not there is told of by the launch itself, to those who may launch.
  const { input, launchTemplate } = await withTemplate(whole).catch(() => ({
    input: whole.input,
    launchTemplate: undefined,
  }))
  const context = { ...whole, input }
  const { NetworkInterfaces: interfaces = [], SecurityGroupIds: groupIds = [] } = input
  const ids = interfaces.flatMap(({ NetworkInterfaceId: id }) => id || [])
  // A launch that names no interface makes one.
  const made = (interfaces.length > 0 ? interfaces : [{}]).filter(
    (one: GivenInterface) => !one.NetworkInterfaceId,
  )
  const placed = input.Placement?.GroupName
  const subnetIds = [input.SubnetId, ...interfaces.map((one) => one.SubnetId)].filter((id) => !!id)
  const groups = [...groupIds, ...interfaces.flatMap(({ Groups }) => Groups ?? [])]
  const [subnet, ...more] = await Promise.all(
    [...new Set(subnetIds.length > 0 ? subnetIds : [undefined])].map((id) =>
      resourceOf(context, 'subnet', id),
    ),
  )
  const { 'ec2:SubnetID': _id, ...vpc } = subnet?.conditions ?? {}
  const template = launchTemplate?.launchTemplateId
  const resources = [
    ...(template ? [await resourceOf(context, 'launch-template', template)] : []),
    await imageResource(context),
    { arn: arnOf(context, 'instance', '*'), conditions: { ...vpc, ...instanceConditions(input) } },
    ...volumeResources(context),
    ...(subnet ? [subnet, ...more] : []),
    ...(await Promise.all(ids.map((id) => resourceOf(context, 'network-interface', id)))),
    ...made.map((given) => ({
      arn: arnOf(context, 'network-interface', '*'),
      conditions: { ...vpc, ...cardConditions(context, given) },
    })),
    ...(input.KeyName ? [await keyPairResource(context, input.KeyName)] : []),
    ...(placed ? [await placementGroupResource(context, placed)] : []),
    ...(groups.length > 0
      ? await Promise.all(groups.map((id) => resourceOf(context, 'security-group', id)))
      : [{ arn: arnOf(context, 'security-group', '*'), conditions: vpc }]),
  ]
  const origin = originConditions(whole, template)
  return resources.map((one) => ({ ...one, conditions: { ...one.conditions, ...origin } }))
}

type GivenInterface = NonNullable<LaunchInput['NetworkInterfaces']>[number]

/** Of an interface that the launch makes. */
function cardConditions(
  context: Ec2Context<LaunchInput>,
  { SubnetId: given, AssociatePublicIpAddress: isPublic }: GivenInterface,
): Conditions {
  const subnetId = given ?? context.input.SubnetId
  return {
    'ec2:Subnet': subnetId ? arnOf(context, 'subnet', subnetId) : undefined,
    'ec2:AssociatePublicIpAddress': isPublic === undefined ? undefined : String(isPublic),
  }
}

/** Whether what is launched comes from a template, and which. */
function originConditions(
  place: Ec2Context<LaunchInput>,
  template: string | undefined,
): Conditions {
  const isOfTemplate = template !== undefined
  return {
    'ec2:IsLaunchTemplateResource': String(isOfTemplate),
    ...(isOfTemplate && { 'ec2:LaunchTemplate': arnOf(place, 'launch-template', template) }),
  }
}

/** One of each form that is asked for; at least that of the image's own. */
function volumeResources(context: Ec2Context<LaunchInput>): Resource[] {
  const asked = (context.input.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs ?? [])
  const arn = arnOf(context, 'volume', '*')
  const region = { 'ec2:Region': context.region }
  if (asked.length === 0) return [{ arn, conditions: { ...region, ...formConditions({}) } }]
  return asked.map(({ VolumeSize, VolumeType, Iops, Throughput, Encrypted = false }) => ({
    arn,
    conditions: {
      ...region,
      ...formConditions({
        ...(VolumeSize && { size: VolumeSize }),
        ...(VolumeType && { volumeType: VolumeType }),
        ...(Iops && { iops: Iops }),
        ...(Throughput && { throughput: Throughput }),
      }),
      'ec2:Encrypted': String(Encrypted),
    },
  }))
}

/** ARNs of images have no account. */
async function imageResource(context: Ec2Context<LaunchInput>): Promise<Resource> {
  const { input, region, account, records, shared } = context
  const imageId = input.ImageId ?? '*'
  const image = await findImage(records, shared, { account, imageId })
  return {
    arn: arnOf(context, 'image', imageId),
    conditions: {
      'ec2:Region': region,
      'ec2:ImageID': imageId,
      ...conditionsOf('image', image),
    },
    ...(image?.owner === account && { tags: image.tags }),
  }
}

function instanceConditions(input: LaunchInput) {
  const { InstanceType, Placement, IamInstanceProfile, MetadataOptions } = input
  const hops = MetadataOptions?.HttpPutResponseHopLimit
  return {
    'ec2:InstanceType': InstanceType,
    ...(Placement?.AvailabilityZone && { 'ec2:AvailabilityZone': Placement.AvailabilityZone }),
    'ec2:EbsOptimized': String(input.EbsOptimized ?? false),
    'ec2:MetadataHttpPutResponseHopLimit': hops === undefined ? undefined : String(hops),
    'ec2:Tenancy': Placement?.Tenancy ?? 'default',
    'ec2:InstanceProfile': IamInstanceProfile?.Arn,
    'ec2:MetadataHttpTokens': MetadataOptions?.HttpTokens,
    'ec2:MetadataHttpEndpoint': MetadataOptions?.HttpEndpoint,
    'ec2:RootDeviceType': 'ebs',
  }
}
