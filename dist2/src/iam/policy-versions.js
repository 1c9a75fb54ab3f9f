import { parsePattern } from './bounds.js';
import { findPolicy, parsePolicyArn, policyNotAttachable, } from './policies.js';
/** The version that an input names. Throws ValidationError, InvalidInput, NoSuchEntity. */
export async function existingVersion(records, account, { PolicyArn, VersionId = '' }) {
    const arn = parsePolicyArn(PolicyArn);
    const id = parsePattern('versionId', VersionId, /^v[1-9][0-9]*(\.[A-Za-z0-9-]*)?$/);
    const policy = await findPolicy(records, account, arn);
    const version = policy?.versions.find((one) => one.id === id);
    if (policy !== undefined && version !== undefined)
        return { policy, version };
    throw policyNotAttachable(`${arn} version ${id}`);
}
/** What versions are sorted by: later ones come first. */
export function newestFirst({ id }) {
    return String(Number.MAX_SAFE_INTEGER - Number(id.slice(1)));
}
