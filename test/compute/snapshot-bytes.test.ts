import { deepStrictEqual, match, strictEqual } from 'node:assert/strict'
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as turn } from 'node:timers/promises'
import { type Compute, createCompute } from '../../src/compute/compute.ts'
import { Progress, partOf } from '../../src/compute/instances/progress.ts'
import { checkMetering } from '../../src/compute/metering/check-metering.ts'
import { checkSnapshots } from '../../src/compute/volumes/check-snapshots.ts'
import { reconcileSnapshots } from '../../src/compute/volumes/reconcile-snapshots.ts'
import { reconcileVolumes, type VolumeHost } from '../../src/compute/volumes/reconcile-volumes.ts'
import { storedBytes } from '../../src/compute/volumes/snapshot-bytes.ts'
import { putSnapshot } from '../../src/compute/volumes/snapshots.ts'
import type { Snapshot, Volume } from '../../src/compute/volumes/volume-entities.ts'
import {
  ensureVolumeFile,
  volumeDirectory,
  volumeFile,
} from '../../src/compute/volumes/volume-files.ts'
import { check } from '../../src/storage/check.ts'
import { account, type Harness, harness } from '../storage/harness.ts'

const other = '222222222222'

describe('the bytes of snapshots', function () {
  this.timeout(60_000)
  let h: Harness
  let compute: Compute
  let host: VolumeHost
  let block: number
  let quota: { snapshotsGiB: number }
  let made: number
  const problems: string[] = []

  beforeEach(async () => {
    h = await harness()
    compute = createCompute(h.engine, { now: () => h.clock.ms })
    const dataDirectory = await mkdtemp(join(tmpdir(), 'cairn-snapshots-'))
    await mkdir(volumeDirectory(dataDirectory), { recursive: true })
    block = h.storage.images.blockBytes
    quota = { snapshotsGiB: 1 }
    made = 0
    problems.length = 0
    host = {
      compute,
      dataDirectory,
      store: h.storage.images,
      quotasOf: async () => quota,
      transferred: () => undefined,
      runtime: () => undefined,
      now: () => h.clock.ms,
      onProblem: (what, error) => problems.push(`${what}: ${String(error)}`),
    }
    await ensureVolumeFile(volumeFile(dataDirectory, 'vol-1'), 1)
    await compute.existing(account).change(async (records) => {
      records.put('volume', 'vol-1', volume)
    })
    await compute.changeShared(async (shared) => {
      for (const each of [account, other]) shared.put('tenant', each, { account: each })
    })
  })
  afterEach(async () => {
    await rm(host.dataDirectory, { recursive: true, force: true })
    deepStrictEqual(problems, [])
    deepStrictEqual(await checkSnapshots(compute, host.store), [])
    deepStrictEqual(await checkMetering(compute, h.engine.records), [])
    deepStrictEqual((await check(h.engine, { scrub: true })).problems, [])
  })

  /** Writes texts into blocks of the volume. */
  const write = async (texts: Readonly<Record<number, string>>) => {
    const handle = await open(volumeFile(host.dataDirectory, 'vol-1'), 'r+')
    for (const [index, text] of Object.entries(texts)) {
      await handle.write(text, Number(index) * block)
    }
    await handle.close()
  }
  const settle = async (whose = account) => {
    await reconcileVolumes(host, whose)
    await reconcileSnapshots(host, whose)
  }
  const put = async (more: Partial<Snapshot> = {}) => {
    h.clock.ms += 1000
    const snapshotId = `snap-${++made}`
    const owner = more.owner ?? account
    await compute
      .existing(owner)
      .changeShared(async (records, shared) =>
        putSnapshot(
          { records, shared },
          { ...snapshot, snapshotId, startTime: h.clock.ms, ...more },
        ),
      )
    await settle(owner)
    return snapshotId
  }
  const remove = async (snapshotId: string) => {
    await compute.existing(account).change(async (records) => {
      const found = await records.get('snapshot', snapshotId)
      if (found) records.put('snapshot', snapshotId, { ...found, state: 'deleting' })
    })
    await settle()
  }
  /** How many blocks each counts, by its id. */
  const counted = async (whose = account) => {
    const all = await compute.existing(whose).records.all('snapshot')
    return Object.fromEntries(
      all.map(({ snapshotId, storedBytes: bytes = 0 }) => [snapshotId, bytes / block]),
    )
  }
  /** What they count is what the store has. */
  const isAll = async () => {
    h.clock.ms += 10_000
    await h.reclaim.run()
    const { chunks } = await check(h.engine, { scrub: false })
    const sum = await storedBytes(compute.existing(account).records)
    strictEqual(sum, chunks * block)
  }

  it('are those that the one before does not share', async () => {
    await write({ 0: 'a', 1: 'b', 2: 'c' })
    await put()
    await write({ 1: 'B', 7: 'h' })
    await put()
    await put()
    deepStrictEqual(await counted(), { 'snap-1': 3, 'snap-2': 2, 'snap-3': 0 })
    await isAll()
  })

  it('are inherited by the next when one goes, wherever it stands', async () => {
    await write({ 0: 'a', 1: 'b', 2: 'c' })
    for (const text of ['B', 'C', 'D']) {
      await put()
      await write({ 1: text })
    }
    await remove('snap-2')
    deepStrictEqual(await counted(), { 'snap-1': 3, 'snap-3': 1 })
    await isAll()
    await remove('snap-1')
    deepStrictEqual(await counted(), { 'snap-3': 3 })
    await isAll()
    await remove('snap-3')
    await isAll()
  })

  it('of a copy are nothing beside its own source, and all of it in another account', async () => {
    await write({ 0: 'a', 1: 'b' })
    const snapshotId = await put()
    const source = { snapshotId, owner: account }
    await put({ source, volumeId: 'vol-ffffffff' })
    await put({ source, volumeId: 'vol-ffffffff', owner: other })
    deepStrictEqual(await counted(), { 'snap-1': 2, 'snap-2': 0 })
    deepStrictEqual(await counted(other), { 'snap-3': 2 })
    await remove(snapshotId)
    deepStrictEqual(await counted(), { 'snap-2': 2 })
  })

  it('are bounded by the quota, judged when they are known, and take no room then', async () => {
    await write({ 0: 'a', 1: 'b', 2: 'c' })
    quota = { snapshotsGiB: (4 * block) / 1024 ** 3 }
    await put()
    await write({ 0: 'A', 1: 'B' })
    const refused = await put()
    const { records } = compute.existing(account)
    const found = await records.get('snapshot', refused)
    strictEqual(found?.state, 'error')
    match(found?.stateMessage ?? '', /^Snapshots may take [\d.]+ GiB together\. Ask for more/)
    strictEqual(await host.store.page(refused, 0), undefined)
    await isAll()
    quota = { snapshotsGiB: (5 * block) / 1024 ** 3 }
    const fits = await put()
    strictEqual((await records.get('snapshot', fits))?.state, 'completed')
    quota = { snapshotsGiB: 0 }
    const copied = { owner: other, source: { snapshotId: fits, owner: account } }
    const copy = await put(copied)
    strictEqual((await compute.existing(other).records.get('snapshot', copy))?.state, 'error')
    await isAll()
  })

  it('tell how far they are, of those that are no hole', async () => {
    const told: number[] = []
    const tell = async (percent: number) => void told.push(percent)
    new Progress(200, tell).add(20)
    new Progress(200, partOf(tell, 50, 100)).add(20)
    new Progress(200, tell).add(500)
    new Progress(200, tell).add(1)
    await turn(0)
    deepStrictEqual(told, [10, 55, 99])
    const seen: number[] = []
    host = {
      ...host,
      // Asked while it is being stored, when its own record says how far it is.
      async quotasOf() {
        await turn(5)
        const [found] = await compute.existing(account).records.all('snapshot')
        seen.push(found?.progress ?? 0)
        return quota
      },
    }
    await write({ 0: 'a', 1: 'b', 2: 'c', 3: 'd' })
    await put()
    strictEqual(seen[0] !== undefined && seen[0] > 0 && seen[0] < 100, true, String(seen))
  })
})

const volume: Volume = {
  volumeId: 'vol-1',
  size: 1,
  volumeType: 'gp3',
  availabilityZone: 'us-east-1a',
  encrypted: false,
  createdAt: 0,
  state: 'available',
  isRoot: false,
  tags: {},
}

const snapshot: Omit<Snapshot, 'snapshotId'> = {
  owner: account,
  volumeId: 'vol-1',
  description: '',
  startTime: 0,
  volumeSize: 1,
  state: 'pending',
  progress: 0,
  isHeld: false,
  isPublic: false,
  sharedWith: [],
  tags: {},
}
