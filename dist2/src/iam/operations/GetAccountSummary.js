import { accountRoot } from '../../accounts/account-root.js';
import { summaryQuotas, usage } from '../account-summary.js';
import { operation } from '../operation.js';
/**
 * How much of IAM the account uses, and may use.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
 */
export const GetAccountSummary = operation('GetAccountSummary', {
    permission: 'iam:GetAccountSummary',
    resource: () => '*',
    async handle({ entities }) {
        const root = await accountRoot(entities);
        return {
            SummaryMap: {
                ...(await usage(entities)),
                ...summaryQuotas,
                AccountAccessKeysPresent: Math.min(root.accessKeyIds.length, 1),
                AccountMFAEnabled: Math.min(root.mfaDevices.length, 1),
                AccountPasswordPresent: 0,
                AccountSigningCertificatesPresent: 0,
                GlobalEndpointTokenVersion: 2,
            },
        };
    },
});
