import { operation } from '../operation.js';
import { existingHolder, roleHolder } from '../policy-holders.js';
import { listedRoleOutput, roleDetails } from '../roles.js';
/** One role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const GetRole = operation('GetRole', {
    permission: 'iam:GetRole',
    resource: roleHolder,
    async handle(context) {
        const { input, account, accounts, entities } = context;
        const role = await existingHolder(entities, { kind: 'role', name: input.RoleName });
        const [last] = await accounts.lastUsed.of(account, role.roleId);
        const RoleLastUsed = { LastUsedDate: last && new Date(last.at), Region: last?.region };
        const shown = { ...(await listedRoleOutput(context, role)), ...roleDetails(role) };
        return { Role: { ...shown, RoleLastUsed } };
    },
});
