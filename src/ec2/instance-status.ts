/**
 * How instances are: what a machine's container and network tell of it.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html
 */
import type { Instance } from '../compute/machine-entities.ts'
import { zonesOf } from '../compute/zones.ts'
import { type FilterTable, withTagFilters } from './filters.ts'
import { stateCodes, stateOutput } from './instance-output.ts'

/** An instance as filters of its status see it. */
export interface SeenStatus extends Instance {
  readonly region: string
}

/** A machine runs when its container does and its interface answers. */
function statusOf({ state, problem }: Instance) {
  if (state !== 'running') return 'not-applicable' as const
  return problem === undefined ? ('ok' as const) : ('impaired' as const)
}

function reachabilityOf(instance: Instance) {
  const status = statusOf(instance)
  if (status === 'not-applicable') return undefined
  return status === 'ok' ? ('passed' as const) : ('failed' as const)
}

function zoneIdOf({ availabilityZone, region }: SeenStatus): string | undefined {
  return zonesOf(region).find(({ zoneName }) => zoneName === availabilityZone)?.zoneId
}

const ofEvents: FilterTable<SeenStatus> = Object.fromEntries(
  [
    'code',
    'description',
    'instance-event-id',
    'not-after',
    'not-before',
    'not-before-deadline',
  ].map((name) => [`event.${name}`, () => undefined]),
)

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html */
export const statusFilters = withTagFilters<SeenStatus>({
  ...ofEvents,
  'application-status.status': () => undefined,
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
})

/** A status, as answers show it. */
export function statusOutput(seen: SeenStatus) {
  const Status = statusOf(seen)
  const reachability = reachabilityOf(seen)
  const summary = {
    Status,
    ...(reachability && { Details: [{ Name: 'reachability' as const, Status: reachability }] }),
  }
  return {
    InstanceId: seen.instanceId,
    InstanceState: stateOutput(seen.state),
    AvailabilityZone: seen.availabilityZone,
    AvailabilityZoneId: zoneIdOf(seen),
    InstanceStatus: summary,
    SystemStatus: summary,
    AttachedEbsStatus: { Status },
    Events: [],
  }
}
