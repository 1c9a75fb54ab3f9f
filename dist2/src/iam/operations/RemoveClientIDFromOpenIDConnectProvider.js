import { changeOidcProvider, oidcProviderResource, parseClientId } from '../oidc-providers.js';
import { operation } from '../operation.js';
/**
 * Lets tokens for a client id in no more; one that is not there is no error.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html
 */
export const RemoveClientIDFromOpenIDConnectProvider = operation('RemoveClientIDFromOpenIDConnectProvider', {
    permission: 'iam:RemoveClientIDFromOpenIDConnectProvider',
    resource: oidcProviderResource,
    async handle(context) {
        const removed = parseClientId(context.input.ClientID);
        await changeOidcProvider(context, (provider) => ({
            ...provider,
            clientIds: provider.clientIds.filter((id) => id !== removed),
        }));
        return {};
    },
});
