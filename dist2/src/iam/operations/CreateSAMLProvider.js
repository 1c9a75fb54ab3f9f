import { generateUuid } from '../../accounts/generate.js';
import { limits } from '../../limits.js';
import { samlProviderArn } from '../arns.js';
import { entityAlreadyExists, limitExceeded } from '../errors.js';
import { operation } from '../operation.js';
import { parseSamlDocument, parseSamlProviderName, refuseEncryption } from '../saml-providers.js';
import { exactCase, parseTags, tagsOutput } from '../tags.js';
/**
 * Trusts a SAML provider.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html
 */
export const CreateSAMLProvider = operation('CreateSAMLProvider', {
    permission: 'iam:CreateSAMLProvider',
    resource: ({ account, input }) => samlProviderArn(account, input.Name ?? ''),
    async handle({ input, account, change, now, random }) {
        const name = parseSamlProviderName(input.Name);
        const read = parseSamlDocument(input.SAMLMetadataDocument, now);
        const tags = parseTags(input.Tags, exactCase);
        refuseEncryption(input);
        await change(async (records) => {
            if (await records.get('samlProvider', name)) {
                throw entityAlreadyExists(`Provider with name ${name}`);
            }
            const most = limits.samlProvidersPerAccount;
            const { length: count } = await records.all('samlProvider');
            if (count >= most)
                throw limitExceeded('SAMLProvidersPerAccount', most);
            const uuid = generateUuid(random);
            records.put('samlProvider', name, { name, uuid, ...read, createdAt: now, tags });
        });
        return { SAMLProviderArn: samlProviderArn(account, name), Tags: tagsOutput(tags) };
    },
});
