/**
 * The files of volumes and of snapshots in the making, in a folder of the data directory:
 *
 *     vol-….img     a volume: sparse, so it takes what was written to it
 *     snap-….held   a volume's bytes at the moment of a snapshot, until they are in the store
 *
 * Whatever is written at length is written beside its name with `.part` behind, and moved there
 * when it is whole. A root's files lie in `.part.tree` meanwhile.
 */
import { execFile } from 'node:child_process'
import { mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { sizeVolume } from '../runtime/volumes.ts'

const run = promisify(execFile)
const gib = 1024 ** 3
const volumeName = /^(vol-[0-9a-f]+)\.img$/
const heldName = /^(snap-[0-9a-f]+)\.held$/

/** The folder that all of them are in. */
export function volumeDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'machine-volumes')
}

/** The file of a volume. */
export function volumeFile(dataDirectory: string, volumeId: string): string {
  return join(volumeDirectory(dataDirectory), `${volumeId}.img`)
}

/** The bytes that a snapshot is made of, until it is made. */
export function heldFile(dataDirectory: string, snapshotId: string): string {
  return join(volumeDirectory(dataDirectory), `${snapshotId}.held`)
}

/** Whether a file is there. */
export async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined
}

/** Makes the file of a volume, or makes it larger; one that has its size is left as it is. */
export async function ensureVolumeFile(file: string, sizeGiB: number): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 })
  await sizeVolume(file, sizeGiB * gib)
}

/** A file under way: `fill` writes it, and then it is there whole, or not at all. */
export async function writeWhole(
  file: string,
  fill: (part: string) => Promise<void>,
): Promise<void> {
  const part = `${file}.part`
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 })
  await rm(part, { force: true })
  await fill(part)
  const handle = await open(part, 'r+')
  await handle.sync().finally(() => handle.close())
  await rename(part, file)
}

/** Removes a file with what was under way for it; one that is not there is no error. */
export async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true })
  await rm(`${file}.part`, { force: true })
  await rm(`${file}.part.tree`, { recursive: true, force: true })
}

/** What the folder has: volumes, and held snapshots, by their ids. */
export async function listFiles(
  dataDirectory: string,
): Promise<{ readonly volumes: readonly string[]; readonly held: readonly string[] }> {
  const names = await readdir(volumeDirectory(dataDirectory)).catch(() => [])
  const matching = (pattern: RegExp) =>
    names.flatMap((name) => pattern.exec(name.replace(/\.part(\.tree)?$/, ''))?.[1] ?? [])
  return { volumes: matching(volumeName), held: matching(heldName) }
}

/** A range of a file, in bytes. */
export interface DataRange {
  readonly start: number
  readonly end: number
}

/**
 * The ranges of a file that are no holes. Node has no call that seeks for them; perl, which is part
 * of every Debian, has. Without it all of the file counts, which is right, and slow.
 */
export async function dataRanges(file: string): Promise<readonly DataRange[]> {
  try {
    const { stdout } = await run('perl', ['-e', seekScript, file], { maxBuffer: 1024 ** 3 })
    const lines = stdout.split('\n').filter(Boolean)
    return lines.map((line) => {
      const [start = 0, end = 0] = line.split(' ').map(Number)
      return { start, end }
    })
  } catch {
    return [{ start: 0, end: (await stat(file)).size }]
  }
}

/** SEEK_DATA is 3, SEEK_HOLE 4. */
const seekScript = `
open(F, '<', $ARGV[0]) or die; my $at = 0;
while (defined(my $data = sysseek(F, $at, 3))) {
  my $hole = sysseek(F, $data, 4); die unless defined $hole;
  printf("%d %d\\n", $data, $hole); $at = $hole;
}
die unless $!{ENXIO};
`

/** A device that shows a file of the folder. */
export interface LoopDevice {
  readonly device: string
  readonly file: string
}

/** The loop devices that show files of the folder, those of files that are gone too. */
export async function listLoops(dataDirectory: string): Promise<readonly LoopDevice[]> {
  const asked = ['--list', '--json', '-O', 'NAME,BACK-FILE']
  const { stdout } = await run('losetup', asked).catch(() => ({ stdout: '' }))
  const { loopdevices = [] } = (stdout.trim() === '' ? {} : JSON.parse(stdout)) as {
    loopdevices?: readonly { readonly name: string; readonly 'back-file': string | null }[]
  }
  const folder = volumeDirectory(dataDirectory)
  // Linux tells the true paths, whatever links led to the files.
  const places = new Set([folder, await realpath(folder).catch(() => folder)])
  return loopdevices.flatMap(({ name, 'back-file': found }) => {
    const path = found?.replace(/ \(deleted\)$/, '') ?? ''
    const isOurs = places.has(dirname(path))
    return isOurs ? [{ device: name, file: join(folder, basename(path)) }] : []
  })
}

/** Takes a loop device from its file; what is mounted lets go when it is unmounted. */
export async function freeLoop(device: string): Promise<void> {
  await run('losetup', ['--detach', device])
}
