import { boundedClientIds, changeOidcProvider, oidcProviderResource, parseClientId, } from '../oidc-providers.js';
import { operation } from '../operation.js';
/**
 * Lets tokens for one more client id in; one that is there already is no error.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html
 */
export const AddClientIDToOpenIDConnectProvider = operation('AddClientIDToOpenIDConnectProvider', {
    permission: 'iam:AddClientIDToOpenIDConnectProvider',
    resource: oidcProviderResource,
    async handle(context) {
        const added = parseClientId(context.input.ClientID);
        await changeOidcProvider(context, (provider) => ({
            ...provider,
            clientIds: boundedClientIds([...provider.clientIds, added]),
        }));
        return {};
    },
});
