import { createHash } from 'node:crypto'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import { zonesOf } from '../../compute/zones.ts'
import { filtered, withTagFilters } from '../filters.ts'
import { instancesNamed } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * Where instances that run are in the network: all machines of this host are side by side.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTopology.html
 */
export const DescribeInstanceTopology = operation('DescribeInstanceTopology', {
  resource: () => '*',

  async handle({ input, records, region }) {
    const { InstanceIds: ids = [], GroupNames: groups = [], Filters } = input
    if (ids.length > 0) requireNoPage(input, 'instanceIds')
    const found =
      ids.length > 0 ? await instancesNamed(records, ids) : await records.all('instance')
    const idOf = (name: string) =>
      zonesOf(region).find(({ zoneName }) => zoneName === name)?.zoneId ?? ''
    const isShown = ({ state, placementGroup = '' }: Instance) =>
      state === 'running' && (groups.length === 0 || groups.includes(placementGroup))
    const seen = found
      .filter(isShown)
      .map((each) => ({ ...each, zoneId: idOf(each.availabilityZone) }))
    const shown = filtered(seen, Filters, filters)
    const { items, NextToken } = page(shown, input, ({ instanceId }) => instanceId)
    const nodes = ['region', 'host', 'bridge'].map((layer) => nodeId(region, layer))
    return {
      Instances: items.map(
        ({ instanceId, instanceType, placementGroup, availabilityZone, zoneId }) => ({
          InstanceId: instanceId,
          InstanceType: instanceType,
          ...(placementGroup && { GroupName: placementGroup }),
          NetworkNodes: nodes,
          AvailabilityZone: availabilityZone,
          ZoneId: zoneId,
        }),
      ),
      NextToken,
    }
  },
})

interface Zoned extends Instance {
  readonly zoneId: string
}

const filters = withTagFilters<Zoned>({
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'instance-type': ({ instanceType }) => instanceType,
  'zone-id': ({ zoneId }) => zoneId,
})

function nodeId(region: string, layer: string): string {
  const digest = createHash('sha256').update(`${region} ${layer}`).digest('hex')
  return `nn-${digest.slice(0, 17)}`
}
