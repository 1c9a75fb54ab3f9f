/** Writes what was found of an instance into its record: its new state, and what goes with it. */
import type { Instance, InstanceState, StateReason } from './machine-entities.ts'
import type { AccountCompute, ComputeChange } from './records.ts'
import { releaseAtEnd, releaseAtStop } from './release.ts'

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
}

/** Who writes, and when. */
export interface SettleParts {
  now(): number
  /** Writes an event down, in the very change that it is of. */
  journal(records: ComputeChange, change: StateChange): void
}

/** A launch or start that the host could not do. */
export function internalError(message: string): StateReason {
  return { code: 'Server.InternalError', message: `Server.InternalError: ${message}` }
}

/** The guest did it. */
export const guestShutdown: StateReason = {
  code: 'Client.InstanceInitiatedShutdown',
  message: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown',
}

/**
 * Moves an instance on, unless its record is no longer in the state that this was found in: then
 * somebody wished for something else meanwhile, and the next look sees to it.
 */
export async function settle(
  parts: SettleParts,
  { own, account, instance }: { own: AccountCompute; account: string; instance: Instance },
  outcome: Outcome,
): Promise<void> {
  await own.changeShared(async (records, shared) => {
    const found = await records.get('instance', instance.instanceId)
    if (found === undefined || found.state !== instance.state) return
    const { stateReason, ...rest } = found
    const { state, containerId = found.containerId, reason } = outcome
    const runs = state === 'running'
    const why = reason ?? (runs ? undefined : stateReason)
    const isChange = state !== found.state
    const settled: Instance = {
      ...rest,
      state,
      ...(isChange && { stateChangedAt: parts.now() }),
      ...(why && { stateReason: why }),
      ...(containerId && { containerId }),
      // A start is as good as a reboot that was asked for before it.
      ...(isChange && runs && { transitionReason: '', rebootsDone: found.rebootsAsked }),
    }
    records.put('instance', settled.instanceId, settled)
    if (!isChange) return
    if (state === 'stopped') await releaseAtStop(records, shared, settled)
    if (state === 'terminated') await releaseAtEnd(records, shared, settled)
    parts.journal(records, { account, instance: settled, before: found.state })
  })
}

/** Writes that the reboots that were asked for are done. */
export async function settleReboot(own: AccountCompute, instance: Instance): Promise<void> {
  await own.change(async (records) => {
    const found = await records.get('instance', instance.instanceId)
    if (found === undefined || found.rebootsDone >= instance.rebootsAsked) return
    records.put('instance', found.instanceId, { ...found, rebootsDone: instance.rebootsAsked })
  })
}
