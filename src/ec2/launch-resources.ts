/**
 * What a launch concerns, as policies name it.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances
 */
import type { Resource } from '../auth/call.ts'
import type { LaunchInput } from './launch-parameters.ts'
import { withTemplate } from './launch-template.ts'
import type { Ec2Context } from './operation.ts'
import { placementGroupResource } from './placement-groups.ts'
import { arnOf, keyPairResource, resourceOf } from './resources.ts'

/** All of it must be allowed. */
export async function launchResources(whole: Ec2Context<LaunchInput>): Promise<Resource[]> {
  // A template that is not there is told of by the launch itself, to those who may launch.
  const { input, launchTemplate } = await withTemplate(whole).catch(() => ({
    input: whole.input,
    launchTemplate: undefined,
  }))
  const context = { ...whole, input }
  const { region } = context
  const { NetworkInterfaces: interfaces = [], SecurityGroupIds: groupIds = [] } = input
  const ids = interfaces.flatMap(({ NetworkInterfaceId: id }) => id || [])
  const isMade = ids.length < Math.max(1, interfaces.length)
  const placed = input.Placement?.GroupName
  const subnetIds = [input.SubnetId, ...interfaces.map((one) => one.SubnetId)].filter((id) => !!id)
  const groups = [...groupIds, ...interfaces.flatMap(({ Groups }) => Groups ?? [])]
  const [subnet, ...more] = await Promise.all(
    [...new Set(subnetIds.length > 0 ? subnetIds : [undefined])].map((id) =>
      resourceOf(context, 'subnet', id),
    ),
  )
  const vpc = subnet?.conditions ?? {}
  const template = launchTemplate?.launchTemplateId
  return [
    ...(template ? [await resourceOf(context, 'launch-template', template)] : []),
    imageResource(context),
    { arn: arnOf(context, 'instance', '*'), conditions: { ...vpc, ...instanceConditions(input) } },
    { arn: arnOf(context, 'volume', '*'), conditions: { 'ec2:Region': region } },
    ...(subnet ? [subnet, ...more] : []),
    ...(await Promise.all(ids.map((id) => resourceOf(context, 'network-interface', id)))),
    ...(isMade ? [{ arn: arnOf(context, 'network-interface', '*'), conditions: vpc }] : []),
    ...(input.KeyName ? [await keyPairResource(context, input.KeyName)] : []),
    ...(placed ? [await placementGroupResource(context, placed)] : []),
    ...(groups.length > 0
      ? await Promise.all(groups.map((id) => resourceOf(context, 'security-group', id)))
      : [{ arn: arnOf(context, 'security-group', '*'), conditions: vpc }]),
  ]
}

/** ARNs of images have no account. */
function imageResource({ input, region }: Ec2Context<LaunchInput>): Resource {
  const imageId = input.ImageId ?? '*'
  return {
    arn: `arn:aws:ec2:${region}::image/${imageId}`,
    conditions: { 'ec2:Region': region, 'ec2:ImageID': imageId },
  }
}

function instanceConditions(input: LaunchInput) {
  const { InstanceType, Placement, IamInstanceProfile, MetadataOptions } = input
  return {
    'ec2:InstanceType': InstanceType,
    'ec2:AvailabilityZone': Placement?.AvailabilityZone,
    'ec2:Tenancy': Placement?.Tenancy ?? 'default',
    'ec2:InstanceProfile': IamInstanceProfile?.Arn,
    'ec2:MetadataHttpTokens': MetadataOptions?.HttpTokens,
    'ec2:MetadataHttpEndpoint': MetadataOptions?.HttpEndpoint,
    'ec2:RootDeviceType': 'ebs',
  }
}
