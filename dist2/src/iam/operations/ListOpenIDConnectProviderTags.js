import { existingOidcProvider, oidcProviderResource } from '../oidc-providers.js';
import { operation } from '../operation.js';
import { tagsPage } from '../tags.js';
/**
 * The tags of an OpenID Connect provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviderTags.html
 */
export const ListOpenIDConnectProviderTags = operation('ListOpenIDConnectProviderTags', {
    permission: 'iam:ListOpenIDConnectProviderTags',
    resource: oidcProviderResource,
    async handle({ input, account, entities }) {
        const { tags } = await existingOidcProvider(entities, account, input.OpenIDConnectProviderArn);
        return tagsPage(tags, input);
    },
});
