import { organizationAccessRole } from '../../accounts/access-role.js';
import { generateAccountId } from '../../accounts/generate.js';
import { generateCreationId } from '../../accounts/organization-ids.js';
import { requestTemplate } from '../../accounts/quota-template.js';
import { organizationScope } from '../../accounts/store.js';
import { limits } from '../../limits.js';
import { creationOutput, forgetCreations, parseNewAccount, whyNot } from '../account-creations.js';
import { operation } from '../operation.js';
import { firstPolicies } from '../policies.js';
/**
 * Makes an account, with the role by which the management account gets in. It is done when this
 * answers; if it could not be, the status says why, as AWS has it for what is judged later.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
 */
export const CreateAccount = operation('CreateAccount', {
    callers: 'management',
    resource: () => '*',
    async handle({ input, organization, accounts, accountMade, now, random }) {
        const wanted = parseNewAccount(input);
        const accountId = generateAccountId(random);
        const id = generateCreationId(random);
        const scopes = [organizationScope, accountId];
        const creation = await accounts.entities.change(scopes, async (records, own) => {
            if (records === undefined || own === undefined)
                throw new Error('There are two scopes');
            const failureReason = await whyNot(records, wanted.email);
            const asked = { id, accountName: wanted.name, requestedAt: now, completedAt: now };
            const done = failureReason === undefined
                ? { ...asked, state: 'SUCCEEDED', accountId }
                : { ...asked, state: 'FAILED', failureReason };
            await forgetCreations(records, now - limits.accountCreationKeptMs);
            records.put('accountCreation', id, done);
            if (failureReason !== undefined)
                return done;
            if (await records.get('account', accountId))
                throw new Error('An id was drawn twice');
            records.put('account', accountId, {
                id: accountId,
                name: wanted.name,
                email: wanted.email,
                status: 'ACTIVE',
                joinedAt: now,
                joinedMethod: 'CREATED',
                parent: organization.rootId,
                policies: await firstPolicies(records),
                tags: wanted.tags,
            });
            const { managementAccount } = organization;
            const role = organizationAccessRole(wanted.roleName, managementAccount, { now, random });
            own.put('role', role.roleName, role);
            await requestTemplate(records, own, { id: accountId, managementAccount, now, random });
            return done;
        });
        if (creation.state === 'SUCCEEDED')
            await accountMade(accountId);
        return { CreateAccountStatus: creationOutput(creation) };
    },
});
