import { organizationScope } from '../../accounts/store.js';
import { parseAlias } from '../account-alias.js';
import { entityAlreadyExists } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Gives the account an alias in place of the one before. No other account may have it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html
 */
export const CreateAccountAlias = operation('CreateAccountAlias', {
    permission: 'iam:CreateAccountAlias',
    resource: () => '*',
    async handle({ input, account, accounts }) {
        const alias = parseAlias(input.AccountAlias);
        await accounts.entities.change([account, organizationScope], async (own, all) => {
            if (own === undefined || all === undefined)
                return;
            if (await all.get('accountAlias', alias)) {
                throw entityAlreadyExists(`The account alias ${alias}`);
            }
            for (const { alias: before } of await own.all('accountAlias')) {
                own.remove('accountAlias', before);
                all.remove('accountAlias', before);
            }
            own.put('accountAlias', alias, { alias, account });
            all.put('accountAlias', alias, { alias, account });
        });
        return {};
    },
});
