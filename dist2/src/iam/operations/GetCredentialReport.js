import { unpackText } from '../../accounts/report-entities.js';
import { isFresh } from '../credential-report.js';
import { reportExpired, reportNotPresent } from '../errors.js';
import { operation } from '../operation.js';
/**
 * The credential report that was made last.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html
 */
export const GetCredentialReport = operation('GetCredentialReport', {
    permission: 'iam:GetCredentialReport',
    resource: () => '*',
    async handle({ entities, now }) {
        const report = await entities.get('credentialReport', 'report');
        if (report === undefined)
            throw reportNotPresent();
        if (!isFresh(report, now))
            throw reportExpired();
        return {
            Content: Buffer.from(unpackText(report.packed)),
            ReportFormat: 'text/csv',
            GeneratedTime: new Date(report.generatedAt),
        };
    },
});
