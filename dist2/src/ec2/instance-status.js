import { zonesOf } from '../compute/zones.js';
import { withTagFilters } from './filters.js';
import { stateCodes, stateOutput } from './instance-output.js';
/** A machine runs when its container does and its interface answers. */
function statusOf({ state, problem }) {
    if (state !== 'running')
        return 'not-applicable';
    return problem === undefined ? 'ok' : 'impaired';
}
function reachabilityOf(instance) {
    const status = statusOf(instance);
    if (status === 'not-applicable')
        return undefined;
    return status === 'ok' ? 'passed' : 'failed';
}
function zoneIdOf({ availabilityZone, region }) {
    return zonesOf(region).find(({ zoneName }) => zoneName === availabilityZone)?.zoneId;
}
const ofEvents = Object.fromEntries([
    'code',
    'description',
    'instance-event-id',
    'not-after',
    'not-before',
    'not-before-deadline',
].map((name) => [`event.${name}`, () => undefined]));
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html */
export const statusFilters = withTagFilters({
    ...ofEvents,
    'attached-ebs-status.status': statusOf,
    'availability-zone': ({ availabilityZone }) => availabilityZone,
    'availability-zone-id': zoneIdOf,
    'instance-state-code': ({ state }) => stateCodes[state],
    'instance-state-name': ({ state }) => state,
    'instance-status.reachability': reachabilityOf,
    'instance-status.status': statusOf,
    'operator.managed': () => false,
    'operator.principal': () => undefined,
    'system-status.reachability': reachabilityOf,
    'system-status.status': statusOf,
});
/** A status, as answers show it. */
export function statusOutput(seen) {
    const Status = statusOf(seen);
    const reachability = reachabilityOf(seen);
    const summary = {
        Status,
        ...(reachability && { Details: [{ Name: 'reachability', Status: reachability }] }),
    };
    return {
        InstanceId: seen.instanceId,
        InstanceState: stateOutput(seen.state),
        AvailabilityZone: seen.availabilityZone,
        AvailabilityZoneId: zoneIdOf(seen),
        InstanceStatus: summary,
        SystemStatus: summary,
        AttachedEbsStatus: { Status },
        Events: [],
    };
}
