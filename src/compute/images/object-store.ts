/** Buckets, as far as images have to do with them: compute knows no storage. */

/** An object, and whose bucket it is in: the caller's rights were asked for with this owner. */
export interface ObjectPlace {
  readonly bucket: string
  readonly key: string
  /** Twelve digits. */
  readonly account: string
}

/** An object cannot be read or written; the message says why, for whoever named it. */
export class ObjectUnusable extends Error {
  override readonly name = 'ObjectUnusable'
}

/** Reads and writes objects. Both throw ObjectUnusable. */
export interface ObjectStore {
  /** The body must be read to its end or returned; each piece is good until the next. */
  read(place: ObjectPlace): Promise<{ sizeBytes: number; body: AsyncIterable<Buffer> }>
  write(place: ObjectPlace, body: AsyncIterable<Buffer>): Promise<void>
}
