/**
 * Images of disks: rows of blocks of which one image shares with another what is the same. A block
 * is a blob of one chunk, named by each page that has it, so a chunk goes when the last image goes
 * that names it, and reclaim and check need to know nothing new but where the names stand.
 *
 *     G image NUL page(4)    a page: its holder, and of each block its place, blob and hash
 */
import type { Engine, Key, Transaction } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { Released } from './blobs.ts'
import { type Context, newId } from './context.ts'
import type { ImageBlock, Images } from './disk-images.ts'
import { blobKey, idBytes, referenceKey, releasedKey } from './keys.ts'
import { decodeBlob, encodeBlob, encodeJson } from './records.ts'
import { scan } from './scan.ts'

const hashBytes = 32
const entryBytes = 2 + idBytes + hashBytes
const version = 1

/** The calls about images. */
export function images(context: Context): Images {
  const { engine } = context
  const { records, chunks } = engine
  return {
    blockBytes: limits.chunkBytes,
    pageBlocks: limits.imagePageBlocks,
    put: (bytes) => chunks.put(bytes),
    images: () => allImages(engine),

    async putPage(image, page, blocks) {
      const holder = newId(context)
      const named = blocks.map((block) =>
        'blob' in block ? block : { ...block, blob: newId(context) },
      )
      const written = { key: pageKey(image, page), holder, blocks: named }
      if (await records.transact(writePage, written)) return true
      await chunks.drop(blocks.flatMap((block) => ('chunk' in block ? [block.chunk] : [])))
      return false
    },

    async page(image, page) {
      const [found] = (await records.read({ keys: [pageKey(image, page)] })).values
      return found && decodePage(found).blocks
    },

    async *read(blobs) {
      const done = context.reading.hold(blobs)
      try {
        for (const id of await chunksOf(engine, blobs)) yield await chunks.get(id)
      } finally {
        done()
      }
    },

    async release(image) {
      for await (const { key, value } of scan(records, imagePrefix(image))) {
        const { holder, blocks } = decodePage(value)
        const released: Released = { at: context.now(), holder, blobs: blocks.map(blobOf) }
        await records.transact(releasePage, { key, released })
      }
    },
  }
}

const blobOf = ({ blob }: ImageBlock): string => blob

function imagePrefix(image: string): Buffer {
  return Buffer.from(`G${image}\0`)
}

function pageKey(image: string, page: number): Key {
  const number = Buffer.alloc(4)
  number.writeUInt32BE(page)
  return Buffer.concat([imagePrefix(image), number])
}

/** A page, as it is written. */
export interface ImagePage {
  readonly holder: string
  readonly blocks: readonly ImageBlock[]
}

function encodePage({ holder, blocks }: ImagePage): Buffer {
  const bytes = Buffer.alloc(1 + idBytes + blocks.length * entryBytes)
  bytes[0] = version
  bytes.write(holder, 1, 'hex')
  blocks.forEach(({ index, blob, hash }, number) => {
    const at = 1 + idBytes + number * entryBytes
    bytes.writeUInt16BE(index, at)
    bytes.write(blob, at + 2, 'hex')
    bytes.write(hash, at + 2 + idBytes, 'base64')
  })
  return bytes
}

/** Takes a page apart. */
export function decodePage(bytes: Buffer): ImagePage {
  if (bytes[0] !== version) throw new Error(`a page of an image has version ${bytes[0]}`)
  const blocks: ImageBlock[] = []
  for (let at = 1 + idBytes; at < bytes.length; at += entryBytes) {
    const hashAt = at + 2 + idBytes
    blocks.push({
      index: bytes.readUInt16BE(at),
      blob: bytes.toString('hex', at + 2, hashAt),
      hash: bytes.toString('base64', hashAt, hashAt + hashBytes),
    })
  }
  return { holder: bytes.toString('hex', 1, 1 + idBytes), blocks }
}

interface WrittenPage {
  readonly key: Key
  readonly holder: string
  readonly blocks: readonly (ImageBlock & { readonly chunk?: Buffer })[]
}

const nothing = Buffer.alloc(0)

/** Names what is shared only if it is there: another image that named it may have gone. */
const writePage: Transaction<WrittenPage, boolean> = {
  name: 'writePage',
  grows: true,
  reads: ({ blocks }) => ({ keys: blocks.filter(isShared).map(({ blob }) => blobKey(blob)) }),
  decide({ values }, { key, holder, blocks }) {
    if (values.some((record) => record === undefined)) return { result: false }
    const made = blocks.flatMap(({ blob, chunk }) =>
      chunk === undefined ? [] : [[blobKey(blob), blobRecord(chunk)] as const],
    )
    const names = blocks.map(({ blob }) => [referenceKey(blob, holder), nothing] as const)
    return { result: true, put: [[key, encodePage({ holder, blocks })], ...made, ...names] }
  },
}

function isShared({ chunk }: WrittenPage['blocks'][number]): boolean {
  return chunk === undefined
}

/** A chunk's length stands in its name. */
function blobRecord(chunk: Buffer): Buffer {
  const sizeBytes = chunk.readUInt32BE(chunkLengthAt)
  return encodeBlob({ sizeBytes, chunkBytes: limits.chunkBytes, chunks: [chunk] })
}

const chunkLengthAt = 10

const releasePage: Transaction<{ key: Key; released: Released }, undefined> = {
  name: 'releasePage',
  reads: ({ key }) => ({ keys: [key] }),
  decide({ values: [found] }, { key, released }) {
    if (found === undefined) return { result: undefined }
    const note = [releasedKey(released.at, released.holder), encodeJson(released)] as const
    return { result: undefined, put: [note], remove: [key] }
  },
}

async function chunksOf({ records }: Engine, blobs: readonly string[]): Promise<Buffer[]> {
  const { values } = await records.read({ keys: blobs.map(blobKey) })
  return values.map((record, index) => {
    const [id] = record === undefined ? [] : decodeBlob(record).chunks
    if (id === undefined) throw new Error(`blob ${blobs[index]} of an image is not there`)
    return id
  })
}

async function* allImages({ records }: Engine): AsyncGenerator<{ image: string; pages: number }> {
  let current: { image: string; pages: number } | undefined
  for await (const { key } of scan(records, 'G')) {
    const image = key.toString('latin1', 1, key.indexOf(0))
    if (current?.image === image) current.pages++
    else {
      if (current !== undefined) yield current
      current = { image, pages: 1 }
    }
  }
  if (current !== undefined) yield current
}
