import { operation } from '../operation.js';
import { existingSamlProvider, samlProviderResource } from '../saml-providers.js';
import { tagsOutput } from '../tags.js';
/**
 * One SAML provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html
 */
export const GetSAMLProvider = operation('GetSAMLProvider', {
    permission: 'iam:GetSAMLProvider',
    resource: samlProviderResource,
    async handle({ input, account, entities }) {
        const provider = await existingSamlProvider(entities, account, input.SAMLProviderArn);
        return {
            SAMLProviderUUID: provider.uuid,
            SAMLMetadataDocument: provider.document,
            CreateDate: new Date(provider.createdAt),
            ValidUntil: new Date(provider.validUntil),
            Tags: tagsOutput(provider.tags),
        };
    },
});
