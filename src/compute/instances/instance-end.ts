/** The end of instances: what goes with them, what stays, and when they are forgotten. */
import { limits } from '../../limits.ts'
import type { NetworkInterface } from '../network/network-entities.ts'
import { releasePublicAddress } from '../network/public-addresses.ts'
import type { ComputeChange } from '../records.ts'
import { type BothScopes, inState, type Turn } from './instance-states.ts'
import type { Instance } from './machine-entities.ts'

/**
 * Writes that an instance is terminated, once its machine is gone: room, addresses, interfaces and
 * volumes are given back, but for those that were to stay. Done twice it is as done once.
 */
export async function instanceEnded(
  both: BothScopes,
  instance: Instance,
  { now, reason = instance.stateReason }: Turn,
): Promise<void> {
  const [records, shared] = both
  const { instanceId, transitionReason } = instance
  const ended = inState(instance, 'terminated', { now, ...(reason && { reason }) })
  records.put('instance', instanceId, { ...ended, transitionReason })
  shared.remove('allocation', instanceId)
  await unplugInterfaces(both, instanceId)
  await unplugVolumes(records, instanceId)
}

async function unplugInterfaces([records, shared]: BothScopes, instanceId: string): Promise<void> {
  for (const one of await records.all('networkInterface')) {
    if (one.attachment?.instanceId !== instanceId) continue
    const { attachment, ...rest } = one
    for (const { publicIp } of one.addresses) {
      if (publicIp !== undefined) releasePublicAddress(shared, publicIp)
    }
    const goes = attachment.deleteOnTermination && attachment.state !== 'detaching'
    if (goes) await removeInterface(records, one)
    else {
      const [first, ...others] = one.addresses.map(({ address }) => ({ address }))
      if (first === undefined) continue
      const kept = { ...rest, addresses: [first, ...others] as const }
      records.put('networkInterface', one.networkInterfaceId, kept)
    }
  }
}

async function removeInterface(records: ComputeChange, gone: NetworkInterface): Promise<void> {
  const { networkInterfaceId } = gone
  records.remove('networkInterface', networkInterfaceId)
  for (const elasticIp of await records.all('elasticIp')) {
    const { association, ...free } = elasticIp
    if (association?.networkInterfaceId !== networkInterfaceId) continue
    records.put('elasticIp', elasticIp.allocationId, free)
  }
}

/** A root volume is its machine's own files, so it is gone already. */
async function unplugVolumes(records: ComputeChange, instanceId: string): Promise<void> {
  for (const volume of await records.all('volume')) {
    const { attachment, ...rest } = volume
    if (attachment?.instanceId !== instanceId) continue
    if (volume.isRoot) records.remove('volume', volume.volumeId)
    else {
      const state = attachment.deleteOnTermination ? 'deleting' : 'available'
      records.put('volume', volume.volumeId, { ...rest, state })
    }
  }
}

/** Forgets the instances that were terminated more than an hour ago. */
export async function forgetTerminated(records: ComputeChange, now: number): Promise<void> {
  for (const { instanceId, state, stateChangedAt } of await records.all('instance')) {
    if (state !== 'terminated' || now - stateChangedAt < limits.terminatedShownMs) continue
    records.remove('instance', instanceId)
  }
}
