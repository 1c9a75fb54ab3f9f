import { limits } from '../limits.js';
import { instanceProfileArn } from './arns.js';
import { noSuchEntity } from './errors.js';
import { isName, parseName } from './names.js';
import { roleOutput } from './roles.js';
import { tagsOutput } from './tags.js';
/** The name that an input gives. Throws ValidationError. */
export function parseProfileName(text) {
    return parseName('instanceProfileName', text, limits.instanceProfileNameMax);
}
/** The instance profile of a name. Throws ValidationError, NoSuchEntity. */
export async function existingProfile(records, text) {
    const name = parseProfileName(text);
    const profile = await records.get('instanceProfile', name);
    if (profile === undefined)
        throw noSuchEntity(`Instance Profile ${name}`);
    return profile;
}
/** The instance profile that an input names, with its tags, for authorization. */
export async function profileResource({ input, account, entities, }) {
    const { InstanceProfileName: name = '' } = input;
    const profile = isName(name) ? await entities.get('instanceProfile', name) : undefined;
    if (profile === undefined)
        return { arn: instanceProfileArn(account, '/', name) };
    const { path, instanceProfileName, tags } = profile;
    return { arn: instanceProfileArn(account, path, instanceProfileName), tags };
}
/** The instance profiles that a role is in, by name. */
export async function profilesOf(records, roleName) {
    const all = await records.all('instanceProfile');
    return all.filter(({ role }) => role === roleName);
}
/** An instance profile as lists show it: without tags. */
export async function profileOutput(directory, profile) {
    const { path, instanceProfileName, instanceProfileId, createdAt, role: roleName } = profile;
    const role = roleName && (await directory.entities.get('role', roleName));
    return {
        Path: path,
        InstanceProfileName: instanceProfileName,
        InstanceProfileId: instanceProfileId,
        Arn: instanceProfileArn(directory.account, path, instanceProfileName),
        CreateDate: new Date(createdAt),
        Roles: role ? [await roleOutput(directory, role)] : [],
    };
}
/** An instance profile as GetInstanceProfile shows it. */
export async function profileDetails(directory, profile) {
    return { ...(await profileOutput(directory, profile)), Tags: tagsOutput(profile.tags) };
}
