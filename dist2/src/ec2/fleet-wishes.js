import { Refused } from '../compute/refused.js';
import { AwsError } from '../wire/errors.js';
import { launchResources } from './launch-resources.js';
import { templateNamed, templateVersion } from './launch-templates.js';
import { launchWish } from './launching.js';
/**
 * All ways of a plan. What is wrong with one is its failure. Throws what is wrong with all:
 * InvalidLaunchTemplateId.NotFound, InvalidLaunchTemplateName.NotFoundException, ….
 */
export async function fleetAttempts(context, { ways, target }) {
    const attempts = [];
    for (const way of ways) {
        const { records } = context;
        const template = await templateNamed(records, way.template);
        const version = await templateVersion(records, template, way.template.Version);
        const { launchTemplateId: LaunchTemplateId } = template;
        const Version = String(version.version);
        const weight = way.overrides.WeightedCapacity ?? 1;
        const asked = launchInput(way, version.data);
        const input = {
            ...asked,
            LaunchTemplate: { LaunchTemplateId, Version },
            TagSpecifications: launchTags(context.input),
            MinCount: 1,
            MaxCount: Math.ceil(target / weight),
        };
        const LaunchTemplateSpecification = { LaunchTemplateId, Version };
        const source = { LaunchTemplateSpecification, Overrides: { ...way.overrides } };
        attempts.push({ source, weight, wish: await wishOf({ ...context, input }) });
    }
    return attempts;
}
/** Whoever makes a fleet launches its instances. */
async function wishOf(context) {
    try {
        for (const resource of await launchResources(context)) {
            context.authorize('ec2:RunInstances', resource);
        }
        return await launchWish(context, 'CreateFleet');
    }
    catch (error) {
        return failureOf(error);
    }
}
/** What one way is refused for; anything else is thrown on. */
export function failureOf(error) {
    if (!(error instanceof AwsError || error instanceof Refused))
        throw error;
    return { code: error.code, message: error.message };
}
/** Tags of the fleet itself are not its instances'. */
function launchTags({ TagSpecifications: all = [] }) {
    return all.filter(({ ResourceType: type }) => type !== 'fleet');
}
/** The overrides, in the words of RunInstances. */
function launchInput({ template, overrides }, data) {
    const { InstanceType, ImageId, KeyName, BlockDeviceMappings } = overrides;
    const { IamInstanceProfile, MetadataOptions } = overrides;
    const { LaunchTemplateSpecificationUserData: UserData } = template;
    const same = { InstanceType, ImageId, KeyName, BlockDeviceMappings, UserData };
    const rest = { IamInstanceProfile, MetadataOptions };
    return { ...same, ...rest, ...subnetOf(overrides, data), ...placementOf(overrides, data) };
}
/** A subnet is that of the template's interface, if the template has one. */
function subnetOf({ SubnetId }, { NetworkInterfaces: cards }) {
    if (!SubnetId)
        return {};
    const [first, ...more] = cards ?? [];
    if (first === undefined)
        return { SubnetId };
    return { NetworkInterfaces: [{ ...first, SubnetId }, ...more] };
}
function placementOf(overrides, { Placement: before }) {
    const { Placement, AvailabilityZone, AvailabilityZoneId } = overrides;
    if (!Placement && !AvailabilityZone && !AvailabilityZoneId)
        return {};
    const { AvailabilityZone: zone, AvailabilityZoneId: id, ...others } = before ?? {};
    const isMoved = !!(AvailabilityZone || AvailabilityZoneId);
    return {
        Placement: {
            ...(isMoved ? others : { ...others, AvailabilityZone: zone, AvailabilityZoneId: id }),
            ...Placement,
            ...(AvailabilityZone && { AvailabilityZone }),
            ...(AvailabilityZoneId && { AvailabilityZoneId }),
        },
    };
}
