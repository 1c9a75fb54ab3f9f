/**
 * A volume's bytes at one moment, for a snapshot. While it is mounted in an instance, its file
 * system is frozen meanwhile: all that programs were told is written is in the copy, and writers
 * wait. Where the disk knows reflinks that takes no time; else as long as the copy does. What
 * writes to the bare device is not held up, so there the copy is of a while, not of a moment.
 */
import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { writeWhole } from './volume-files.ts'

const run = promisify(execFile)

/** Copies the file of a volume as it is now. */
export async function holdVolume(file: string, to: string): Promise<void> {
  await writeWhole(to, async (part) => {
    const loops = await loopsOf(file)
    const mount = loops.length === 0 ? undefined : await mountOf(loops)
    const device = loops[0]?.device ?? ''
    await run('setsid', ['--wait', 'sh', '-c', script, 'hold', file, part, device, mount ?? ''])
  })
}

/**
 * The arguments: the file, its copy, its device, and where that is mounted. It has a session of its
 * own, so that what was frozen is thawed whatever becomes of Cairn meanwhile. Thawed first, too: it
 * may have been frozen by one that was killed.
 */
const script = `
trap '' HUP INT TERM PIPE
if [ -n "$4" ]; then fsfreeze --unfreeze "$4" 2>/dev/null; fsfreeze --freeze "$4"
elif [ -n "$3" ]; then blockdev --flushbufs "$3"; fi
cp --reflink=auto --sparse=always "$1" "$2"; code=$?
if [ -n "$4" ]; then fsfreeze --unfreeze "$4"; fi
exit $code
`

interface Loop {
  readonly device: string
  readonly minor: number
}

async function loopsOf(file: string): Promise<Loop[]> {
  const asked = ['--associated', file, '--output', 'NAME', '--noheadings']
  const { stdout } = await run('losetup', asked).catch(() => ({ stdout: '' }))
  return stdout.split('\n').flatMap((line) => {
    const minor = /^\/dev\/loop(\d+)$/.exec(line.trim())?.[1]
    return minor === undefined ? [] : [{ device: line.trim(), minor: Number(minor) }]
  })
}

/** Linux: Documentation/admin-guide/devices.txt. */
const loopMajor = 7

/**
 * Where some process has a device mounted, as this one reaches it. One place is enough: all mounts
 * of a device are of one file system.
 */
async function mountOf(loops: readonly Loop[]): Promise<string | undefined> {
  const numbers = loops.map(({ minor }) => `${loopMajor}:${minor}`)
  for (const process of await readdir('/proc')) {
    if (!/^\d+$/.test(process)) continue
    const mounts = await readFile(`/proc/${process}/mountinfo`, 'utf8').catch(() => '')
    for (const line of mounts.split('\n')) {
      const [, , number = '', , path = ''] = line.split(' ')
      if (!numbers.includes(number)) continue
      const reached = `/proc/${process}/root${unescaped(path)}`
      // Something else may be mounted on top of it.
      const found = await stat(reached).catch(() => undefined)
      if (loops.some(({ minor }) => found?.dev === deviceNumber(minor))) return reached
    }
  }
  return undefined
}

/** Linux keeps a device's number as 12 bits of major and 20 of minor, the minor's in two parts. */
function deviceNumber(minor: number): number {
  return ((minor & ~0xff) << 12) | (loopMajor << 8) | (minor & 0xff)
}

/** mountinfo writes blanks and backslashes in octal. */
function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  )
}
