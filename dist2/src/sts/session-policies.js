/**
 * Session policies: what a session is limited to, whatever its role or user may.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
import { awsManagedPolicies } from '../accounts/managed-policies.js';
import { MalformedPolicy } from '../auth/policy/malformed.js';
import { parsePolicy } from '../auth/policy/parse.js';
import { malformedPolicyDocument, validationError } from './errors.js';
/** Reads session policies. Throws MalformedPolicyDocument, ValidationError. */
export async function parseSessionPolicies({ Policy: text, PolicyArns: arns = [] }, records, account) {
    if (text !== undefined)
        checkPolicy(text);
    const policies = text === undefined ? [] : [text];
    const policyArns = [];
    for (const { arn = '' } of arns) {
        if (awsManagedPolicies.has(arn))
            policyArns.push(arn);
        else
            policies.push(await ownPolicy(arn, records, account));
    }
    return { policies, policyArns };
}
function checkPolicy(text) {
    try {
        parsePolicy(text, 'session');
    }
    catch (error) {
        if (error instanceof MalformedPolicy)
            throw malformedPolicyDocument(error.message);
        throw error;
    }
}
async function ownPolicy(arn, records, account) {
    const policy = await records.get('policy', arn.slice(arn.lastIndexOf('/') + 1));
    const version = policy?.versions.find(({ id }) => id === policy.defaultVersion);
    const found = policy && `arn:aws:iam::${account}:policy${policy.path}${policy.policyName}`;
    if (version !== undefined && found === arn)
        return version.text;
    throw validationError(`The managed policy ${arn} does not exist or cannot limit a session.`);
}
