/**
 * The launch of a fleet: its ways in turn, each for all that is still wanted, in one change. A way
 * that is refused may have written half of what it wanted, so the change is thrown away and made
 * again without it.
 */
import { type Both, type LaunchScene, launch } from '../../compute/instances/launch.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { FleetSource } from '../../compute/instances/template-entities.ts'
import type { FleetPlan } from './fleet-requests.ts'
import { type Failure, type FleetAttempt, failureOf } from './fleet-wishes.ts'

/** Instances of one way. */
export interface FleetLaunch {
  readonly source: FleetSource
  readonly instances: readonly Instance[]
}

/** What became of a fleet. */
export interface FleetOutcome {
  readonly launches: readonly FleetLaunch[]
  readonly errors: readonly (Failure & { readonly source: FleetSource })[]
  /** In units. */
  readonly fulfilled: number
}

/** What a fleet is launched of. */
export interface FleetWork {
  readonly plan: FleetPlan
  readonly attempts: readonly FleetAttempt[]
  readonly scene: LaunchScene
  readonly fleetId: string
}

/** A launch of a way that was refused, after so many that were not. */
class WayRefused extends Error {
  readonly way: number
  readonly launches: number
  readonly failure: Failure

  constructor(way: number, launches: number, failure: Failure) {
    super(failure.message)
    this.way = way
    this.launches = launches
    this.failure = failure
  }
}

/** Less was launched than the fleet is for. */
class TooFew extends Error {}

/** Makes launches in a change. Throws what tells `launchFleet` to have another change made. */
export type FleetChange = (scopes: Both) => Promise<FleetOutcome>

/** Runs `change` until it passes, with what launches all that can be launched. */
export async function launchFleet<T>(
  work: FleetWork,
  change: (launchAll: FleetChange) => Promise<T>,
): Promise<T> {
  const { attempts } = work
  const failures = new Map<number, Failure>()
  const most = attempts.map(({ wish }, way) => {
    if (!('code' in wish)) return Number.POSITIVE_INFINITY
    failures.set(way, wish)
    return 0
  })
  for (;;) {
    try {
      return await change((scopes) => launchAll(scopes, work, { most, failures }))
    } catch (error) {
      if (error instanceof WayRefused) {
        most[error.way] = error.launches
        failures.set(error.way, error.failure)
      } else if (error instanceof TooFew) most.fill(0)
      else throw error
    }
  }
}

interface Known {
  /** How many launches each way can make. */
  readonly most: readonly number[]
  readonly failures: ReadonlyMap<number, Failure>
}

async function launchAll(
  scopes: Both,
  { plan, attempts, scene, fleetId }: FleetWork,
  { most, failures }: Known,
): Promise<FleetOutcome> {
  const launches: FleetLaunch[] = []
  let fulfilled = 0
  for (const [way, { source, weight, wish }] of attempts.entries()) {
    const made: Instance[] = []
    const tried = most[way] ?? 0
    for (let count = 0; count < tried && fulfilled < plan.target && !('code' in wish); count++) {
      const [first] = launches[0]?.instances ?? made
      if (plan.isOneType && first && first.instanceType !== wish.type.name) break
      const zone = plan.isOneZone && first ? { zone: first.availabilityZone } : {}
      const asked = {
        ...wish,
        count: { min: 1, max: Math.ceil((plan.target - fulfilled) / weight) },
        network: { ...wish.network, ...zone },
        tags: { ...wish.tags, instance: { ...wish.tags.instance, 'aws:ec2:fleet-id': fleetId } },
      }
      const instances = await launch(scopes, asked, scene).catch((error: unknown) => {
        throw new WayRefused(way, count, failureOf(error))
      })
      made.push(...instances)
      fulfilled += instances.length * weight
    }
    if (made.length > 0) launches.push({ source, instances: made })
  }
  if (fulfilled < plan.least && fulfilled > 0) throw new TooFew()
  const errors = [...failures].map(([way, failure]) => ({ ...failure, way }))
  const shown = errors
    .sort((a, b) => a.way - b.way)
    .flatMap(({ way, code, message }) => {
      const attempt = attempts[way]
      return attempt === undefined ? [] : [{ source: attempt.source, code, message }]
    })
  return { launches, errors: shown, fulfilled }
}
