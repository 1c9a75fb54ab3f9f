import { generateUniqueId } from '../../accounts/generate.js';
import { limits } from '../../limits.js';
import { roleArn } from '../arns.js';
import { requireBoundary } from '../boundary.js';
import { entityAlreadyExists, limitExceeded } from '../errors.js';
import { parseName, parsePath } from '../names.js';
import { operation } from '../operation.js';
import { parseRoleDescription, parseSessionSeconds, parseTrust, roleOutput } from '../roles.js';
import { parseTags, tagsOutput } from '../tags.js';
/**
 * Makes a role, with the policy that says who may assume it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export const CreateRole = operation('CreateRole', {
    permission: 'iam:CreateRole',
    resource: ({ account, input }) => roleArn(account, input.Path ?? '/', input.RoleName ?? ''),
    conditions: ({ PermissionsBoundary }) => ({ 'iam:PermissionsBoundary': PermissionsBoundary }),
    async handle(context) {
        const { input, account, change, now, random } = context;
        const roleName = parseName('roleName', input.RoleName, limits.roleNameMax);
        const path = parsePath(input.Path);
        const description = parseRoleDescription(input.Description);
        const maxSessionSeconds = parseSessionSeconds(input.MaxSessionDuration) ?? limits.roleSessionSecondsMin;
        const tags = parseTags(input.Tags);
        const boundary = input.PermissionsBoundary;
        const trust = await parseTrust(context, 'assumeRolePolicyDocument', input.AssumeRolePolicyDocument);
        const role = await change(async (records) => {
            if (await records.get('role', roleName)) {
                throw entityAlreadyExists(`Role with name ${roleName}`);
            }
            const roles = await records.all('role');
            if (roles.length >= limits.rolesPerAccount) {
                throw limitExceeded('RolesPerAccount', limits.rolesPerAccount);
            }
            await requireBoundary({ records, account }, boundary);
            const made = {
                roleName,
                roleId: generateUniqueId('AROA', random),
                path,
                createdAt: now,
                ...trust,
                ...(description !== undefined && { description }),
                maxSessionSeconds,
                inline: {},
                attached: [],
                ...(boundary !== undefined && { boundary }),
                tags,
            };
            records.put('role', roleName, made);
            return made;
        });
        const Tags = input.Tags === undefined ? undefined : tagsOutput(tags);
        return { Role: { ...(await roleOutput(context, role)), Tags } };
    },
});
