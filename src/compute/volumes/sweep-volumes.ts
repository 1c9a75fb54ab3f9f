/**
 * Removes what a process that was killed left behind: files that no record names, and loop devices
 * of volumes that are at no instance. Only what lies in the data directory's own folder is looked
 * at. What is there is listed before the records are read, so that nothing new is taken for old.
 */
import type { VolumeHost } from './reconcile-volumes.ts'
import type { Volume } from './volume-entities.ts'
import { freeLoop, heldFile, listFiles, listLoops, removeFile, volumeFile } from './volume-files.ts'

/** Sweeps once; resolves to the number of things removed. */
export async function sweepVolumes(host: VolumeHost): Promise<number> {
  const { dataDirectory } = host
  const loops = await listLoops(dataDirectory)
  const files = await listFiles(dataDirectory)
  const { volumes, snapshots } = await named(host)
  const plugged = new Set(
    volumes
      .filter(({ attachment }) => attachment !== undefined)
      .map(({ volumeId }) => volumeFile(dataDirectory, volumeId)),
  )
  const left = loops.filter(({ file }) => !plugged.has(file))
  for (const { device } of left) await freeLoop(device)
  const known = new Set(volumes.map(({ volumeId }) => volumeId))
  const strays = [
    ...files.volumes.filter((id) => !known.has(id)).map((id) => volumeFile(dataDirectory, id)),
    ...files.held.filter((id) => !snapshots.has(id)).map((id) => heldFile(dataDirectory, id)),
  ]
  for (const file of strays) await removeFile(file)
  return left.length + strays.length
}

async function named({ compute }: VolumeHost) {
  const volumes: Volume[] = []
  const snapshots = new Set<string>()
  for (const { account } of await compute.shared.all('tenant')) {
    const { records } = compute.existing(account)
    volumes.push(...(await records.all('volume')))
    for (const { snapshotId, state } of await records.all('snapshot')) {
      if (state === 'pending' || state === 'deleting') snapshots.add(snapshotId)
    }
  }
  return { volumes, snapshots }
}
