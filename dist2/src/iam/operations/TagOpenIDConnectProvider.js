import { changeOidcProvider, oidcProviderResource } from '../oidc-providers.js';
import { operation } from '../operation.js';
import { exactCase, parseTags, withTags } from '../tags.js';
/**
 * Adds tags to an OpenID Connect provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html
 */
export const TagOpenIDConnectProvider = operation('TagOpenIDConnectProvider', {
    permission: 'iam:TagOpenIDConnectProvider',
    resource: oidcProviderResource,
    async handle(context) {
        const added = parseTags(context.input.Tags, exactCase);
        await changeOidcProvider(context, (provider) => ({
            ...provider,
            tags: withTags(provider.tags, added, exactCase),
        }));
        return {};
    },
});
