/**
 * Fulfils what an account's volumes wish for: files made, grown and removed, devices plugged in and
 * taken away, bytes held for snapshots. Each step is done again without harm, so a crash anywhere
 * is repaired by the next round. What takes long, bytes to and from the store, is in
 * `reconcile-snapshots.ts`.
 */

import type { ComputeQuotas } from '../instances/room.ts'
import type { AccountCompute, ComputeReader } from '../records.ts'
import type { DockerRuntime } from '../runtime/docker.ts'
import { attachVolume, detachVolume, VolumeBusy } from '../runtime/volumes.ts'
import { devicePath } from './device-path.ts'
import { holdVolume } from './hold-volume.ts'
import { holdRoot } from './root-snapshots.ts'
import type { SnapshotStore } from './snapshot-store.ts'
import { putSnapshot } from './snapshots.ts'
import type { Snapshot, Volume } from './volume-entities.ts'
import {
  ensureVolumeFile,
  freeLoop,
  heldFile,
  isThere,
  listLoops,
  removeFile,
  volumeFile,
} from './volume-files.ts'

/** What the host has to keep volumes with. */
export interface VolumeHost {
  readonly compute: {
    existing(account: string): AccountCompute
    readonly shared: ComputeReader
  }
  readonly dataDirectory: string
  readonly store: SnapshotStore
  /** What an account may have; asked inside the change that would pass it. */
  quotasOf(account: string): Promise<Pick<ComputeQuotas, 'snapshotsGiB'>>
  /** Undefined while there is no Docker: volumes and snapshots are kept without it. */
  runtime(): DockerRuntime | undefined
  /** Milliseconds since 1970. */
  now(): number
  /** Bytes went to the store or came back: what waited for them may go on. */
  transferred(account: string): void
  /** Something that did not work, and is tried again. */
  onProblem(what: string, error: unknown): void
}

/**
 * One round of an account. `again`: something could not be done yet, like taking away what is
 * mounted, and is to be tried a little later.
 */
export async function reconcileVolumes(
  host: VolumeHost,
  account: string,
): Promise<{ readonly again: boolean }> {
  const own = host.compute.existing(account)
  let again = false
  const attempt = async (what: string, step: () => Promise<boolean>): Promise<void> => {
    try {
      if (!(await step())) again = true
    } catch (error) {
      again = true
      host.onProblem(what, error)
    }
  }
  for (const snapshot of await own.records.all('snapshot')) {
    const { state, isHeld, source, origin } = snapshot
    if (state !== 'pending' || isHeld || source || origin === 'import') continue
    await attempt(`snapshot ${snapshot.snapshotId}`, () => hold(host, own, snapshot))
  }
  for (const volume of await own.records.all('volume')) {
    await attempt(`volume ${volume.volumeId}`, async () => {
      const done = await step(host, own, volume)
      if (volume.problem !== undefined) await changeVolume(own, volume, withoutProblem)
      return done
    })
  }
  return { again }
}

async function step(host: VolumeHost, own: AccountCompute, volume: Volume): Promise<boolean> {
  const { state, attachment, modification } = volume
  if (state === 'creating') return volume.snapshotId === undefined ? make(host, own, volume) : true
  if (state === 'deleting') return remove(host, own, volume)
  if (modification?.state === 'modifying') await modify(host, own, volume)
  return attachment === undefined ? true : plug(host, own, volume)
}

/** Takes what was read in the record's place, if the volume is still as it was judged. */
type Changed = (volume: Volume) => Volume | undefined

async function changeVolume(
  own: AccountCompute,
  { volumeId }: Volume,
  changed: Changed,
): Promise<void> {
  await own.change(async (records) => {
    const now = await records.get('volume', volumeId)
    const next = now && changed(now)
    if (next !== undefined && next !== now) records.put('volume', volumeId, next)
  })
}

const withoutProblem: Changed = ({ problem: _, ...volume }) => volume

/** What a volume is once its bytes are there: available, or at its instance's already. */
export function madeVolume({ problem: _, ...volume }: Volume): Volume {
  return { ...volume, state: volume.attachment === undefined ? 'available' : 'in-use' }
}

async function make(host: VolumeHost, own: AccountCompute, volume: Volume): Promise<boolean> {
  await ensureVolumeFile(volumeFile(host.dataDirectory, volume.volumeId), volume.size)
  await changeVolume(own, volume, (now) => (now.state === 'creating' ? madeVolume(now) : undefined))
  const { attachment } = volume
  return attachment === undefined ? true : plug(host, own, madeVolume(volume))
}

async function modify(host: VolumeHost, own: AccountCompute, volume: Volume): Promise<void> {
  const { isRoot, volumeId, modification: wish } = volume
  if (!isRoot) await ensureVolumeFile(volumeFile(host.dataDirectory, volumeId), volume.size)
  await changeVolume(own, volume, (now) => {
    const { modification } = now
    if (modification === undefined || modification.startTime !== wish?.startTime) return undefined
    return { ...now, modification: { ...modification, state: 'completed', endTime: host.now() } }
  })
}

/** A snapshot that was asked for before has its bytes first. */
async function remove(host: VolumeHost, own: AccountCompute, volume: Volume): Promise<boolean> {
  const { volumeId, isRoot } = volume
  const snapshots = await own.records.all('snapshot')
  if (snapshots.some((each) => isWaiting(each) && each.volumeId === volumeId)) return false
  if (!isRoot) {
    const file = volumeFile(host.dataDirectory, volumeId)
    await free(host, file)
    await removeFile(file)
  }
  await own.change(async (records) => records.remove('volume', volumeId))
  return true
}

function isWaiting({ state, isHeld, source }: Snapshot): boolean {
  return state === 'pending' && !isHeld && source === undefined
}

async function free({ dataDirectory }: VolumeHost, file: string): Promise<void> {
  for (const loop of await listLoops(dataDirectory)) {
    if (loop.file === file) await freeLoop(loop.device)
  }
}

/** Makes an attachment what its wish and its instance's state say. */
async function plug(host: VolumeHost, own: AccountCompute, volume: Volume): Promise<boolean> {
  const { attachment } = volume
  if (attachment === undefined) return true
  const instance = await own.records.get('instance', attachment.instanceId)
  if (instance === undefined || instance.state === 'terminated') {
    return unplugForEver(host, own, volume)
  }
  if (volume.isRoot) return true
  const isLeaving = attachment.state === 'detaching' || attachment.state === 'busy'
  if (instance.state === 'running') {
    return isLeaving ? detach(host, own, volume) : attach(host, own, volume)
  }
  const isDown = instance.state === 'stopped' || isLeaving
  // What runs still, or is about to, says so in another round.
  if (!isDown || instance.state === 'stopping' || instance.state === 'shutting-down') return true
  await free(host, volumeFile(host.dataDirectory, volume.volumeId))
  await (isLeaving ? unplugged(own, volume) : setAttached(own, volume))
  return true
}

/** The instance is gone: the volume goes with it, or is there for others. */
async function unplugForEver(
  host: VolumeHost,
  own: AccountCompute,
  volume: Volume,
): Promise<boolean> {
  if (!volume.isRoot) await free(host, volumeFile(host.dataDirectory, volume.volumeId))
  let goes = false
  await changeVolume(own, volume, (now) => {
    const { attachment, ...rest } = now
    if (attachment === undefined) return undefined
    goes = volume.isRoot || attachment.deleteOnTermination
    return { ...rest, state: goes ? 'deleting' : 'available' }
  })
  return goes ? remove(host, own, volume) : true
}

async function attach(host: VolumeHost, own: AccountCompute, volume: Volume): Promise<boolean> {
  const runtime = host.runtime()
  if (runtime === undefined) return true
  try {
    await attachVolume(runtime, placeOf(host, volume))
  } catch (error) {
    const problem = String(error)
    await changeVolume(own, volume, (now) => ({ ...now, problem }))
    throw error
  }
  await setAttached(own, volume)
  return true
}

async function detach(host: VolumeHost, own: AccountCompute, volume: Volume): Promise<boolean> {
  const runtime = host.runtime()
  if (runtime === undefined) return true
  const force = volume.attachment?.isForced ?? false
  try {
    await detachVolume(runtime, placeOf(host, volume), { force })
  } catch (error) {
    if (!(error instanceof VolumeBusy)) throw error
    await changeVolume(own, volume, (now) =>
      now.attachment?.state === 'detaching'
        ? { ...now, attachment: { ...now.attachment, state: 'busy' } }
        : undefined,
    )
    return false
  }
  await unplugged(own, volume)
  return true
}

function placeOf({ dataDirectory }: VolumeHost, { volumeId, attachment }: Volume) {
  const { instanceId = '', deviceName = '' } = attachment ?? {}
  const device = devicePath(deviceName)
  return { instanceId, device, file: volumeFile(dataDirectory, volumeId) }
}

async function setAttached(own: AccountCompute, volume: Volume): Promise<void> {
  await changeVolume(own, volume, (now) =>
    now.attachment?.state === 'attaching'
      ? { ...now, attachment: { ...now.attachment, state: 'attached' } }
      : undefined,
  )
}

async function unplugged(own: AccountCompute, volume: Volume): Promise<void> {
  await changeVolume(own, volume, ({ attachment, ...rest }) =>
    attachment === undefined ? undefined : { ...rest, state: 'available' },
  )
}

/** The moment of a snapshot: from here on the volume may change, or go. */
async function hold(host: VolumeHost, own: AccountCompute, snapshot: Snapshot): Promise<boolean> {
  const { snapshotId, volumeId, origin } = snapshot
  if (origin === 'root') return holdRootOf(host, own, snapshot)
  const held = heldFile(host.dataDirectory, snapshotId)
  const file = volumeFile(host.dataDirectory, volumeId)
  if (!(await isThere(file))) {
    await settleSnapshot(own, snapshot, { state: 'error', stateMessage: 'The volume has gone.' })
    return true
  }
  if (!(await isThere(held))) await holdVolume(file, held)
  await settleSnapshot(own, snapshot, { isHeld: true })
  return true
}

async function holdRootOf(
  host: VolumeHost,
  own: AccountCompute,
  snapshot: Snapshot,
): Promise<boolean> {
  const runtime = host.runtime()
  const held = runtime && (await holdRoot({ runtime, own, snapshot }))
  if (held === undefined || held === 'later') return false
  const stateMessage = 'The machine has gone.'
  const gone = { state: 'error', stateMessage } as const
  await settleSnapshot(own, snapshot, held === 'held' ? { isHeld: true } : gone)
  return true
}

/** Writes what became of a snapshot that is still wanted. */
export async function settleSnapshot(
  own: AccountCompute,
  { snapshotId }: Snapshot,
  found: Partial<Snapshot>,
): Promise<void> {
  await own.changeShared(async (records, shared) => {
    const now = await records.get('snapshot', snapshotId)
    if (now?.state === 'pending') await putSnapshot({ records, shared }, { ...now, ...found })
  })
}
