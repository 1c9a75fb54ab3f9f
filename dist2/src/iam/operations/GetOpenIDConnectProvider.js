import { existingOidcProvider, oidcProviderResource } from '../oidc-providers.js';
import { operation } from '../operation.js';
import { tagsOutput } from '../tags.js';
/**
 * One OpenID Connect provider; its URL is shown without the scheme.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html
 */
export const GetOpenIDConnectProvider = operation('GetOpenIDConnectProvider', {
    permission: 'iam:GetOpenIDConnectProvider',
    resource: oidcProviderResource,
    async handle({ input, account, entities }) {
        const provider = await existingOidcProvider(entities, account, input.OpenIDConnectProviderArn);
        return {
            Url: provider.name,
            ClientIDList: [...provider.clientIds],
            ThumbprintList: [...provider.thumbprints],
            CreateDate: new Date(provider.createdAt),
            Tags: tagsOutput(provider.tags),
        };
    },
});
