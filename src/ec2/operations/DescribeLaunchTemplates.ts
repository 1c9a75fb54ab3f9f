import type { LaunchTemplate } from '../../compute/instances/template-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { refusal } from '../errors.ts'
import { filtered, withTagFilters } from '../filters.ts'
import { templateByName, templateNamed, templateOutput } from '../instances/launch-templates.ts'
import { operation } from '../operation.ts'
import { requireNoPage, templatePage } from '../pages.ts'

const filters = withTagFilters<LaunchTemplate>({
  'create-time': ({ createdAt }) => new Date(createdAt).toISOString(),
  'launch-template-name': ({ launchTemplateName }) => launchTemplateName,
})

/**
 * The launch templates of an account, without what their versions say.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html
 */
export const DescribeLaunchTemplates = operation('DescribeLaunchTemplates', {
  resource: () => '*',

  async handle({ input, records }) {
    const ids = [...new Set(input.LaunchTemplateIds)]
    const names = [...new Set(input.LaunchTemplateNames)]
    if (ids.length > 0) requireNoPage(input, 'launchTemplateIds')
    if (names.length > 0) requireNoPage(input, 'launchTemplateNames')
    const named = [
      ...ids.map((LaunchTemplateId) => templateNamed(records, { LaunchTemplateId })),
      ...names.map((name) => listedByName(records, name)),
    ]
    const found = named.length > 0 ? await Promise.all(named) : await records.all('launchTemplate')
    const all = filtered(found, input.Filters, filters)
    const { items, NextToken } = templatePage(all, input, (each) => each.launchTemplateId)
    return { LaunchTemplates: items.map(templateOutput), NextToken }
  },
})

async function listedByName(records: ComputeReader, name: string): Promise<LaunchTemplate> {
  const found = await templateByName(records, name)
  if (found !== undefined) return found
  const message = 'At least one of the launch templates specified in the request does not exist.'
  throw refusal('InvalidLaunchTemplateName.NotFoundException', message)
}
