import { samlProviderArn } from '../arns.js';
import { operation } from '../operation.js';
/**
 * The account's SAML providers.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html
 */
export const ListSAMLProviders = operation('ListSAMLProviders', {
    permission: 'iam:ListSAMLProviders',
    resource: ({ account }) => samlProviderArn(account, '*'),
    async handle({ account, entities }) {
        const providers = await entities.all('samlProvider');
        return {
            SAMLProviderList: providers.map(({ name, validUntil, createdAt }) => ({
                Arn: samlProviderArn(account, name),
                ValidUntil: new Date(validUntil),
                CreateDate: new Date(createdAt),
            })),
        };
    },
});
