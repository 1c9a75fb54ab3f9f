/** Proves that snapshots and their bytes belong together, for `cairn check`. */
import type { Compute } from '../compute.ts'
import { ownBytes } from './snapshot-bytes.ts'
import type { SnapshotStore } from './snapshot-store.ts'
import { pageCount } from './volume-bytes.ts'
import type { Snapshot } from './volume-entities.ts'

/** What is wrong, each a sentence. */
export async function checkSnapshots(
  compute: Pick<Compute, 'existing' | 'shared'>,
  store: SnapshotStore,
): Promise<string[]> {
  const problems: string[] = []
  const pages = new Map<string, number>()
  for await (const each of store.images()) pages.set(each.image, each.pages)
  const snapshots = await allSnapshots(compute)
  for (const snapshot of snapshots.values()) {
    const { snapshotId, state, volumeSize } = snapshot
    const found = pages.get(snapshotId) ?? 0
    const wanted = pageCount(store, volumeSize)
    const isWhole = state === 'completed' ? found === wanted : found <= wanted
    if (!isWhole) problems.push(`snapshot ${snapshotId} has ${found} of its ${wanted} pages`)
    else problems.push(...(await miscounted(store, snapshot, snapshots)))
  }
  for (const image of pages.keys()) {
    if (!snapshots.has(image)) problems.push(`the image ${image} is of no snapshot`)
  }
  for (const { snapshotId, owner } of await compute.shared.all('sharedSnapshot')) {
    if (snapshots.get(snapshotId)?.owner === owner) continue
    problems.push(`snapshot ${snapshotId} is lent, but ${owner} does not have it`)
  }
  return problems
}

/** What a snapshot counts is what the one before it does not share. */
async function miscounted(
  store: SnapshotStore,
  { snapshotId: image, state, storedBytes, baseId: base, volumeSize: sizeGiB }: Snapshot,
  snapshots: ReadonlyMap<string, Snapshot>,
): Promise<string[]> {
  // One from before these were counted, or whose base is on its way out: its heir counts anew.
  if (state !== 'completed' || storedBytes === undefined) return []
  if (base !== undefined && snapshots.get(base)?.state === 'deleting') return []
  const own = await ownBytes(store, { image, base, sizeGiB })
  if (own === storedBytes) return []
  return [`snapshot ${image} counts ${storedBytes} bytes, and has ${own} of its own`]
}

async function allSnapshots({
  existing,
  shared,
}: Pick<Compute, 'existing' | 'shared'>): Promise<Map<string, Snapshot>> {
  const found = new Map<string, Snapshot>()
  for (const { account } of await shared.all('tenant')) {
    for (const each of await existing(account).records.all('snapshot')) {
      found.set(each.snapshotId, each)
    }
  }
  return found
}
