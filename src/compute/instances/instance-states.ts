/**
 * How instances go from state to state: what operations wish, and what the host finds.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
 */

import { releasePublicAddress } from '../network/public-addresses.ts'
import type { ComputeChange } from '../records.ts'
import type { Instance, InstanceState, StateReason } from './machine-entities.ts'

/** When an instance changes, and why. */
export interface Turn {
  readonly now: number
  readonly reason?: StateReason
}

/** AWS's words for what a caller of the API asked for. */
export const userInitiated: StateReason = {
  code: 'Client.UserInitiatedShutdown',
  message: 'Client.UserInitiatedShutdown: User initiated shutdown',
}

/** The machine shut itself down. */
export const guestInitiated: StateReason = {
  code: 'Client.InstanceInitiatedShutdown',
  message: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown',
}

/** The host could not do it. */
export function hostFailed(problem: string): StateReason {
  return { code: 'Server.InternalError', message: `Server.InternalError: ${problem}` }
}

/** An instance in another state; the reason and the checks of the one before go. */
export function inState(instance: Instance, state: InstanceState, turn: Turn): Instance {
  const { stateReason: _before, check: _checked, ...rest } = instance
  const { now, reason } = turn
  return {
    ...rest,
    state,
    stateChangedAt: now,
    ...(reason && { stateReason: reason }),
    transitionReason: reason === userInitiated ? `User initiated (${gmt(now)})` : '',
  }
}

/** `2026-11-22 10:00:00 GMT` */
function gmt(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} GMT`
}

/** Writes that an instance's machine runs. */
export function instanceRuns(records: ComputeChange, instance: Instance, now: number): void {
  const { problem: _solved, ...running } = inState(instance, 'running', { now })
  records.put('instance', instance.instanceId, running)
}

/** An account's records and the region's, in one change. */
export type BothScopes = readonly [records: ComputeChange, shared: ComputeChange]

/** Writes that a machine stands still: the host's room and its launch's public address are free. */
export async function instanceStopped(
  [records, shared]: BothScopes,
  instance: Instance,
  { now, reason = instance.stateReason }: Turn,
): Promise<void> {
  const { instanceId, transitionReason } = instance
  const stopped = inState(instance, 'stopped', { now, ...(reason && { reason }) })
  records.put('instance', instanceId, { ...stopped, isForced: false, transitionReason })
  shared.remove('allocation', instanceId)
  for (const one of await records.all('networkInterface')) {
    if (one.attachment?.instanceId !== instanceId) continue
    const [{ publicIp, ...primary }, ...others] = one.addresses
    if (publicIp === undefined) continue
    releasePublicAddress(shared, publicIp)
    records.put('networkInterface', one.networkInterfaceId, {
      ...one,
      addresses: [primary, ...others],
    })
  }
}
