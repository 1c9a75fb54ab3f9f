import { parseLength } from '../bounds.js';
import { namedOidcProvider, oidcNameOf, oidcProviderName, oidcProviderResource, } from '../oidc-providers.js';
import { operation } from '../operation.js';
/**
 * Trusts an OpenID Connect provider no more; one that is not there is no error.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html
 */
export const DeleteOpenIDConnectProvider = operation('DeleteOpenIDConnectProvider', {
    permission: 'iam:DeleteOpenIDConnectProvider',
    resource: oidcProviderResource,
    async handle({ input, account, change }) {
        const arn = parseLength('openIDConnectProviderArn', input.OpenIDConnectProviderArn, [20, 2048]);
        const name = oidcNameOf(account, arn);
        await change(async (records) => {
            const provider = await namedOidcProvider(records, name);
            if (provider !== undefined)
                records.remove('oidcProvider', oidcProviderName(provider.url));
        });
        return {};
    },
});
