import { unpackText } from '../../accounts/report-entities.ts'
import { isFresh } from '../credential-report.ts'
import { reportExpired, reportNotPresent } from '../errors.ts'
import { operation } from '../operation.ts'

/**
 * The credential report that was made last.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html
 */
export const GetCredentialReport = operation('GetCredentialReport', {
  permission: 'iam:GetCredentialReport',
  resource: () => '*',

  async handle({ entities, now }) {
    const report = await entities.get('credentialReport', 'report')
    if (report === undefined) throw reportNotPresent()
    if (!isFresh(report, now)) throw reportExpired()
    return {
      Content: Buffer.from(unpackText(report.packed)),
      ReportFormat: 'text/csv' as const,
      GeneratedTime: new Date(report.generatedAt),
    }
  },
})
