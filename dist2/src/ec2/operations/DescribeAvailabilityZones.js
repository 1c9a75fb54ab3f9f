import { zonesOf } from '../../compute/zones.js';
import { invalidParameterValue } from '../errors.js';
import { filtered } from '../filters.js';
import { operation } from '../operation.js';
/**
 * The zones of the region.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
 */
export const DescribeAvailabilityZones = operation('DescribeAvailabilityZones', {
    resource: () => '*',
    async handle({ input, region }) {
        const { ZoneNames: names = [], ZoneIds: ids = [], Filters } = input;
        const all = zonesOf(region);
        requireZones(names, all.map(({ zoneName }) => zoneName));
        requireZones(ids, all.map(({ zoneId }) => zoneId));
        const asked = all.filter(({ zoneName, zoneId }) => (names.length === 0 && ids.length === 0) ||
            names.includes(zoneName) ||
            ids.includes(zoneId));
        const zones = asked.map((zone) => describe(zone, region));
        return { AvailabilityZones: [...filtered(zones, Filters, zoneFilters)] };
    },
});
function requireZones(asked, known) {
    const unknown = asked.filter((name) => !known.includes(name));
    if (unknown.length === 0)
        return;
    throw invalidParameterValue(`Invalid availability zone: [${unknown.join(', ')}]`);
}
function describe({ zoneName, zoneId }, region) {
    return {
        State: 'available',
        OptInStatus: 'opt-in-not-required',
        Messages: [],
        RegionName: region,
        ZoneName: zoneName,
        ZoneId: zoneId,
        GroupName: region,
        NetworkBorderGroup: region,
        ZoneType: 'availability-zone',
    };
}
const zoneFilters = {
    'group-name': ({ GroupName }) => GroupName,
    message: () => undefined,
    'opt-in-status': ({ OptInStatus }) => OptInStatus,
    'parent-zone-id': () => undefined,
    'parent-zone-name': () => undefined,
    'region-name': ({ RegionName }) => RegionName,
    state: ({ State }) => State,
    'zone-id': ({ ZoneId }) => ZoneId,
    'zone-name': ({ ZoneName }) => ZoneName,
    'zone-type': ({ ZoneType }) => ZoneType,
};
