import type { Instance } from '../../compute/instances/machine-entities.ts'
import { filtered } from '../filters.ts'
import { instancesNamed } from '../instances/instance-changes.ts'
import { statusFilters, statusOutput } from '../instances/instance-status.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * How instances are, those that run unless all are asked for.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html
 */
export const DescribeInstanceStatus = operation('DescribeInstanceStatus', {
  resource: () => '*',

  async handle({ input, records, region }) {
    const { InstanceIds: ids = [], Filters, IncludeAllInstances: all = false } = input
    if (ids.length > 0) requireNoPage(input, 'instancesSet')
    const found =
      ids.length > 0 ? await instancesNamed(records, ids) : await records.all('instance')
    const isShown = ({ state }: Instance) => all || state === 'running'
    const seen = found.filter(isShown).map((instance) => ({ ...instance, region }))
    const shown = filtered(seen, Filters, statusFilters)
    const { items, NextToken } = page(shown, input, ({ instanceId }) => instanceId)
    return { InstanceStatuses: items.map(statusOutput), NextToken }
  },
})
