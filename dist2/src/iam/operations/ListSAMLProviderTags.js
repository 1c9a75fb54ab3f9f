import { operation } from '../operation.js';
import { existingSamlProvider, samlProviderResource } from '../saml-providers.js';
import { tagsPage } from '../tags.js';
/**
 * The tags of a SAML provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviderTags.html
 */
export const ListSAMLProviderTags = operation('ListSAMLProviderTags', {
    permission: 'iam:ListSAMLProviderTags',
    resource: samlProviderResource,
    async handle({ input, account, entities }) {
        const { tags } = await existingSamlProvider(entities, account, input.SAMLProviderArn);
        return tagsPage(tags, input);
    },
});
