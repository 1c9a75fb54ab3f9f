/**
 * The engine on LMDB, in directories of one machine: `meta/` in the first of them holds the records
 * and the table of volumes; `volumes/NNNN/` in any of them hold chunks. Processes share it by
 * opening it, and each writes to a volume of its own.
 */
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { limits } from '../../limits.ts'
import type { ChunkId, Engine, Upkeep, VolumeUsage } from '../engine.ts'
import { createChunks } from './chunks.ts'
import { Commits } from './commits.ts'
import { closeInherited, makeDirectory, syncDirectory } from './directory.ts'
import { openEnvironment, openTable, openView } from './environment.ts'
import type { EvacuationStep } from './evacuate.ts'
import { deleteVolume, evacuate } from './evacuate.ts'
import { createGrowth } from './growth.ts'
import { createRecords, isRecordKey } from './records.ts'
import { createSpace } from './space.ts'
import type { VolumeTable } from './volume-table.ts'
import { createVolumeTable } from './volume-table.ts'
import { Volumes } from './volumes.ts'

/** How to open the engine. */
export interface LmdbOptions {
  /** At least one; the same ones in every process. */
  readonly directories: readonly string[]
  /** 0 for the primary process and for tools, which tidy up as they start; 1 and up for workers. */
  readonly slot: number
  /** How much a volume holds before the next is begun. */
  readonly volumeBytes?: number
  /** What stays free on each disk for deletes. */
  readonly reserveBytes?: number
  /** Called after each step of an evacuation, so that tests can stop there. */
  readonly onStep?: (step: EvacuationStep) => void
}

/** Opens the engine, making what is missing. Throws if a directory cannot be used. */
export async function openEngine(options: LmdbOptions): Promise<Engine> {
  const { slot } = options
  for (const directory of options.directories) makeDirectory(join(resolve(directory), 'volumes'))
  const directories = options.directories.map((directory) => realpathSync(directory))
  closeInherited(directories)
  const meta = join(directories[0] as string, 'meta')
  makeDirectory(meta)
  const environment = openEnvironment({
    path: meta,
    mapBytes: limits.metaMapBytes,
    tables: 2,
  })
  const recordTable = openTable(environment, 'records')
  const volumeRows = openTable(environment, 'engine')
  syncDirectory(meta)
  const view = openView(recordTable)
  const space = createSpace(options.reserveBytes ?? limits.diskReserveBytes)
  const growth = createGrowth(meta, environment, space)
  const commits = new Commits({ environment, growth, isKey: isRecordKey })
  const table = createVolumeTable(volumeRows, commits)
  const capacityBytes = options.volumeBytes ?? limits.volumeBytes
  const volumes = new Volumes({ directories, capacityBytes, table, space })
  if (slot === 0) deleteGone(directories, table)
  return {
    records: createRecords({
      table: recordTable,
      view,
      commits,
      isLow: () => space.isLow(meta),
    }),
    chunks: createChunks(volumes, table),
    upkeep: createUpkeep({ volumes, table, commits, onStep: options.onStep ?? (() => undefined) }),
    async close() {
      await volumes.close()
      await commits.close()
      view.close()
      await environment.close()
      growth.close()
    },
  }
}

// What a crash between marking a volume gone and deleting it left behind.
function deleteGone(directories: readonly string[], table: VolumeTable): void {
  for (const directory of directories) {
    const path = join(directory, 'volumes')
    if (!existsSync(path)) continue
    for (const name of readdirSync(path)) {
      const number = Number(name)
      if (!Number.isInteger(number)) continue
      const row = table.find(number)
      if (row === undefined || row.state === 'gone') deleteVolume(directory, number)
    }
  }
}

interface UpkeepParts {
  readonly volumes: Volumes
  readonly table: VolumeTable
  readonly commits: Commits
  readonly onStep: (step: EvacuationStep) => void
}

function createUpkeep({ volumes, table, commits, onStep }: UpkeepParts): Upkeep {
  let evacuating: Promise<string[]> | undefined
  const present = () => table.list().filter(([, row]) => row.state !== 'gone')

  return {
    async *chunkIds({ settled = false } = {}) {
      const isSettled = settled ? table.settled() : () => true
      for (const [number] of present()) {
        for await (const ids of idsIn(volumes, number)) yield ids.filter(isSettled)
      }
    },
    async volumes() {
      const usages: VolumeUsage[] = []
      for (const [number] of present()) {
        const usage = await volumes.use(number, async (volume) => volume.usage())
        if (usage) usages.push(usage)
      }
      return usages
    },
    evacuate() {
      evacuating ??= evacuate({ volumes, table, onStep }).finally(() => {
        evacuating = undefined
      })
      return evacuating
    },
    takeCommitSeconds: () => commits.takeSeconds(),
  }
}

const idsPerBatch = 1000

async function* idsIn(volumes: Volumes, number: number): AsyncIterable<readonly ChunkId[]> {
  let after: ChunkId | undefined
  for (;;) {
    const from = after
    const ids = await volumes.use(number, async (volume) => volume.list(from, idsPerBatch))
    if (!ids || ids.length === 0) return
    yield ids
    after = ids.at(-1)
  }
}
