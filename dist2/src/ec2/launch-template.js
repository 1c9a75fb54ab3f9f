import { refusal } from './errors.js';
import { templateNamed, templateVersion } from './launch-templates.js';
/**
 * The input itself goes before its template; tags and devices are joined one by one. Throws
 * InvalidLaunchTemplateId.NotFound, InvalidLaunchTemplateId.VersionNotFound,
 * InvalidLaunchTemplateName.NotFoundException, UnsupportedOperation.
 */
export async function withTemplate({ input, records, }) {
    const { LaunchTemplate: named } = input;
    if (named === undefined)
        return { input, launchTemplate: undefined };
    const template = await templateNamed(records, named);
    const { launchTemplateId, version, data } = await templateVersion(records, template, named.Version);
    return {
        input: merged(input, launchInput(data)),
        launchTemplate: { launchTemplateId, version },
    };
}
/** What a template says, in the words of RunInstances. */
function launchInput(data) {
    const { RamDiskId, ElasticGpuSpecifications, InstanceRequirements, ...same } = data;
    if (InstanceRequirements !== undefined) {
        const message = 'This server does not offer instance types by requirements.';
        throw refusal('UnsupportedOperation', message);
    }
    const specifications = data.TagSpecifications?.filter(({ ResourceType: type }) => type !== 'spot-instances-request');
    return {
        ...same,
        ...(RamDiskId && { RamdiskId: RamDiskId }),
        ...(ElasticGpuSpecifications && {
            ElasticGpuSpecification: ElasticGpuSpecifications,
        }),
        ...(specifications && {
            TagSpecifications: specifications,
        }),
    };
}
function merged(own, template) {
    const devices = joined([template.BlockDeviceMappings, own.BlockDeviceMappings], ({ DeviceName }) => DeviceName);
    const tags = joinedTags(template.TagSpecifications, own.TagSpecifications);
    const given = Object.entries(own).filter(([, value]) => value !== undefined);
    return {
        ...template,
        ...Object.fromEntries(given),
        ...(devices.length > 0 && { BlockDeviceMappings: devices }),
        ...(tags.length > 0 && { TagSpecifications: tags }),
    };
}
/** Both sides' tags of each type; of one key, that of the call. */
function joinedTags(ofTemplate, own) {
    const types = new Set([...(ofTemplate ?? []), ...(own ?? [])].map((each) => each.ResourceType));
    const tagsOf = (list, type) => (list ?? []).filter((each) => each.ResourceType === type).flatMap(({ Tags = [] }) => Tags);
    return [...types].map((ResourceType) => ({
        ResourceType,
        Tags: joined([tagsOf(ofTemplate, ResourceType), tagsOf(own, ResourceType)], ({ Key }) => Key),
    }));
}
/** All of the second list, after what of the first has none of its names. */
function joined([under, over], nameOf) {
    const names = new Set((over ?? []).map(nameOf));
    return [...(under ?? []).filter((item) => !names.has(nameOf(item))), ...(over ?? [])];
}
