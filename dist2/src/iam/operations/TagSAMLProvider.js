import { operation } from '../operation.js';
import { changeSamlProvider, samlProviderResource } from '../saml-providers.js';
import { exactCase, parseTags, withTags } from '../tags.js';
/**
 * Adds tags to a SAML provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagSAMLProvider.html
 */
export const TagSAMLProvider = operation('TagSAMLProvider', {
    permission: 'iam:TagSAMLProvider',
    resource: samlProviderResource,
    async handle(context) {
        const added = parseTags(context.input.Tags, exactCase);
        await changeSamlProvider(context, (provider) => ({
            ...provider,
            tags: withTags(provider.tags, added, exactCase),
        }));
        return {};
    },
});
