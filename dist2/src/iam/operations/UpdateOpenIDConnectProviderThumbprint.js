import { changeOidcProvider, oidcProviderResource, parseThumbprints } from '../oidc-providers.js';
import { operation } from '../operation.js';
/**
 * Replaces the thumbprints of a provider's certificates.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html
 */
export const UpdateOpenIDConnectProviderThumbprint = operation('UpdateOpenIDConnectProviderThumbprint', {
    permission: 'iam:UpdateOpenIDConnectProviderThumbprint',
    resource: oidcProviderResource,
    async handle(context) {
        const thumbprints = parseThumbprints(context.input.ThumbprintList ?? []);
        await changeOidcProvider(context, (provider) => ({ ...provider, thumbprints }));
        return {};
    },
});
