import { existingReport, jobOutput, type ReportedAccess } from '../access-report.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { serviceNames } from '../service-access.ts'

/**
 * The services of a report, each with its last use.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html
 */
export const GetServiceLastAccessedDetails = operation('GetServiceLastAccessedDetails', {
  permission: 'iam:GetServiceLastAccessedDetails',
  resource: () => '*',

  async handle({ input, entities }) {
    const { report, content } = await existingReport(entities, input.JobId, 'entity')
    const { items, paging } = page(content.services, input, (namespace) => namespace)
    return {
      ...jobOutput(report),
      JobType:
        report.granularity === 'ACTION_LEVEL'
          ? ('ACTION_LEVEL' as const)
          : ('SERVICE_LEVEL' as const),
      ServicesLastAccessed: items.map((namespace) => serviceOutput(namespace, content)),
      ...paging,
    }
  },
})

function serviceOutput(namespace: string, { entities }: ReportedAccess) {
  const users = entities
    .flatMap(({ arn, uses }) => (uses[namespace] ? [{ arn, ...uses[namespace] }] : []))
    .sort((a, b) => b.at - a.at)
  const [last] = users
  return {
    ServiceName: serviceNames.get(namespace) ?? namespace,
    ServiceNamespace: namespace,
    TotalAuthenticatedEntities: users.length,
    ...(last && {
      LastAuthenticated: new Date(last.at),
      LastAuthenticatedEntity: last.arn,
      LastAuthenticatedRegion: last.region,
    }),
  }
}
