import { typeOf } from '../../compute/instances/instance-size.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import { refusal } from '../errors.ts'
import { type FilterTable, filtered } from '../filters.ts'
import { instancesNamed } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * What instances that burst may use beyond their share.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceCreditSpecifications.html
 */
export const DescribeInstanceCreditSpecifications = operation(
  'DescribeInstanceCreditSpecifications',
  {
    resource: () => '*',

    async handle({ input, records }) {
      const { InstanceIds: ids = [], Filters } = input
      if (ids.length > 0) requireNoPage(input, 'instanceIds')
      const found =
        ids.length > 0 ? await instancesNamed(records, ids) : await records.all('instance')
      if (ids.length > 0) requireBurstable(found)
      // Without ids, AWS shows those that may use more than their share.
      const asked = ids.length > 0 ? found : found.filter(isUnlimited)
      const shown = filtered(asked, Filters, filters)
      const { items, NextToken } = page(shown, input, ({ instanceId }) => instanceId)
      const specifications = items.map(({ instanceId, cpuCredits }) => ({
        InstanceId: instanceId,
        CpuCredits: cpuCredits,
      }))
      return { InstanceCreditSpecifications: specifications, NextToken }
    },
  },
)

const filters: FilterTable<Instance> = { 'instance-id': ({ instanceId }) => instanceId }

function isUnlimited(instance: Instance): boolean {
  return typeOf(instance).burstable && instance.cpuCredits === 'unlimited'
}

function requireBurstable(instances: readonly Instance[]): void {
  const steady = instances.find((instance) => !typeOf(instance).burstable)
  if (steady === undefined) return
  const { instanceId, instanceType } = steady
  const message = `The instance ${instanceId} has no CPU credits, as it is ${instanceType}.`
  throw refusal('InstanceCreditSpecification.NotSupported', message)
}
