import { pinPrincipals, shownText } from '../auth/pinned-principals.js';
import { limits } from '../limits.js';
import { roleArn } from './arns.js';
import { boundaryOutput } from './boundary.js';
import { parseCount, parseLength, parsePattern } from './bounds.js';
import { limitExceeded } from './errors.js';
import { documentOutput, malformedDocument, parsePolicyText, policyChars, } from './policy-document.js';
import { tagsOutput } from './tags.js';
/**
 * Reads a trust policy; `member` as AWS's message has it. Throws MalformedPolicyDocument, also for
 * principals that do not exist, and LimitExceeded.
 */
export async function parseTrust({ account, accounts }, member, text) {
    const { text: trustPolicy, document } = parsePolicyText(member, text, 'trust');
    if (policyChars(trustPolicy) > limits.trustPolicyChars) {
        throw limitExceeded('ACLSizePerRole', limits.trustPolicyChars);
    }
    const trusted = await pinPrincipals(document, accounts, account).catch((error) => {
        throw malformedDocument(error);
    });
    return { trustPolicy, trusted };
}
/** A role's description; undefined if none is given. Throws ValidationError. */
export function parseRoleDescription(text) {
    if (text === undefined)
        return undefined;
    const description = parseLength('description', text, [0, limits.roleDescriptionMax]);
    return parsePattern('description', description, /^[\t\n\r\x20-\x7e\xa1-\xff]*$/);
}
/** How long sessions of a role may be; undefined if it is not given. Throws ValidationError. */
export function parseSessionSeconds(value) {
    const { roleSessionSecondsMin, roleSessionSecondsMax } = limits;
    return parseCount('maxSessionDuration', value, [roleSessionSecondsMin, roleSessionSecondsMax]);
}
/** A role as those that only refer to it show it, and CreateRole. */
export async function roleOutput({ account, accounts }, role) {
    const { path, roleName, roleId, createdAt, trustPolicy, trusted } = role;
    return {
        Path: path,
        RoleName: roleName,
        RoleId: roleId,
        Arn: roleArn(account, path, roleName),
        CreateDate: new Date(createdAt),
        AssumeRolePolicyDocument: documentOutput(await shownText(trustPolicy, trusted, accounts)),
    };
}
/** A role as ListRoles shows it. */
export async function listedRoleOutput(directory, role) {
    return {
        ...(await roleOutput(directory, role)),
        Description: role.description,
        MaxSessionDuration: role.maxSessionSeconds,
    };
}
/** What else GetRole shows. */
export function roleDetails({ boundary, tags }) {
    return {
        PermissionsBoundary: boundaryOutput(boundary),
        Tags: Object.keys(tags).length === 0 ? undefined : tagsOutput(tags),
    };
}
