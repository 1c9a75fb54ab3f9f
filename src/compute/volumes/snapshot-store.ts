/**
 * Where the bytes of snapshots are kept, as compute sees it. Storage keeps them among its own blobs
 * (`storage/images.ts`), so that its reclaim and its check know of them; the server hands the one
 * to the other, as the two domains do not know each other.
 */

/** A block that is kept. What of a page has no block is a hole. */
export interface KeptBlock {
  /** The block's place in its page. */
  readonly index: number
  readonly blob: string
  /** SHA-256 of its bytes, base64. */
  readonly hash: string
}

/** A block of a page to be kept: one that another snapshot has, too, or bytes put before. */
export type PageBlock =
  | KeptBlock
  | { readonly index: number; readonly chunk: Buffer; readonly hash: string }

/** Keeps images of disks in pages of blocks; an image is named by its snapshot's id. */
export interface SnapshotStore {
  /** Bytes of a block; the last one of an image may have fewer. */
  readonly blockBytes: number
  /** Blocks of a page. */
  readonly pageBlocks: number
  /** Makes the bytes of one block durable. Throws EngineFull. */
  put(bytes: Uint8Array): Promise<Buffer>
  /**
   * Writes a page, which must be new, and names its blocks. False: one of those that are shared
   * is there no more, and nothing was written.
   */
  putPage(image: string, page: number, blocks: readonly PageBlock[]): Promise<boolean>
  /** The blocks of a page; undefined if it was not written. */
  page(image: string, page: number): Promise<readonly KeptBlock[] | undefined>
  /** The bytes of blocks, in their order. */
  read(blobs: readonly string[]): AsyncIterable<Buffer>
  /** Lets all pages of an image go; what no other has gives its space back soon. */
  release(image: string): Promise<void>
  /** What is kept, and how many pages of each, for `check`. */
  images(): AsyncIterable<{ readonly image: string; readonly pages: number }>
}
