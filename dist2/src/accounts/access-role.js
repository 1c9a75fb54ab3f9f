import { generateUniqueId } from './generate.js';
/** AWS's name of the role, unless CreateAccount names another. */
export const organizationAccessRoleName = 'OrganizationAccountAccessRole';
/** How long a session of a role lasts at most unless something else is said, in seconds. */
const sessionSeconds = 3600;
/**
 * The role: whom the management account lets assume it may do everything in the new account.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html
 */
export function organizationAccessRole(roleName, managementAccount, { now, random }) {
    const trust = {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${managementAccount}:root` },
        Action: 'sts:AssumeRole',
    };
    return {
        roleName,
        roleId: generateUniqueId('AROA', random),
        path: '/',
        createdAt: now,
        inline: {},
        attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
        trusted: {},
        maxSessionSeconds: sessionSeconds,
        tags: {},
    };
}
