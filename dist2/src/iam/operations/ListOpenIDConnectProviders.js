import { oidcProviderArn } from '../arns.js';
import { oidcProviderName } from '../oidc-providers.js';
import { operation } from '../operation.js';
/**
 * The ARNs of the account's OpenID Connect providers.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html
 */
export const ListOpenIDConnectProviders = operation('ListOpenIDConnectProviders', {
    permission: 'iam:ListOpenIDConnectProviders',
    resource: ({ account }) => oidcProviderArn(account, '*'),
    async handle({ account, entities }) {
        const providers = await entities.all('oidcProvider');
        return {
            OpenIDConnectProviderList: providers.map(({ url }) => ({
                Arn: oidcProviderArn(account, oidcProviderName(url)),
            })),
        };
    },
});
