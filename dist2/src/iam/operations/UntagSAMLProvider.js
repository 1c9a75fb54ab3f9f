import { operation } from '../operation.js';
import { changeSamlProvider, samlProviderResource } from '../saml-providers.js';
import { exactCase, withoutTags } from '../tags.js';
/**
 * Takes tags from a SAML provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagSAMLProvider.html
 */
export const UntagSAMLProvider = operation('UntagSAMLProvider', {
    permission: 'iam:UntagSAMLProvider',
    resource: samlProviderResource,
    async handle(context) {
        const { TagKeys: removed } = context.input;
        await changeSamlProvider(context, (provider) => ({
            ...provider,
            tags: withoutTags(provider.tags, removed, exactCase),
        }));
        return {};
    },
});
