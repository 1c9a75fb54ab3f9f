import { operation } from '../operation.js';
import { existingSamlProvider, samlProviderResource } from '../saml-providers.js';
/**
 * Trusts a SAML provider no more.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html
 */
export const DeleteSAMLProvider = operation('DeleteSAMLProvider', {
    permission: 'iam:DeleteSAMLProvider',
    resource: samlProviderResource,
    async handle({ input, account, change }) {
        await change(async (records) => {
            const { name } = await existingSamlProvider(records, account, input.SAMLProviderArn);
            records.remove('samlProvider', name);
        });
        return {};
    },
});
