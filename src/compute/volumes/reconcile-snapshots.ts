/**
 * Fulfils what takes long of an account's volumes and snapshots: bytes that go to the store, and
 * come back. Pages are written one by one, so that what a crash cut off goes on where it was.
 */
import { EngineFull } from '../../engine/engine.ts'
import type { AccountCompute } from '../records.ts'
import { Refused } from '../refused.ts'
import { UnusableImage } from '../runtime/images.ts'
import { madeVolume, settleSnapshot, type VolumeHost } from './reconcile-volumes.ts'
import { releaseRoot, writeRoot } from './root-snapshots.ts'
import { heirsOf, ownBytes, ownBytesOf, requireStoredRoom, storedBytes } from './snapshot-bytes.ts'
import { findSnapshot, putSnapshot } from './snapshots.ts'
import { copyImage, imageBytes, restoreImage, storeImage } from './volume-bytes.ts'
import type { Snapshot, Volume } from './volume-entities.ts'
import { heldFile, isThere, removeFile, volumeFile } from './volume-files.ts'

/** One round of an account, and how many things were done in it; see `reconcileVolumes`. */
export async function reconcileSnapshots(
  host: VolumeHost,
  account: string,
): Promise<{ readonly done: number; readonly again: boolean }> {
  const own = host.compute.existing(account)
  let again = false
  let done = 0
  const attempt = async (what: string, step: Promise<boolean>): Promise<void> => {
    try {
      if (await step) done += 1
      else again = true
    } catch (error) {
      again = true
      host.onProblem(what, error)
    }
  }
  for (const snapshot of await own.records.all('snapshot')) {
    const { snapshotId, state, isHeld, source } = snapshot
    const what = `snapshot ${snapshotId}`
    if (state === 'deleting') await attempt(what, remove(host, own, snapshot))
    else if (state !== 'pending') continue
    else if (source !== undefined) await attempt(what, copy(host, own, snapshot))
    else if (isHeld) await attempt(what, store(host, own, snapshot))
  }
  for (const volume of await own.records.all('volume')) {
    if (volume.state !== 'creating' || volume.snapshotId === undefined || volume.isRoot) continue
    await attempt(`volume ${volume.volumeId}`, restore(host, { own, account, volume }))
  }
  return { done, again }
}

async function store(host: VolumeHost, own: AccountCompute, snapshot: Snapshot): Promise<boolean> {
  const { snapshotId: image, volumeSize: sizeGiB } = snapshot
  const file = heldFile(host.dataDirectory, image)
  const base = await baseOf(own, snapshot)
  if (!(await isThere(file)) && !(await writeHeldRoot(host, own, snapshot))) return false
  if ((await own.records.get('snapshot', image))?.state !== 'pending') return true
  const others = await storedBytes(own.records, image)
  let taken = 0
  try {
    const fullBytes = await storeImage(host.store, {
      file,
      sizeGiB,
      image,
      base,
      async onPage(page) {
        taken += await ownBytesOf(host.store, { image, base, sizeGiB }, page)
        requireStoredRoom(others + taken, await host.quotasOf(snapshot.owner))
      },
      tell: (progress) => settleSnapshot(own, snapshot, { progress }),
    })
    await complete(host, { own, snapshot, fullBytes, base })
  } catch (error) {
    await failed(host, { own, snapshot, error })
  }
  await removeFile(file)
  const runtime = snapshot.origin === 'root' ? host.runtime() : undefined
  if (runtime !== undefined) await releaseRoot(runtime, snapshot)
  return true
}

/** The file of a root that Docker holds. False: Docker is not there. */
async function writeHeldRoot(
  host: VolumeHost,
  own: AccountCompute,
  snapshot: Snapshot,
): Promise<boolean> {
  const runtime = host.runtime()
  if (snapshot.origin !== 'root') return true
  if (runtime === undefined) return false
  try {
    await writeRoot({ runtime, snapshot }, heldFile(host.dataDirectory, snapshot.snapshotId))
  } catch (error) {
    if (!(error instanceof UnusableImage)) throw error
    const stateMessage = `${error.message}.`
    await settleSnapshot(own, snapshot, { state: 'error', stateMessage })
  }
  return true
}

/** What cannot be kept takes no room. Throws what is tried again. */
async function failed(
  { store }: VolumeHost,
  { own, snapshot, error }: Held & { readonly error: unknown },
): Promise<void> {
  const isFull = error instanceof EngineFull
  if (!isFull && !(error instanceof Refused)) throw error
  const full = 'The disk of the server has no room for the snapshot.'
  const stateMessage = isFull ? full : error.message
  await settleSnapshot(own, snapshot, { state: 'error', stateMessage })
  await store.release(snapshot.snapshotId)
}

interface Held {
  readonly own: AccountCompute
  readonly snapshot: Snapshot
}

interface Completed extends Held {
  readonly fullBytes: number
  readonly base: string | undefined
}

/** Throws Refused if snapshots would take more than they may, judged as it is written. */
async function complete(
  { now, store, quotasOf }: VolumeHost,
  { own, snapshot: { snapshotId, volumeSize, owner }, fullBytes, base }: Completed,
): Promise<void> {
  const inherited = await own.records.get('snapshot', base ?? '')
  const baseId = inherited === undefined ? undefined : base
  const stored = await ownBytes(store, { image: snapshotId, base: baseId, sizeGiB: volumeSize })
  await own.changeShared(async (records, shared) => {
    const found = await records.get('snapshot', snapshotId)
    if (found?.state !== 'pending') return
    requireStoredRoom((await storedBytes(records)) + stored, await quotasOf(owner))
    await putSnapshot(
      { records, shared },
      {
        ...found,
        ...(baseId && { baseId }),
        ...{ state: 'completed', progress: 100, completedAt: now() },
        ...{ fullBytes, storedBytes: stored },
      },
    )
  })
}

/** The volume's last snapshot before it, else the one that the volume was made of. */
async function baseOf(own: AccountCompute, snapshot: Snapshot): Promise<string | undefined> {
  const { volumeId, startTime } = snapshot
  const all = await own.records.all('snapshot')
  const before = all
    .filter((each) => each.volumeId === volumeId && each.state === 'completed')
    .filter((each) => each.source === undefined && each.startTime <= startTime)
    .sort((a, b) => b.startTime - a.startTime)
  return before[0]?.snapshotId ?? (await own.records.get('volume', volumeId))?.snapshotId
}

async function copy(host: VolumeHost, own: AccountCompute, snapshot: Snapshot): Promise<boolean> {
  const { snapshotId: to, source, volumeSize: sizeGiB } = snapshot
  const from = source?.snapshotId ?? ''
  if (await copyImage(host.store, { from, to, sizeGiB })) {
    const fullBytes = await imageBytes(host.store, to, sizeGiB)
    const copied = complete(host, { own, snapshot, fullBytes, base: from })
    await copied.catch((error: unknown) => failed(host, { own, snapshot, error }))
  } else {
    const stateMessage = 'The snapshot to copy has gone.'
    await settleSnapshot(own, snapshot, { state: 'error', stateMessage })
  }
  return true
}

interface Restoring {
  readonly own: AccountCompute
  readonly account: string
  readonly volume: Volume
}

async function restore(host: VolumeHost, { own, account, volume }: Restoring): Promise<boolean> {
  const { volumeId, size: sizeGiB, snapshotId = '' } = volume
  const file = volumeFile(host.dataDirectory, volumeId)
  const imageGiB = await imageSize(host, { own, account, volume })
  if (imageGiB === undefined) {
    await settleVolume(own, volume, (now) => ({
      ...now,
      state: 'error',
      problem: `The snapshot ${snapshotId} has gone.`,
    }))
    return true
  }
  if (!(await isThere(file))) {
    await restoreImage(host.store, { image: snapshotId, imageGiB, file, sizeGiB })
  }
  await settleVolume(own, volume, madeVolume)
  return true
}

async function settleVolume(
  own: AccountCompute,
  { volumeId }: Volume,
  settled: (volume: Volume) => Volume,
): Promise<void> {
  await own.change(async (records) => {
    const now = await records.get('volume', volumeId)
    if (now?.state === 'creating') records.put('volume', volumeId, settled(now))
  })
}

/** The size of what a volume is made of; who deleted it since has only let it go. */
async function imageSize(
  { compute }: VolumeHost,
  { own, account, volume: { snapshotId = '', snapshotOwner } }: Restoring,
): Promise<number | undefined> {
  const owner = snapshotOwner ?? account
  const named = await compute.existing(owner).records.get('snapshot', snapshotId)
  const found = named ?? (await findSnapshot(own, { account, snapshotId }))
  return found?.volumeSize
}

/** Not while a volume or a copy is being made of it, whoever's. */
async function remove(host: VolumeHost, own: AccountCompute, snapshot: Snapshot): Promise<boolean> {
  const { snapshotId } = snapshot
  for (const { account } of await host.compute.shared.all('tenant')) {
    const { records } = host.compute.existing(account)
    const volumes = await records.all('volume')
    const isRestored = volumes.some(
      (each) => each.state === 'creating' && each.snapshotId === snapshotId,
    )
    const isCopied = (await records.all('snapshot')).some(
      (each) => each.state === 'pending' && each.source?.snapshotId === snapshotId,
    )
    if (isRestored || isCopied) return false
  }
  const heirs = await heirsOf(host.store, own, snapshot)
  await host.store.release(snapshotId)
  await removeFile(heldFile(host.dataDirectory, snapshotId))
  await own.changeShared(async (records, shared) => {
    records.remove('snapshot', snapshotId)
    for (const heir of heirs) {
      const { baseId: _, ...found } = (await records.get('snapshot', heir.snapshotId)) ?? {}
      if ('snapshotId' in found) await putSnapshot({ records, shared }, { ...found, ...heir })
    }
  })
  return true
}
