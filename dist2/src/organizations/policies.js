import { findOrganizationPolicy, fullAccessPolicy, serviceControlPolicy, } from '../accounts/organization.js';
import { MalformedPolicy } from '../auth/policy/malformed.js';
import { parsePolicy } from '../auth/policy/parse.js';
import { limits } from '../limits.js';
import { policyArn } from './arns.js';
import { constraintViolation, invalidInput, malformedPolicy, refusal } from './errors.js';
import { parseId, parseText } from './inputs.js';
import { existingOrganization } from './operation.js';
/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicyTypeSummary.html */
const policyTypes = [
    serviceControlPolicy,
    'AISERVICES_OPT_OUT_POLICY',
    'BACKUP_POLICY',
    'BEDROCK_POLICY',
    'CHATBOT_POLICY',
    'DECLARATIVE_POLICY_EC2',
    'GUARDDUTY_POLICY',
    'INSPECTOR_POLICY',
    'NETWORK_SECURITY_DIRECTOR_POLICY',
    'RESOURCE_CONTROL_POLICY',
    'S3_POLICY',
    'SECURITYHUB_CSPM_POLICY',
    'SECURITYHUB_POLICY',
    'TAG_POLICY',
    'UPGRADE_ROLLOUT_POLICY',
];
/** A type of AWS's, whether or not such policies can be here. Throws InvalidInputException. */
export function parsePolicyType(type) {
    if (type !== undefined && policyTypes.includes(type))
        return type;
    throw invalidInput('INVALID_ENUM_POLICY_TYPE', 'You specified an invalid policy type.');
}
/** The type that there can be here; throws PolicyTypeNotAvailableForOrganizationException. */
export function parseOfferedType(type) {
    if (parsePolicyType(type) === serviceControlPolicy)
        return serviceControlPolicy;
    throw refusal('PolicyTypeNotAvailableForOrganizationException');
}
/** The types that bind, as AWS shows them. */
export function policyTypesOutput({ policyTypes: types }) {
    return types.map(() => ({ Type: serviceControlPolicy, Status: 'ENABLED' }));
}
/** Throws InvalidInputException, ConstraintViolationException, MalformedPolicyDocumentException. */
export function parseContent(text) {
    const content = parseText('Content', text, { min: 1, max: Number.POSITIVE_INFINITY });
    if (content.length > limits.scpChars) {
        const message = 'You have exceeded the maximum policy size.';
        throw constraintViolation('POLICY_CONTENT_LIMIT_EXCEEDED', message);
    }
    try {
        parsePolicy(content, 'scp');
    }
    catch (error) {
        if (error instanceof MalformedPolicy)
            throw malformedPolicy(error.message);
        throw error;
    }
    return content;
}
/** Throws InvalidInputException. */
export function parsePolicyName(name) {
    return parseText('Name', name, { min: 1, max: limits.organizationPolicyNameMax });
}
/** Throws InvalidInputException. */
export function parseDescription(description) {
    const max = limits.organizationPolicyDescriptionMax;
    return parseText('Description', description, { min: 0, max });
}
/** Throws InvalidInputException, PolicyNotFoundException. */
export async function existingPolicy(records, id) {
    const policy = await findOrganizationPolicy(records, parseId(id, ['policy']));
    if (policy === undefined)
        throw refusal('PolicyNotFoundException');
    return policy;
}
/** A policy that may be changed; throws InvalidInputException for one of AWS's own. */
export async function changeablePolicy(records, id) {
    const policy = await existingPolicy(records, id);
    if (policy.id !== fullAccessPolicy.id)
        return policy;
    const message = 'You specified a policy that is managed by AWS and cannot be modified.';
    throw invalidInput('IMMUTABLE_POLICY', message);
}
/** Throws DuplicatePolicyException if another policy has the name. */
export async function requireFreeName(records, { name, id }) {
    const others = [fullAccessPolicy, ...(await records.all('organizationPolicy'))];
    if (others.some((other) => other.name === name && other.id !== id)) {
        throw refusal('DuplicatePolicyException');
    }
}
/** What is attached to a new account or unit: FullAWSAccess, if such policies bind at all. */
export async function firstPolicies(records) {
    const { policyTypes: types } = await existingOrganization(records);
    return types.includes(serviceControlPolicy) ? [fullAccessPolicy.id] : [];
}
/** A policy's summary, as AWS shows it. */
export function policySummary(organization, policy) {
    return {
        Id: policy.id,
        Arn: policyArn(organization, policy),
        Name: policy.name,
        Description: policy.description,
        Type: serviceControlPolicy,
        AwsManaged: policy.id === fullAccessPolicy.id,
    };
}
/** A policy as AWS shows it. */
export function policyOutput(organization, policy) {
    return { PolicySummary: policySummary(organization, policy), Content: policy.text };
}
/** What a permission about a policy is for, with the policy's tags. */
export async function policyResource({ input, organization, records, }) {
    const id = input.PolicyId ?? '';
    const policy = await findOrganizationPolicy(records, id);
    const arn = policyArn(organization, policy ?? { id, type: serviceControlPolicy });
    return policy === undefined ? { arn } : { arn, tags: policy.tags };
}
