import { withTemplate } from './launch-template.js';
import { placementGroupResource } from './placement-groups.js';
import { arnOf, keyPairResource, resourceOf } from './resources.js';
/** All of it must be allowed. */
export async function launchResources(whole) {
    // A template that is not there is told of by the launch itself, to those who may launch.
    const { input, launchTemplate } = await withTemplate(whole).catch(() => ({
        input: whole.input,
        launchTemplate: undefined,
    }));
    const context = { ...whole, input };
    const { region } = context;
    const { NetworkInterfaces: interfaces = [], SecurityGroupIds: groupIds = [] } = input;
    const [given] = interfaces;
    const placed = input.Placement?.GroupName;
    const subnetId = input.SubnetId ?? given?.SubnetId;
    const groups = [...groupIds, ...(given?.Groups ?? [])];
    const subnet = await resourceOf(context, 'subnet', subnetId || undefined);
    const vpc = subnet.conditions ?? {};
    const template = launchTemplate?.launchTemplateId;
    return [
        ...(template ? [await resourceOf(context, 'launch-template', template)] : []),
        imageResource(context),
        { arn: arnOf(context, 'instance', '*'), conditions: { ...vpc, ...instanceConditions(input) } },
        { arn: arnOf(context, 'volume', '*'), conditions: { 'ec2:Region': region } },
        subnet,
        given?.NetworkInterfaceId
            ? await resourceOf(context, 'network-interface', given.NetworkInterfaceId)
            : { arn: arnOf(context, 'network-interface', '*'), conditions: vpc },
        ...(input.KeyName ? [await keyPairResource(context, input.KeyName)] : []),
        ...(placed ? [await placementGroupResource(context, placed)] : []),
        ...(groups.length > 0
            ? await Promise.all(groups.map((id) => resourceOf(context, 'security-group', id)))
            : [{ arn: arnOf(context, 'security-group', '*'), conditions: vpc }]),
    ];
}
/** ARNs of images have no account. */
function imageResource({ input, region }) {
    const imageId = input.ImageId ?? '*';
    return {
        arn: `arn:aws:ec2:${region}::image/${imageId}`,
        conditions: { 'ec2:Region': region, 'ec2:ImageID': imageId },
    };
}
function instanceConditions(input) {
    const { InstanceType, Placement, IamInstanceProfile, MetadataOptions } = input;
    return {
        'ec2:InstanceType': InstanceType,
        'ec2:AvailabilityZone': Placement?.AvailabilityZone,
        'ec2:Tenancy': Placement?.Tenancy ?? 'default',
        'ec2:InstanceProfile': IamInstanceProfile?.Arn,
        'ec2:MetadataHttpTokens': MetadataOptions?.HttpTokens,
        'ec2:MetadataHttpEndpoint': MetadataOptions?.HttpEndpoint,
        'ec2:RootDeviceType': 'ebs',
    };
}
