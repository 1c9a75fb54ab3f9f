/** Starting what was stopped: the host must have room again, and the account's quota. */

import { Refused } from '../refused.ts'
import { readParts } from './instance-parts.ts'
import { instanceSize, typeOf } from './instance-size.ts'
import { type BothScopes, inState } from './instance-states.ts'
import type { LaunchScene } from './launch.ts'
import { givePublicAddress } from './launch-network.ts'
import type { Instance } from './machine-entities.ts'
import { requireRoom } from './room.ts'

/**
 * Wishes that instances run, and gives each as it was and as it is; those that run are left as they
 * are. Throws Refused: IncorrectInstanceState, InsufficientAddressCapacity, and what `requireRoom`
 * throws.
 */
export async function restart(
  both: BothScopes,
  instances: readonly Instance[],
  scene: LaunchScene,
): Promise<(readonly [before: Instance, now: Instance])[]> {
  const changes: (readonly [Instance, Instance])[] = []
  for (const instance of instances) {
    const isUp = instance.state === 'running' || instance.state === 'pending'
    changes.push([instance, isUp ? instance : await startOne(both, instance, scene)])
  }
  return changes
}

async function startOne(
  [records, shared]: BothScopes,
  instance: Instance,
  scene: LaunchScene,
): Promise<Instance> {
  const { instanceId, state, availabilityZone: zone } = instance
  if (state !== 'stopped') {
    const message = `The instance '${instanceId}' is not in a state from which it can be started`
    throw new Refused('IncorrectInstanceState', `${message}: it is ${state}.`)
  }
  const { account, now, facts } = scene
  const quotas = await scene.quotas()
  const size = instanceSize(instance)
  const count = { min: 1, max: 1 }
  const wish = { type: typeOf(instance), size, count, zone, quotas, facts, restarts: true }
  await requireRoom({ records, shared }, wish)
  shared.put('allocation', instanceId, { instanceId, account, ...size })
  if (instance.publicIpOnStart) await givePublicAddressAgain([records, shared], instanceId, scene)
  const pending = { ...inState(instance, 'pending', { now }), launchTime: now, isForced: false }
  records.put('instance', instanceId, pending)
  return pending
}

async function givePublicAddressAgain(
  both: BothScopes,
  instanceId: string,
  scene: LaunchScene,
): Promise<void> {
  const parts = await readParts(both[0])
  const [primary, ...others] = parts.interfacesOf(instanceId)
  // One with several interfaces gets none again, as at AWS.
  if (primary === undefined || others.length > 0) return
  if (parts.publicIpOf(primary, primary.addresses[0].address) !== undefined) return
  await givePublicAddress(both, primary, scene)
}
