/**
 * Disks that only a kernel can read, by libguestfs where it is installed: it has a kernel of its
 * own, in a virtual machine, so that a disk that breaks that one has broken nothing of the host's.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { limits } from '../../limits.ts'
import { UnusableImage } from '../runtime/images.ts'
import { throughProgram } from '../runtime/program.ts'

/** How a disk is read. */
export interface GuestRead {
  readonly bytesMax: number
  readonly signal?: AbortSignal | undefined
  /** Why it is not read without libguestfs. */
  readonly why: string
}

/** The root of the one system on a raw disk, as a tar archive. Throws UnusableImage. */
export async function* guestArchive(file: string, read: GuestRead): AsyncGenerator<Buffer> {
  await requireGuestfs(read)
  const timeout = AbortSignal.timeout(limits.diskReadMs)
  const signal = read.signal === undefined ? timeout : AbortSignal.any([timeout, read.signal])
  // Beside the disk: what a killed process leaves there is swept with it.
  const folder = await mkdtemp(join(dirname(file), 'g-'))
  try {
    yield* bounded(emulatedIfNeeded({ file, folder, signal }), read)
  } catch (error) {
    throw timeout.aborted ? tooLong(error) : worded(error, read)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* bounded(pieces: AsyncIterable<Buffer>, { bytesMax }: GuestRead) {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > bytesMax) throw new TooMuch(`Its root holds more than ${bytesMax / 1024 ** 3} GiB`)
    yield piece
  }
}

interface GuestRun {
  readonly file: string
  readonly folder: string
  readonly signal: AbortSignal
}

/** `/dev/kvm` may be there and not work, as in many containers: then the processor is emulated. */
async function* emulatedIfNeeded({ file, folder, signal }: GuestRun): AsyncGenerator<Buffer> {
  try {
    yield* throughProgram(undefined, command(file, { folder, settings: '' }), { signal })
  } catch (error) {
    if (!(error instanceof UnusableImage && /guestfs_launch failed/.test(error.message)))
      throw error
    const settings = 'force_tcg'
    yield* throughProgram(undefined, command(file, { folder, settings }), { signal })
  }
}

function command(
  file: string,
  { folder, settings }: { readonly folder: string; readonly settings: string },
): [string, ...string[]] {
  return [
    'env',
    // Without libvirt, which need not be there.
    'LIBGUESTFS_BACKEND=direct',
    `LIBGUESTFS_BACKEND_SETTINGS=${settings}`,
    // For its overlay, and for its sockets, whose paths must be short.
    `LIBGUESTFS_TMPDIR=${folder}`,
    `XDG_RUNTIME_DIR=${folder}`,
    ...['guestfish', '--ro', '--format=raw', '-a', file, '-i'],
    ...['tar-out', '/', '-', 'numericowner:true', 'xattrs:true'],
  ]
}

async function requireGuestfs({ why, signal }: GuestRead): Promise<void> {
  try {
    for await (const _ of throughProgram(undefined, ['guestfish', '--version'], { signal }));
  } catch (error) {
    signal?.throwIfAborted()
    throw new UnusableImage(
      `${why}. Others are read by libguestfs, which the server does not have (Debian: ` +
        'apt-get install libguestfs-tools).',
      { cause: error },
    )
  }
}

function tooLong(cause: unknown): UnusableImage {
  const minutes = limits.diskReadMs / 60_000
  return new UnusableImage(`Its root takes longer to read than ${minutes} minutes`, { cause })
}

class TooMuch extends UnusableImage {}

/** libguestfs speaks to whoever sits before it, of the host's files and what to type. */
function worded(error: unknown, { why }: GuestRead): unknown {
  if (!(error instanceof UnusableImage) || error instanceof TooMuch) return error
  const [, meaning] = meanings.find(([pattern]) => pattern.test(error.message)) ?? []
  return new UnusableImage(`${why}, and libguestfs ${meaning ?? 'cannot read it'}`, {
    cause: error,
  })
}

const meanings = [
  [/no operating system was found/, 'finds no system on it'],
  [/multi-?boot/, 'finds more than one system on it'],
] as const
