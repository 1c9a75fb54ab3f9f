import { changeOidcProvider, oidcProviderResource } from '../oidc-providers.js';
import { operation } from '../operation.js';
import { exactCase, withoutTags } from '../tags.js';
/**
 * Takes tags from an OpenID Connect provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html
 */
export const UntagOpenIDConnectProvider = operation('UntagOpenIDConnectProvider', {
    permission: 'iam:UntagOpenIDConnectProvider',
    resource: oidcProviderResource,
    async handle(context) {
        const { TagKeys: removed } = context.input;
        await changeOidcProvider(context, (provider) => ({
            ...provider,
            tags: withoutTags(provider.tags, removed, exactCase),
        }));
        return {};
    },
});
