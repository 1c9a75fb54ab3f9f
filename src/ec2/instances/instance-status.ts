/**
 * How instances are: what `status-checks.ts` has found of their machines.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html
 */
import type { Instance } from '../../compute/instances/machine-entities.ts'
import { zonesOf } from '../../compute/zones.ts'
import { type FilterTable, withTagFilters } from '../filters.ts'
import { stateCodes, stateOutput } from './instance-output.ts'

/** An instance as filters of its status see it. */
export interface SeenStatus extends Instance {
  readonly region: string
}

/** An instance's own: whether its machine has booted. */
function statusOf({ state, check }: Instance) {
  if (state !== 'running') return 'not-applicable' as const
  if (check === undefined) return 'initializing' as const
  return check.status === 'passed' ? ('ok' as const) : ('impaired' as const)
}

/** Of what is around it, which is the host: that is well when it has started the machine. */
function surroundingsOf(instance: Instance) {
  const status = statusOf(instance)
  return status === 'impaired' ? ('ok' as const) : status
}

const reachability = { ok: 'passed', impaired: 'failed', initializing: 'initializing' } as const

function reachabilityOf(status: ReturnType<typeof statusOf>) {
  return status === 'not-applicable' ? undefined : reachability[status]
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
  'attached-ebs-status.status': surroundingsOf,
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'availability-zone-id': zoneIdOf,
  'instance-state-code': ({ state }) => stateCodes[state],
  'instance-state-name': ({ state }) => state,
  'instance-status.reachability': (seen) => reachabilityOf(statusOf(seen)),
  'instance-status.status': statusOf,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  'system-status.reachability': (seen) => reachabilityOf(surroundingsOf(seen)),
  'system-status.status': surroundingsOf,
})

/** A status, as answers show it. */
export function statusOutput(seen: SeenStatus) {
  const own = statusOf(seen)
  const around = surroundingsOf(seen)
  const ImpairedSince = own === 'impaired' ? new Date(seen.check?.since ?? 0) : undefined
  return {
    InstanceId: seen.instanceId,
    InstanceState: stateOutput(seen.state),
    AvailabilityZone: seen.availabilityZone,
    AvailabilityZoneId: zoneIdOf(seen),
    InstanceStatus: summaryOf(own, ImpairedSince),
    SystemStatus: summaryOf(around),
    AttachedEbsStatus: { Status: around },
    Events: [],
  }
}

function summaryOf(status: ReturnType<typeof statusOf>, ImpairedSince?: Date) {
  const found = reachabilityOf(status)
  const detail = { Name: 'reachability' as const, Status: found, ImpairedSince }
  return { Status: status, ...(found && { Details: [detail] }) }
}
