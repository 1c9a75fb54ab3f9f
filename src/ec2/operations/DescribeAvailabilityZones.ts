import { regionLongName } from '../../compute/region-names.ts'
import { type Zone, zonesOf } from '../../compute/zones.ts'
import { invalidParameterValue } from '../errors.ts'
import { filtered } from '../filters.ts'
import { operation } from '../operation.ts'

/**
 * The zones of the region.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
 */
export const DescribeAvailabilityZones = operation('DescribeAvailabilityZones', {
  resource: () => '*',

  async handle({ input, region }) {
    const { ZoneNames: names = [], ZoneIds: ids = [], Filters } = input
    const all = zonesOf(region)
    requireZones(
      names,
      all.map(({ zoneName }) => zoneName),
    )
    requireZones(
      ids,
      all.map(({ zoneId }) => zoneId),
    )
    const asked = all.filter(
      ({ zoneName, zoneId }) =>
        (names.length === 0 && ids.length === 0) ||
        names.includes(zoneName) ||
        ids.includes(zoneId),
    )
    const zones = asked.map((zone) => describe(zone, region))
    return { AvailabilityZones: [...filtered(zones, Filters, zoneFilters)] }
  },
})

function requireZones(asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  throw invalidParameterValue(`Invalid availability zone: [${unknown.join(', ')}]`)
}

function describe({ zoneName, zoneId }: Zone, region: string) {
  return {
    State: 'available' as const,
    OptInStatus: 'opt-in-not-required' as const,
    Messages: [],
    RegionName: region,
    ZoneName: zoneName,
    ZoneId: zoneId,
    GroupName: `${region}-zg-1`,
    GroupLongName: `${regionLongName(region)} 1`,
    NetworkBorderGroup: region,
    ZoneType: 'availability-zone',
  }
}

type Described = ReturnType<typeof describe>

const zoneFilters = {
  'group-long-name': ({ GroupLongName }: Described) => GroupLongName,
  'group-name': ({ GroupName }: Described) => GroupName,
  message: () => undefined,
  'opt-in-status': ({ OptInStatus }: Described) => OptInStatus,
  'parent-zone-id': () => undefined,
  'parent-zone-name': () => undefined,
  'region-name': ({ RegionName }: Described) => RegionName,
  state: ({ State }: Described) => State,
  'zone-id': ({ ZoneId }: Described) => ZoneId,
  'zone-name': ({ ZoneName }: Described) => ZoneName,
  'zone-type': ({ ZoneType }: Described) => ZoneType,
}
