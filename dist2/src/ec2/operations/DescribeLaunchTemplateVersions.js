import { invalidParameterCombination, missingParameter, refusal } from '../errors.js';
import { filtered } from '../filters.js';
import { requireNoAlias, templateNamed, templateVersion, versionNumber, versionOutput, versionsOf, } from '../launch-templates.js';
import { operation } from '../operation.js';
import { templatePage } from '../pages.js';
const ofData = (read) => (seen) => read(seen.data);
const filters = {
    'create-time': ({ createdAt }) => new Date(createdAt).toISOString(),
    'ebs-optimized': ofData(({ EbsOptimized }) => EbsOptimized),
    'http-endpoint': ofData(({ MetadataOptions }) => MetadataOptions?.HttpEndpoint),
    'http-protocol-ipv4': ofData(({ MetadataOptions }) => MetadataOptions?.HttpEndpoint),
    'http-tokens': ofData(({ MetadataOptions }) => MetadataOptions?.HttpTokens),
    'iam-instance-profile': ofData(({ IamInstanceProfile: { Arn, Name } = {} }) => Arn ?? Name),
    'image-id': ofData(({ ImageId }) => ImageId),
    'instance-type': ofData(({ InstanceType }) => InstanceType),
    'is-default-version': ({ version, template }) => version === template.defaultVersion,
    'kernel-id': ofData(({ KernelId }) => KernelId),
    'license-configuration-arn': ({ data }) => (data.LicenseSpecifications ?? []).flatMap(({ LicenseConfigurationArn: arn }) => arn ?? []),
    'network-card-index': ({ data }) => (data.NetworkInterfaces ?? []).flatMap(({ NetworkCardIndex: index }) => index ?? []),
    'ram-disk-id': ofData(({ RamDiskId }) => RamDiskId),
};
/**
 * Versions of a launch template, newest first; or the latest or default versions of all.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html
 */
export const DescribeLaunchTemplateVersions = operation('DescribeLaunchTemplateVersions', {
    resource: () => '*',
    async handle({ input, records }) {
        const found = filtered(await seenVersions(records, input), input.Filters, filters);
        if (input.ResolveAlias)
            for (const each of found)
                requireNoAlias(each);
        // Pages are in the order of ids; the newest has the least.
        const idOf = ({ launchTemplateId: id, version }) => `${id}/${String(1e9 - version).padStart(9, '0')}`;
        const { items, NextToken } = templatePage(found, input, idOf);
        const shown = items.map((each) => versionOutput(each, each.template));
        return { LaunchTemplateVersions: shown, NextToken };
    },
});
async function seenVersions(records, input) {
    const { Versions: names = [], MinVersion: min, MaxVersion: max } = input;
    if (names.length > 0 && (min || max)) {
        const message = 'Versions cannot be specified together with MinVersion or MaxVersion.';
        throw invalidParameterCombination(message);
    }
    if (!input.LaunchTemplateId && !input.LaunchTemplateName)
        return ofAll(records, input);
    const template = await templateNamed(records, input);
    const found = names.length > 0
        ? await Promise.all(names.map((name) => templateVersion(records, template, name)))
        : between(await versionsOf(records, template), template, input);
    const once = new Map(found.map((each) => [each.version, { ...each, template }]));
    return [...once.values()];
}
function between(all, template, input) {
    const { MinVersion: min, MaxVersion: max } = input;
    const least = min ? versionNumber(template, min) : 0;
    const most = max ? versionNumber(template, max) : Number.POSITIVE_INFINITY;
    return all.filter(({ version }) => version >= least && version <= most);
}
/** Without a template, only `$Latest` and `$Default` name versions. */
async function ofAll(records, { Versions: names = [] }) {
    if (names.length === 0)
        throw missingParameter('LaunchTemplateId or LaunchTemplateName');
    if (names.some((name) => name !== '$Latest' && name !== '$Default')) {
        throw refusal('InvalidParameterValue', "Without a launch template, versions are '$Latest', '$Default' or both.");
    }
    const seen = new Map();
    for (const template of await records.all('launchTemplate')) {
        for (const name of names) {
            const version = await templateVersion(records, template, name);
            const key = `${version.launchTemplateId}/${version.version}`;
            seen.set(key, { ...version, template });
        }
    }
    return [...seen.values()];
}
