import { versionKey, } from '../compute/template-entities.js';
import { limits } from '../limits.js';
import { invalidParameterCombination, missingParameter, refusal } from './errors.js';
import { existing, resourceOf } from './resources.js';
import { tagsOutput } from './tags.js';
import { parseUserData } from './user-data.js';
/** A name that a template can have. Throws InvalidLaunchTemplateName.MalformedException. */
export function parseTemplateName(name) {
    if (!name)
        throw missingParameter('LaunchTemplateName');
    const { launchTemplateNameMin: least, launchTemplateNameMax: most } = limits;
    if (name.length >= least && name.length <= most && /^[\w().\-/]+$/.test(name))
        return name;
    throw refusal('InvalidLaunchTemplateName.MalformedException', `A launch template name must be between ${least} and ${most} characters, and may contain ` +
        "letters, numbers, and the characters '-', '_', '.', '/', '(' and ')'.");
}
/** A description of a version. Throws InvalidParameterValue. */
export function parseDescription(text) {
    if (text === undefined || text.length <= limits.descriptionChars)
        return text || undefined;
    const most = limits.descriptionChars;
    throw refusal('InvalidParameterValue', `A version description has at most ${most} characters.`);
}
/** What a version is to say. Throws MissingParameter, InvalidUserData.Malformed, …. */
export function parseTemplateData(data) {
    if (data === undefined)
        throw missingParameter('LaunchTemplateData');
    if (data.InstanceType && data.InstanceRequirements) {
        const message = 'InstanceType and InstanceRequirements cannot be specified together.';
        throw invalidParameterCombination(message);
    }
    if (data.UserData)
        parseUserData(data.UserData);
    return data;
}
/** The template that an input names. Throws MissingParameter, …NotFound, …NotFoundException. */
export async function templateNamed(records, { LaunchTemplateId: id, LaunchTemplateName: name }) {
    if (id && name) {
        const message = 'Specify either a launch template ID or a launch template name, not both.';
        throw invalidParameterCombination(message);
    }
    if (id)
        return existing(records, 'launch-template', id);
    if (!name)
        throw missingParameter('LaunchTemplateId or LaunchTemplateName');
    const found = await templateByName(records, name);
    if (found !== undefined)
        return found;
    throw refusal('InvalidLaunchTemplateName.NotFoundException', `The specified launch template, with template name ${name}, does not exist.`);
}
/** Undefined if the account has none of that name. */
export async function templateByName(records, name) {
    const all = await records.all('launchTemplate');
    return all.find(({ launchTemplateName }) => launchTemplateName === name);
}
/** The template of an input as policies see it, by whichever name it has there. */
export async function templateResource(context) {
    const { records, input } = context;
    const { LaunchTemplateId: id, LaunchTemplateName: name } = input;
    const found = !id && name ? await templateByName(records, name) : undefined;
    return resourceOf(context, 'launch-template', id || found?.launchTemplateId);
}
/** The number that a version's name stands for. Throws InvalidParameterValue. */
export function versionNumber({ defaultVersion, latestVersion }, name) {
    if (!name || name === '$Default')
        return defaultVersion;
    if (name === '$Latest')
        return latestVersion;
    if (/^[1-9]\d{0,8}$/.test(name))
        return Number(name);
    const message = `Invalid launch template version: either '$Default', '$Latest', or a number: `;
    throw refusal('InvalidParameterValue', `${message}${name}`);
}
/** A version of a template, by its name. Throws InvalidLaunchTemplateId.VersionNotFound. */
export async function templateVersion(records, template, name) {
    const { launchTemplateId } = template;
    const key = versionKey(launchTemplateId, versionNumber(template, name));
    const found = await records.get('launchTemplateVersion', key);
    if (found !== undefined)
        return found;
    const message = `Could not find the specified version ${name} for the launch template with ID `;
    throw refusal('InvalidLaunchTemplateId.VersionNotFound', `${message}${launchTemplateId}.`);
}
/** The versions of a template, oldest first. */
export async function versionsOf(records, { launchTemplateId: id }) {
    const all = await records.all('launchTemplateVersion');
    const own = all.filter(({ launchTemplateId }) => launchTemplateId === id);
    return own.sort((a, b) => a.version - b.version);
}
/** A template, as answers show it. */
export function templateOutput(template) {
    return {
        LaunchTemplateId: template.launchTemplateId,
        LaunchTemplateName: template.launchTemplateName,
        CreateTime: new Date(template.createdAt),
        CreatedBy: template.createdBy,
        DefaultVersionNumber: template.defaultVersion,
        LatestVersionNumber: template.latestVersion,
        Tags: tagsOutput(template.tags),
    };
}
/** A version of a template, as answers show it. */
export function versionOutput(version, template) {
    return {
        LaunchTemplateId: template.launchTemplateId,
        LaunchTemplateName: template.launchTemplateName,
        VersionNumber: version.version,
        VersionDescription: version.description,
        CreateTime: new Date(version.createdAt),
        CreatedBy: version.createdBy,
        DefaultVersion: version.version === template.defaultVersion,
        LaunchTemplateData: shownData(version.data),
    };
}
/** Records keep times as text. */
function shownData(data) {
    const { InstanceMarketOptions: market } = data;
    const until = market?.SpotOptions?.ValidUntil;
    if (!until)
        return data;
    const SpotOptions = { ...market.SpotOptions, ValidUntil: new Date(until) };
    return { ...data, InstanceMarketOptions: { ...market, SpotOptions } };
}
/** Throws UnsupportedOperation if a version's image is to be looked up. */
export function requireNoAlias({ data }) {
    if (!String(data.ImageId ?? '').startsWith('resolve:ssm:'))
        return;
    const message = 'This server does not offer parameters of Systems Manager as image IDs.';
    throw refusal('UnsupportedOperation', message);
}
