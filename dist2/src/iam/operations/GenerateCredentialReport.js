import { packText } from '../../accounts/report-entities.js';
import { credentialReport, isFresh } from '../credential-report.js';
import { operation } from '../operation.js';
/**
 * Makes the credential report, unless there is one of the last four hours.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
 */
export const GenerateCredentialReport = operation('GenerateCredentialReport', {
    permission: 'iam:GenerateCredentialReport',
    resource: () => '*',
    async handle({ account, accounts, entities, change, now }) {
        const before = await entities.get('credentialReport', 'report');
        if (before !== undefined && isFresh(before, now))
            return { State: 'COMPLETE' };
        const packed = packText(await credentialReport(accounts, account));
        await change(async (records) => records.put('credentialReport', 'report', { generatedAt: now, packed }));
        // It is there already; AWS says so only to the next call.
        return {
            State: 'STARTED',
            Description: 'No report exists. Starting a new report generation task',
        };
    },
});
