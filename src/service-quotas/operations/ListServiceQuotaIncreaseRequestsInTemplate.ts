import { organizationScope } from '../../accounts/store.ts'
import { quotaName } from '../catalogue.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { entryOutput, readTemplate } from '../template.ts'

/**
 * What the template has.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotaIncreaseRequestsInTemplate.html
 */
export const ListServiceQuotaIncreaseRequestsInTemplate = operation(
  'ListServiceQuotaIncreaseRequestsInTemplate',
  {
    callers: 'management',
    resource: () => '*',

    async handle({ input, accounts }) {
      const { entries } = await readTemplate(accounts.entities.in(organizationScope))
      const found = entries.filter(
        ({ service, region }) =>
          service === (input.ServiceCode ?? service) && region === (input.AwsRegion ?? region),
      )
      const { items, NextToken } = page(found, input, quotaName)
      return { NextToken, ServiceQuotaIncreaseRequestInTemplateList: items.map(entryOutput) }
    },
  },
)
