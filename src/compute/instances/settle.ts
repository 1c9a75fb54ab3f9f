/** Writes what was found of an instance into its record: its new state, and what goes with it. */

import type { AccountCompute, ComputeChange } from '../records.ts'
import { instanceEnded } from './instance-end.ts'
import { type BothScopes, inState, instanceRuns, instanceStopped } from './instance-states.ts'
import type { Instance, InstanceState, StateReason } from './machine-entities.ts'

/** A change of state that the host found or made; what the owner wished for is the call's event. */
export interface StateChange {
  /** Twelve digits. */
  readonly account: string
  readonly instance: Instance
  readonly before: InstanceState
}

/** What an instance has come to. */
export interface Outcome {
  readonly state: InstanceState
  /** Undefined: what the record says, unless it runs. */
  readonly reason?: StateReason
  readonly containerId?: string
  /** When it came to that, if it was found later. */
  readonly at?: number
}

/** Who writes, and when. */
export interface SettleParts {
  now(): number
  /** Writes an event down, in the very change that it is of. */
  journal(records: ComputeChange, change: StateChange): void
}

/** An instance that something is done with, as it was when it was looked at. */
export interface InstanceAt {
  readonly own: AccountCompute
  readonly account: string
  readonly instance: Instance
}

/**
 * Moves an instance on, unless its record is no longer in the state that this was found in: then
 * somebody wished for something else meanwhile, and the next look sees to it.
 */
export async function settle(
  parts: SettleParts,
  { own, account, instance }: InstanceAt,
  outcome: Outcome,
): Promise<void> {
  await own.changeShared(async (records, shared) => {
    const found = await records.get('instance', instance.instanceId)
    if (found === undefined || found.state !== instance.state) return
    const { containerId = found.containerId, state } = outcome
    if (state === found.state && containerId === found.containerId) return
    const known = { ...found, ...(containerId && { containerId }) }
    const now = Math.max(outcome.at ?? parts.now(), found.stateChangedAt)
    await write([records, shared], known, { ...outcome, now })
    if (state === found.state) return
    const { stateReason, ...same } = known
    const reason = state === 'running' ? undefined : (outcome.reason ?? stateReason)
    const settled = { ...same, state, ...(reason && { stateReason: reason }) }
    parts.journal(records, { account, instance: settled, before: found.state })
  })
}

async function write(
  both: BothScopes,
  found: Instance,
  { state, reason, now }: Outcome & { readonly now: number },
): Promise<void> {
  const [records] = both
  const turn = { now, ...(reason && { reason }) }
  if (state === 'stopped') await instanceStopped(both, found, turn)
  else if (state === 'terminated') await instanceEnded(both, found, turn)
  else if (state === found.state) records.put('instance', found.instanceId, found)
  else if (state !== 'running')
    records.put('instance', found.instanceId, inState(found, state, turn))
  // A start is as good as a reboot that was asked for before it.
  else instanceRuns(records, { ...found, rebootsDone: found.rebootsAsked }, now)
}

/** Writes that the reboots that were asked for are done. */
export async function settleReboot(own: AccountCompute, instance: Instance): Promise<void> {
  await own.change(async (records) => {
    const found = await records.get('instance', instance.instanceId)
    if (found === undefined || found.rebootsDone >= instance.rebootsAsked) return
    records.put('instance', found.instanceId, { ...found, rebootsDone: instance.rebootsAsked })
  })
}
