import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import { mkdir, mkdtemp, open, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdVolume } from '../../src/compute/volumes/hold-volume.ts'
import {
  dataRanges,
  ensureVolumeFile,
  freeLoop,
  heldFile,
  isThere,
  listFiles,
  listLoops,
  removeFile,
  volumeFile,
  writeWhole,
} from '../../src/compute/volumes/volume-files.ts'
import { runCommand } from '../support/server.ts'

const MiB = 1024 ** 2

describe('files of volumes', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-volumes-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const id = 'vol-0123456789abcdef0'
  const snapshotId = 'snap-0123456789abcdef0'
  const write = async (file: string, at: number, text: string) => {
    const handle = await open(file, 'r+')
    await handle.write(text, at)
    await handle.close()
  }

  it('are sparse, grow, and never shrink', async () => {
    const file = volumeFile(folder, id)
    await ensureVolumeFile(file, 2)
    const { size, blocks } = await stat(file)
    deepStrictEqual([size, blocks], [2048 * MiB, 0])
    await ensureVolumeFile(file, 3)
    await ensureVolumeFile(file, 1)
    strictEqual((await stat(file)).size, 3072 * MiB)
    await removeFile(file)
    strictEqual(await isThere(file), false)
  })

  it('say where they have data', async () => {
    const file = volumeFile(folder, id)
    await ensureVolumeFile(file, 1)
    deepStrictEqual(await dataRanges(file), [])
    await write(file, 100 * MiB, 'here')
    await write(file, 200 * MiB, 'there')
    const ranges = await dataRanges(file)
    strictEqual(ranges.length, 2)
    for (const [index, at] of [100 * MiB, 200 * MiB].entries()) {
      const { start = 0, end = 0 } = ranges[index] ?? {}
      deepStrictEqual([start <= at, end > at, end - start < MiB], [true, true, true])
    }
  })

  it('are held as they are, holes as holes', async () => {
    const file = volumeFile(folder, id)
    const held = heldFile(folder, snapshotId)
    await ensureVolumeFile(file, 1)
    await write(file, 5 * MiB, 'now')
    await holdVolume(file, held)
    await write(file, 5 * MiB, 'new')
    const { size, blocks } = await stat(held)
    deepStrictEqual([size, blocks * 512 < MiB], [1024 * MiB, true])
    const handle = await open(held, 'r')
    const { buffer } = await handle.read(Buffer.alloc(3), 0, 3, 5 * MiB)
    await handle.close()
    strictEqual(buffer.toString(), 'now')
  })

  it('are known as devices by any path, also when they are gone', async function () {
    if (process.getuid?.() !== 0) this.skip()
    const linked = join(folder, 'linked')
    await mkdir(join(folder, 'disk'))
    await symlink('disk', linked)
    const file = volumeFile(linked, id)
    await ensureVolumeFile(file, 1)
    const { stdout } = await runCommand('losetup', ['--find', '--show', file])
    const loops = [{ device: stdout.trim(), file }]
    try {
      deepStrictEqual(await listLoops(linked), loops)
      await removeFile(file)
      deepStrictEqual(await listLoops(linked), loops)
      deepStrictEqual(await listLoops(folder), [])
    } finally {
      await freeLoop(stdout.trim())
    }
    deepStrictEqual(await listLoops(linked), [])
  })

  it('that are written at length are there whole, or not at all', async () => {
    const file = volumeFile(folder, id)
    const fails = writeWhole(file, async (part) => {
      await writeFile(part, 'half')
      throw new Error('cut off')
    })
    await rejects(fails, /cut off/)
    strictEqual(await isThere(file), false)
    deepStrictEqual(await listFiles(folder), { volumes: [id], held: [] })
    await writeWhole(file, (part) => writeFile(part, 'whole'))
    strictEqual(await readFile(file, 'utf8'), 'whole')
    await writeFile(heldFile(folder, snapshotId), 'held')
    deepStrictEqual(await listFiles(folder), { volumes: [id], held: [snapshotId] })
  })
})
