/** Does what the table of states says: each step, from Docker to the record. */
import { limits } from '../../limits.ts'
import { pauseMeter } from '../metering/metering.ts'
import { removeHolder, stopHolder } from '../runtime/holders.ts'
import { findMachine, removeMachine, startMachine, stopMachine } from '../runtime/machines.ts'
import { interfacesOf } from '../volumes/attachments.ts'
import { guestInitiated, hostFailed } from './instance-states.ts'
import type { Step } from './machine-steps.ts'
import { type InstanceAt, type SettleParts, settle, settleReboot } from './settle.ts'
import { type StartParts, startInstance, Unstartable } from './start-machine.ts'

/** What steps are taken with. */
export interface StepParts extends StartParts, SettleParts {
  /** An instance began to run, or ended: what hangs on it must be seen to again. */
  restarted(account: string, instanceId: string): Promise<void>
  /** An instance stands still on its way through a reboot. */
  halted(account: string, instanceId: string): Promise<void>
}

type Action = (parts: StepParts, at: InstanceAt) => Promise<void>

const actions: Readonly<Record<Step, Action>> = {
  keep: async () => {},

  async start(parts, at) {
    const endedAt = at.instance.state === 'running' ? await endOf(parts, at) : undefined
    const containerId = await startInstance(parts, at.own, at)
    await settle(parts, at, { state: 'running', containerId })
    if (endedAt !== undefined) await pause(parts, at, endedAt)
    await parts.restarted(at.account, at.instance.instanceId)
  },

  async reboot({ runtime, halted, restarted }, { own, account, instance }) {
    const { instanceId } = instance
    await stopMachine(runtime, instanceId)
    await halted(account, instanceId)
    await startMachine(runtime, instanceId)
    await settleReboot(own, instance)
    await restarted(account, instanceId)
  },

  async restart(parts, at) {
    await startInstance(parts, at.own, at)
    await settleReboot(at.own, at.instance)
    await parts.restarted(at.account, at.instance.instanceId)
  },

  async stop(parts, { instance: { instanceId, isForced, state } }) {
    await stopMachine(parts.runtime, instanceId, { force: isForced || state === 'stopped' })
  },

  async halted(parts, at) {
    await lower(parts, at)
    await settle(parts, at, { state: 'stopped' })
  },

  async guestEnded(parts, at) {
    const terminates = at.instance.shutdownBehavior === 'terminate'
    const state = terminates ? 'shutting-down' : 'stopping'
    const endedAt = await endOf(parts, at)
    await settle(parts, at, { state, reason: guestInitiated, ...(endedAt && { at: endedAt }) })
  },

  async lost(parts, at) {
    await lower(parts, at)
    const reason = hostFailed('The container that was the root volume is gone')
    await settle(parts, at, { state: 'stopped', reason })
  },

  async terminate(parts, at) {
    const { instanceId, containerId } = at.instance
    // One that never ran has nothing to save.
    const seconds = containerId === undefined ? 0 : limits.terminateSeconds
    await stopMachine(parts.runtime, instanceId, { seconds })
    await remove(parts, at)
    await settle(parts, at, { state: 'terminated' })
  },

  remove,
}

/** Takes a step, if the instance is still as it was looked at. Throws what Docker says. */
export async function takeStep(parts: StepParts, at: InstanceAt, step: Step): Promise<void> {
  const now = await at.own.records.get('instance', at.instance.instanceId)
  if (now === undefined || now.state !== at.instance.state) return
  await actions[step](parts, { ...at, instance: now })
}

/** Says in the record that an instance cannot start: AWS ends one that never ran. */
export async function giveUp(parts: SettleParts, at: InstanceAt, error: Error): Promise<void> {
  const isNew = at.instance.containerId === undefined
  const what = error instanceof Unstartable ? error.message : 'Internal error on launch'
  const reason = hostFailed(what)
  await settle(parts, at, { state: isNew ? 'shutting-down' : 'stopping', reason })
}

/** When its machine ended; undefined for one that runs. */
async function endOf(
  { runtime }: StepParts,
  { instance }: InstanceAt,
): Promise<number | undefined> {
  return (await findMachine(runtime, instance.instanceId))?.endedAt
}

/** A host that was off is not billed to who has machines on it; a moment is no pause. */
async function pause(parts: StepParts, { own, account, instance }: InstanceAt, from: number) {
  const to = parts.now()
  if (to - from < limits.instancePauseMs) return
  const { instanceId } = instance
  await own.change((records) => pauseMeter(records, account, { instanceId, from, to }))
}

/** The holder of its interfaces rests while the machine does. */
async function lower(parts: StepParts, at: InstanceAt): Promise<void> {
  const holderId = await forgetLinks(parts, at)
  if (holderId !== undefined) await stopHolder(parts.runtime, holderId)
}

/** Gives the interface that has the holder; others end with it. */
async function forgetLinks(
  { links, rules }: StepParts,
  { own, instance }: InstanceAt,
): Promise<string | undefined> {
  const interfaces = await interfacesOf(own.records, instance.instanceId)
  for (const { networkInterfaceId } of interfaces) {
    links.remove(networkInterfaceId)
    rules.ended(networkInterfaceId)
  }
  return interfaces[0]?.networkInterfaceId
}

async function remove(parts: StepParts, at: InstanceAt): Promise<void> {
  const { runtime } = parts
  const { account } = at
  const { instanceId } = at.instance
  await removeMachine(runtime, instanceId)
  await parts.restarted(account, instanceId)
  const holderId = await forgetLinks(parts, at)
  if (holderId !== undefined) await removeHolder(runtime, holderId)
}
