/**
 * Plugs second interfaces into machines that run, and takes them out, as their attachments wish.
 * What stands still has them at its next start. Each step is done again without harm.
 */

import type { ServedNetwork } from '../instances/machine-services.ts'
import type { AccountCompute } from '../records.ts'
import { interfacesOf, isWanted } from '../volumes/attachments.ts'
import { type JoinParts, joinInterface, leaveInterface } from './join-interface.ts'
import type { NetworkInterface } from './network-entities.ts'

/** What it is done with. */
export interface PlugParts extends JoinParts {
  /** By VPC: those that are served. */
  readonly networks: ReadonlyMap<string, ServedNetwork>
  /** Something else is done with an instance: it is asked again after that. */
  isBusy(instanceId: string): boolean
}

/**
 * One round of an account; says whether anything is otherwise than before, as forwarders and rules
 * must then be asked again. Throws the last of what went wrong, when all has been tried.
 */
export async function plugInterfaces(parts: PlugParts, own: AccountCompute): Promise<boolean> {
  let problem: unknown
  let isNew = false
  for (const one of await own.records.all('networkInterface')) {
    if (one.attachment === undefined || one.attachment.deviceIndex === 0) continue
    try {
      if (await plug(parts, own, one)) isNew = true
    } catch (error) {
      problem = error
    }
  }
  // What has been done is asked after in the next round, when the rest is tried again.
  if (problem !== undefined) throw problem
  return isNew
}

/** Says whether it did anything. */
async function plug(
  parts: PlugParts,
  own: AccountCompute,
  one: NetworkInterface,
): Promise<boolean> {
  const { instanceId = '', deviceIndex = 0, state } = one.attachment ?? {}
  const [first] = await interfacesOf(own.records, instanceId)
  const instance = await own.records.get('instance', instanceId)
  const holderId = first?.networkInterfaceId ?? ''
  const network = parts.networks.get(one.vpcId)
  // Its holder may run, and its machine not yet: whoever starts it joins what is wanted.
  const runs = instance?.state === 'running' && parts.links.of(holderId) !== undefined
  if (parts.isBusy(instanceId)) return false
  if (isWanted(one)) {
    const isThere = parts.links.of(one.networkInterfaceId) !== undefined
    const joins = runs && network !== undefined && !isThere
    if (joins) await joinInterface(parts, own.records, { network, networkInterface: one })
    const isDone = joins || isThere || instance?.state === 'stopped'
    const isTold = state === 'attaching' && isDone
    if (isTold) await attached(own, one)
    return joins || isTold
  }
  if (runs) await leaveInterface(parts, one, { holderId, deviceIndex })
  // What is on its way up or down is asked again when it has arrived.
  const isLeft = runs || instance === undefined || instance.state === 'stopped'
  if (isLeft) await detached(own, one)
  return isLeft
}

async function attached(own: AccountCompute, one: NetworkInterface): Promise<void> {
  await own.change(async (records) => {
    const now = await records.get('networkInterface', one.networkInterfaceId)
    if (now?.attachment?.attachmentId !== one.attachment?.attachmentId) return
    if (now?.attachment?.state !== 'attaching') return
    const { state: _done, ...attachment } = now.attachment
    records.put('networkInterface', one.networkInterfaceId, { ...now, attachment })
  })
}

async function detached(own: AccountCompute, one: NetworkInterface): Promise<void> {
  await own.change(async (records) => {
    const now = await records.get('networkInterface', one.networkInterfaceId)
    if (now?.attachment?.attachmentId !== one.attachment?.attachmentId || now === undefined) return
    const { attachment: _gone, ...free } = now
    records.put('networkInterface', one.networkInterfaceId, free)
  })
}
