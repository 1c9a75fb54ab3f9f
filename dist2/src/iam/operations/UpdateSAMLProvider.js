import { operation } from '../operation.js';
import { changeSamlProvider, parseSamlDocument, refuseEncryption, samlProviderResource, } from '../saml-providers.js';
/**
 * Replaces a SAML provider's metadata.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html
 */
export const UpdateSAMLProvider = operation('UpdateSAMLProvider', {
    permission: 'iam:UpdateSAMLProvider',
    resource: samlProviderResource,
    async handle(context) {
        const { input, now } = context;
        const { SAMLMetadataDocument: document } = input;
        const read = document === undefined ? {} : parseSamlDocument(document, now);
        refuseEncryption(input);
        await changeSamlProvider(context, (provider) => ({ ...provider, ...read }));
        return { SAMLProviderArn: input.SAMLProviderArn };
    },
});
