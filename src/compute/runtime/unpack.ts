/** Uploaded files on their way to Docker: unpacked as they pass, told apart, and bounded. */
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import {
  type Compression,
  compressionOf,
  type ImageKind,
  kindBytes,
  kindOf,
} from '../images/archive-kind.ts'
import { UnusableImage } from './images.ts'
import { copied, throughProgram } from './program.ts'

/** A file that an image is made of, not compressed any more. */
export interface Unpacked {
  readonly kind: ImageKind
  readonly body: AsyncIterable<Buffer>
}

/** Unpacks a file and says what it is. Throws UnusableImage, also while the body is read. */
export async function unpack(source: AsyncIterable<Buffer>, bytesMax: number): Promise<Unpacked> {
  const packed = await peek(source)
  const compression = compressionOf(packed.head)
  const plain = compression === undefined ? packed.all : expand(packed.all, compression)
  const { head, all } = await peek(bounded(plain, bytesMax))
  const kind = head.length < 2048 ? undefined : kindOf(head)
  if (kind === undefined) {
    throw new UnusableImage(
      'It is neither an archive of a root file system (tar), nor one of docker save, nor a disk ' +
        '(raw, qcow2, vhd, vhdx, vmdk)',
    )
  }
  return { kind, body: all }
}

interface Peeked {
  readonly head: Buffer
  readonly all: AsyncGenerator<Buffer>
}

/** What a stream begins with, and the whole of it. */
async function peek(source: AsyncIterable<Buffer>): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]()
  const pieces: Buffer[] = []
  let bytes = 0
  while (bytes < kindBytes) {
    const { value, done } = await iterator.next()
    if (done) break
    // A piece of the object store's is good until the next is asked for.
    pieces.push(Buffer.from(value))
    bytes += value.length
  }
  const head = Buffer.concat(pieces)
  async function* all(): AsyncGenerator<Buffer> {
    try {
      yield head
      for (;;) {
        const { value, done } = await iterator.next()
        if (done) return
        yield value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { head, all: all() }
}

async function* bounded(source: AsyncIterable<Buffer>, bytesMax: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const piece of source) {
    bytes += piece.length
    if (bytes > bytesMax) {
      throw new UnusableImage(`Unpacked, it is larger than ${bytesMax / 1024 ** 3} GiB`)
    }
    yield piece
  }
}

const programs = {
  zstd: ['zstd', '-dc'],
  xz: ['xz', '-dc', '--memlimit-decompress=512MiB'],
  bzip2: ['bzip2', '-dc'],
} as const

function expand(source: AsyncIterable<Buffer>, compression: Compression): AsyncIterable<Buffer> {
  if (compression !== 'gzip') return throughProgram(source, programs[compression])
  const input = Readable.from(copied(source), { objectMode: false })
  const unzip = createGunzip()
  input.once('error', (error) => unzip.destroy(error))
  return worded(input.pipe(unzip), () => 'It is not a whole gzip file')
}

async function* worded(source: AsyncIterable<Buffer>, words: () => string): AsyncGenerator<Buffer> {
  try {
    yield* source
  } catch (error) {
    const { code = '' } = error as { code?: string }
    throw code.startsWith('Z_') ? new UnusableImage(words(), { cause: error }) : error
  }
}
