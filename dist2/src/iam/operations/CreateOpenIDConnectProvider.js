import { limits } from '../../limits.js';
import { oidcProviderArn } from '../arns.js';
import { entityAlreadyExists, limitExceeded } from '../errors.js';
import { boundedClientIds, oidcProviderName, parseClientId, parseProviderUrl, parseThumbprints, } from '../oidc-providers.js';
import { operation } from '../operation.js';
import { exactCase, parseTags, tagsOutput } from '../tags.js';
/**
 * Trusts an OpenID Connect provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
export const CreateOpenIDConnectProvider = operation('CreateOpenIDConnectProvider', {
    permission: 'iam:CreateOpenIDConnectProvider',
    resource: ({ account, input }) => oidcProviderArn(account, oidcProviderName(input.Url ?? '')),
    async handle({ input, account, change, now }) {
        const url = parseProviderUrl(input.Url);
        const clientIds = boundedClientIds((input.ClientIDList ?? []).map(parseClientId));
        // Without thumbprints AWS fetches the top of the provider's certificate chain and pins it. Here
        // the list stays empty, which means: whom this machine's own authorities vouch for.
        const thumbprints = parseThumbprints(input.ThumbprintList ?? []);
        const tags = parseTags(input.Tags, exactCase);
        const name = oidcProviderName(url);
        await change(async (records) => {
            if (await records.get('oidcProvider', name)) {
                throw entityAlreadyExists(`Provider with url ${url}`);
            }
            const most = limits.oidcProvidersPerAccount;
            const { length: count } = await records.all('oidcProvider');
            if (count >= most)
                throw limitExceeded('OpenIdConnectProvidersPerAccount', most);
            const createdAt = now;
            records.put('oidcProvider', name, { url, clientIds, thumbprints, createdAt, tags });
        });
        const OpenIDConnectProviderArn = oidcProviderArn(account, name);
        return { OpenIDConnectProviderArn, Tags: tagsOutput(tags) };
    },
});
