import { generateUniqueId } from '../../accounts/generate.js';
import { limits } from '../../limits.js';
import { roleArn } from '../arns.js';
import { parseLength, parsePattern } from '../bounds.js';
import { invalidInput, limitExceeded } from '../errors.js';
import { operation } from '../operation.js';
import { parseRoleDescription, roleOutput } from '../roles.js';
import { linkedPolicyArn, linkedRolePath, linkedServices, linkedTrust, } from '../service-linked-roles.js';
/**
 * Makes the role that a service needs.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
 */
export const CreateServiceLinkedRole = operation('CreateServiceLinkedRole', {
    permission: 'iam:CreateServiceLinkedRole',
    resource: ({ account, input: { AWSServiceName: service = '', CustomSuffix: suffix } }) => {
        const roleName = linkedServices.get(service)?.roleName ?? '';
        return roleArn(account, linkedRolePath(service), withSuffix(roleName, suffix));
    },
    conditions: ({ AWSServiceName }) => ({ 'iam:AWSServiceName': AWSServiceName }),
    async handle(context) {
        const { input, change, now, random } = context;
        const service = parseLength('AWSServiceName', input.AWSServiceName, [1, limits.serviceNameMax]);
        const suffix = parseSuffix(input.CustomSuffix);
        const description = parseRoleDescription(input.Description);
        const linked = linkedServices.get(service);
        if (linked === undefined)
            throw invalidInput(`${service} has no service-linked role.`);
        if (suffix !== undefined && !linked.isSuffixAllowed) {
            throw invalidInput(`Custom suffix is not allowed for ${service}`);
        }
        const roleName = withSuffix(linked.roleName, suffix);
        const role = await change(async (records) => {
            if (await records.get('role', roleName)) {
                throw invalidInput(`Service role name ${roleName} has been taken in this account, ` +
                    'please try a different suffix.');
            }
            const roles = await records.all('role');
            if (roles.length >= limits.rolesPerAccount) {
                throw limitExceeded('RolesPerAccount', limits.rolesPerAccount);
            }
            const made = {
                roleName,
                roleId: generateUniqueId('AROA', random),
                path: linkedRolePath(service),
                createdAt: now,
                trustPolicy: linkedTrust(service),
                trusted: {},
                ...(description !== undefined && { description }),
                maxSessionSeconds: limits.roleSessionSecondsMin,
                inline: {},
                attached: [linkedPolicyArn(linked)],
                tags: {},
                linkedService: service,
            };
            records.put('role', roleName, made);
            return made;
        });
        return { Role: await roleOutput(context, role) };
    },
});
function withSuffix(roleName, suffix) {
    return suffix === undefined ? roleName : `${roleName}_${suffix}`;
}
function parseSuffix(text) {
    if (text === undefined)
        return undefined;
    const suffix = parseLength('customSuffix', text, [1, limits.customSuffixMax]);
    return parsePattern('customSuffix', suffix, /^[\w+=,.@-]+$/);
}
