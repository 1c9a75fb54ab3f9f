import { organizationScope } from '../../accounts/store.js';
import { parseAlias } from '../account-alias.js';
import { noSuchEntity } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Takes the account's alias away.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html
 */
export const DeleteAccountAlias = operation('DeleteAccountAlias', {
    permission: 'iam:DeleteAccountAlias',
    resource: () => '*',
    async handle({ input, account, accounts }) {
        const alias = parseAlias(input.AccountAlias);
        await accounts.entities.change([account, organizationScope], async (own, all) => {
            if (!(await own?.get('accountAlias', alias))) {
                throw noSuchEntity(`The account alias ${alias}`);
            }
            own?.remove('accountAlias', alias);
            all?.remove('accountAlias', alias);
        });
        return {};
    },
});
