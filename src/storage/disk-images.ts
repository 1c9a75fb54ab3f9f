/** Images of disks as a caller of storage sees them. They are kept by `images.ts`. */

/** A block of a page of a disk's image, by its place in the page. What has none is a hole. */
export interface ImageBlock {
  readonly index: number
  readonly blob: string
  /** Of its bytes, 32 bytes in base64. */
  readonly hash: string
}

/** A block of a new page: one that another image has, or a chunk that nobody names yet. */
export type NewBlock =
  | ImageBlock
  | { readonly index: number; readonly chunk: Buffer; readonly hash: string }

/** Calls about images of disks, for snapshots (`compute/volumes/snapshot-store.ts`). */
export interface Images {
  /** Bytes of a block; the last one of an image may have fewer. */
  readonly blockBytes: number
  /** Blocks of a page. */
  readonly pageBlocks: number
  /** Makes the bytes of one block durable. Throws EngineFull. */
  put(bytes: Uint8Array): Promise<Buffer>
  /** False: a block that is shared is there no more, and nothing was written. */
  putPage(image: string, page: number, blocks: readonly NewBlock[]): Promise<boolean>
  /** Undefined if it was not written. */
  page(image: string, page: number): Promise<readonly ImageBlock[] | undefined>
  /** The bytes of blocks, in their order. */
  read(blobs: readonly string[]): AsyncIterable<Buffer>
  /** Lets all pages of an image go. */
  release(image: string): Promise<void>
  /** Every image, and how many pages it has. */
  images(): AsyncIterable<{ readonly image: string; readonly pages: number }>
}
