import { awsManagedPolicies } from '../accounts/managed-policies.js';
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { policyArn } from './arns.js';
import { parseLength } from './bounds.js';
import { invalidInput, limitExceeded, validationError } from './errors.js';
import { isName } from './names.js';
import { documentOutput, parsePolicyText, policyChars } from './policy-document.js';
import { tagsOutput } from './tags.js';
const shape = /^arn:aws[\w-]*:iam::(?:\d{12}|aws):policy\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]+$/;
/** The ARN of a managed policy. Throws ValidationError for no ARN, InvalidInput for another's. */
export function parsePolicyArn(text) {
    const arn = parseLength('policyArn', text, [limits.arnMin, limits.arnMax]);
    if (shape.test(arn))
        return arn;
    if (arn.split(':').length < 6 || !arn.startsWith('arn:')) {
        throw validationError('Invalid ARN:  Could not be parsed!');
    }
    throw invalidInput(`ARN ${arn} is not valid.`);
}
/** The name at the end of a policy's ARN. */
export function policyNameOf(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}
/** The path in a policy's ARN, from its first to its last slash. */
export function policyPathOf(arn) {
    return arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1);
}
/** The day from which AWS's policies are here: that of the oldest of them at AWS. */
const awsPoliciesSince = Date.UTC(2015, 1, 6, 18, 39, 46);
/** The text of a managed policy. Throws MalformedPolicyDocument, LimitExceeded. */
export function parseManagedText(document) {
    const { text } = parsePolicyText('policyDocument', document, 'identity');
    if (policyChars(text) <= limits.managedPolicyChars)
        return text;
    throw limitExceeded('PolicySize', limits.managedPolicyChars);
}
/** All of AWS's own. */
export const awsPolicies = [...awsManagedPolicies.values()].map(({ arn, name, path, policyId, description, text }) => ({
    arn,
    policyName: name,
    policyId,
    path,
    description,
    createdAt: awsPoliciesSince,
    updatedAt: awsPoliciesSince,
    defaultVersion: 'v1',
    lastVersion: 1,
    versions: [{ id: 'v1', text, createdAt: awsPoliciesSince }],
    tags: {},
}));
const awsPoliciesByArn = new Map(awsPolicies.map((policy) => [policy.arn, policy]));
/** The policy of an ARN, which must say its path rightly; undefined if there is none. */
export async function findPolicy(records, account, arn) {
    const aws = awsPoliciesByArn.get(arn);
    if (aws !== undefined)
        return aws;
    const name = policyNameOf(arn);
    const policy = isName(name) ? await records.get('policy', name) : undefined;
    if (policy === undefined || ownArn(account, policy) !== arn)
        return undefined;
    return { ...policy, arn };
}
/** The ARN of a policy of an account's. */
export function ownArn(account, { path, policyName }) {
    return policyArn(account, path, policyName);
}
/** The policy that an input names. Throws InvalidInput, NoSuchEntity. */
export async function existingPolicy(records, account, text) {
    const arn = parsePolicyArn(text);
    const policy = await findPolicy(records, account, arn);
    if (policy === undefined)
        throw policyNotFound(arn);
    return policy;
}
/** 404, for operations of the policy itself. */
export function policyNotFound(arn) {
    return new AwsError('NoSuchEntity', { status: 404, message: `Policy ${arn} was not found.` });
}
/** 404, for operations that attach it, or concern its versions. */
export function policyNotAttachable(what) {
    const message = `Policy ${what} does not exist or is not attachable.`;
    return new AwsError('NoSuchEntity', { status: 404, message });
}
/** The policy that an input names, with its tags, for authorization. */
export async function policyResource(context) {
    const { PolicyArn: arn = '' } = context.input;
    const policy = await findPolicy(context.entities, context.account, arn);
    return policy === undefined ? { arn } : { arn, tags: policy.tags };
}
/** `policyResource` for what changes the policy: AWS's own belong to no account of ours. */
export async function changedPolicyResource(context) {
    const resource = await policyResource(context);
    return awsPoliciesByArn.has(resource.arn) ? { ...resource, account: 'aws' } : resource;
}
/** Counts over all users, groups and roles of an account. */
export async function policyUsage(records) {
    const attached = new Map();
    const boundaries = new Map();
    const count = (counts, arn) => counts.set(arn, (counts.get(arn) ?? 0) + 1);
    for (const kind of ['user', 'group', 'role']) {
        for (const holder of await records.all(kind)) {
            for (const arn of holder.attached)
                count(attached, arn);
            if ('boundary' in holder && holder.boundary)
                count(boundaries, holder.boundary);
        }
    }
    return { attached, boundaries };
}
/** No policy used at all: what a policy just made is counted by. */
export const unused = { attached: new Map(), boundaries: new Map() };
/** A policy as lists show it: without description and tags. */
export function listedPolicyOutput(policy, usage) {
    return {
        PolicyName: policy.policyName,
        PolicyId: policy.policyId,
        Arn: policy.arn,
        Path: policy.path,
        DefaultVersionId: policy.defaultVersion,
        AttachmentCount: usage.attached.get(policy.arn) ?? 0,
        PermissionsBoundaryUsageCount: usage.boundaries.get(policy.arn) ?? 0,
        IsAttachable: true,
        CreateDate: new Date(policy.createdAt),
        UpdateDate: new Date(policy.updatedAt),
    };
}
/** A policy as GetPolicy shows it. */
export function policyOutput(policy, usage) {
    const { description: Description, tags } = policy;
    return { ...listedPolicyOutput(policy, usage), Description, Tags: tagsOutput(tags) };
}
/** A version as lists show it. */
export function versionOutput({ defaultVersion }, { id, createdAt }) {
    return {
        VersionId: id,
        IsDefaultVersion: id === defaultVersion,
        CreateDate: new Date(createdAt),
    };
}
/** A version with its text. */
export function versionDetails(policy, version) {
    return { Document: documentOutput(version.text), ...versionOutput(policy, version) };
}
