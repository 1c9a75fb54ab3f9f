import { generateUniqueId } from '../../accounts/generate.js';
import { limits } from '../../limits.js';
import { AwsError } from '../../wire/errors.js';
import { policyArn } from '../arns.js';
import { parseLength } from '../bounds.js';
import { limitExceeded } from '../errors.js';
import { parseName, parsePath } from '../names.js';
import { operation } from '../operation.js';
import { listedPolicyOutput, parseManagedText, unused } from '../policies.js';
import { exactCase, parseTags, tagsOutput } from '../tags.js';
/**
 * Makes a managed policy with its first version.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export const CreatePolicy = operation('CreatePolicy', {
    permission: 'iam:CreatePolicy',
    resource: ({ account, input }) => policyArn(account, input.Path ?? '/', input.PolicyName ?? ''),
    async handle({ input, account, change, now, random }) {
        const policyName = parseName('policyName', input.PolicyName, limits.policyNameMax);
        const path = parsePath(input.Path);
        const description = parseDescription(input.Description);
        const tags = parseTags(input.Tags, exactCase);
        const text = parseManagedText(input.PolicyDocument);
        const policy = await change(async (records) => {
            if (await records.get('policy', policyName))
                throw alreadyExists(policyName);
            const policies = await records.all('policy');
            if (policies.length >= limits.policiesPerAccount) {
                throw limitExceeded('PoliciesPerAccount', limits.policiesPerAccount);
            }
            const made = {
                policyName,
                policyId: generateUniqueId('ANPA', random),
                path,
                ...(description !== undefined && { description }),
                createdAt: now,
                updatedAt: now,
                defaultVersion: 'v1',
                lastVersion: 1,
                versions: [{ id: 'v1', text, createdAt: now }],
                tags,
            };
            records.put('policy', policyName, made);
            return made;
        });
        const found = { ...policy, arn: policyArn(account, path, policyName) };
        const Tags = input.Tags === undefined ? undefined : tagsOutput(tags);
        return { Policy: { ...listedPolicyOutput(found, unused), Tags } };
    },
});
function parseDescription(text) {
    return text === undefined
        ? undefined
        : parseLength('description', text, [0, limits.policyDescriptionMax]);
}
function alreadyExists(name) {
    const message = `A policy called ${name} already exists. Duplicate names are not allowed.`;
    return new AwsError('EntityAlreadyExists', { status: 409, message });
}
