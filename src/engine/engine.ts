/**
 * What Cairn asks of the machine that keeps its data: small ordered records that change in
 * serializable transactions, and large chunks that never change. A driver may be a network away, so
 * everything is asynchronous; every driver passes the one suite in `test/engine/suite.ts`.
 */

/** A record's key: 1 to {@link Limits} `recordKeyBytes` bytes, ordered as unsigned bytes. */
export type Key = Buffer

/** One record found by a range. The value must not be modified. */
export interface Entry {
  readonly key: Key
  readonly value: Buffer
}

/** The records with `start <= key < end`, at most `limit`, from the far end if `reverse`. */
export interface Range {
  readonly start: Key
  readonly end: Key
  readonly limit: number
  readonly reverse?: boolean
}

/** What is to be read, all on one unchanging view: single records, and bounded ranges. */
export interface Reads {
  readonly keys?: readonly Key[]
  readonly ranges?: readonly Range[]
}

/** What was read, in the order it was asked for. */
export interface Found {
  readonly values: readonly (Buffer | undefined)[]
  readonly ranges: readonly (readonly Entry[])[]
}

/** What a transaction decided: its answer, and the records to write; a refusal writes none. */
export interface Decision<Result> {
  readonly result: Result
  readonly put?: readonly (readonly [Key, Buffer])[]
  readonly remove?: readonly Key[]
}

/**
 * A named change. `decide` is synchronous and free of side effects: the engine may run it more than
 * once, and a test may run it on a Map.
 */
export interface Transaction<Args, Result> {
  readonly name: string
  /** True for what adds data: refused with {@link EngineFull} while the disk is nearly full. */
  readonly grows?: boolean
  reads(args: Args): Reads
  decide(found: Found, args: Args): Decision<Result>
}

/** Small ordered records. */
export interface Records {
  /** Reads on one view that holds every change acknowledged, by any process, before the call. */
  read(reads: Reads): Promise<Found>
  /**
   * Runs a transaction; when the promise resolves, what it wrote is durable. A throw in `decide`
   * rejects it alone.
   */
  transact<Args, Result>(transaction: Transaction<Args, Result>, args: Args): Promise<Result>
}

/** Names one chunk, with its length and CRC-32, so that what is read can be verified. 18 bytes. */
export type ChunkId = Buffer

/** The part of an id that tells one chunk from another: volume and sequence. */
export const chunkName = (id: ChunkId): string => id.toString('latin1', 0, 10)

/** A chunk is missing, or its bytes are not those that were written. */
export class ChunkDamaged extends Error {
  override readonly name = 'ChunkDamaged'
}

/** The disk has no room for more than what deletes and bookkeeping need. */
export class EngineFull extends Error {
  override readonly name = 'EngineFull'
}

/** Large pieces of bytes. */
export interface Chunks {
  /**
   * Keeps 1 to `limits.chunkBytes` bytes, which must stay as they are until the promise resolves;
   * then they are durable. Throws {@link EngineFull}.
   */
  put(bytes: Uint8Array): Promise<ChunkId>
  /**
   * The bytes of a chunk, a copy of the caller's own; in the memory of `into` if that is given and
   * large enough, which the caller then leaves alone. Throws {@link ChunkDamaged}.
   */
  get(id: ChunkId, into?: Buffer): Promise<Buffer>
  /** Gives the space of chunks back; one that is not there is passed over. */
  drop(ids: readonly ChunkId[]): Promise<void>
}

/** How full a volume is, for metrics and for evacuation. */
export interface VolumeUsage {
  readonly name: string
  readonly capacityBytes: number
  readonly fileBytes: number
  readonly liveBytes: number
}

/** What the background work and `cairn check` need, beyond reading and writing. */
export interface Upkeep {
  /**
   * Every chunk that is kept, in no order, a batch at a time, under the id that `put` gave (a moved
   * chunk keeps it); compare by {@link chunkName}, as checksums are not looked up. `settled`: only
   * chunks written by processes that are gone, so that nobody is about to name them.
   */
  chunkIds(options?: { readonly settled?: boolean }): AsyncIterable<readonly ChunkId[]>
  volumes(): Promise<readonly VolumeUsage[]>
  /**
   * Moves the chunks of mostly empty full volumes elsewhere and deletes their files. Resolves to
   * the names of the volumes removed.
   */
  evacuate(): Promise<readonly string[]>
  /** Seconds that the last durable commits took, since the last call: for the metrics. */
  takeCommitSeconds(): readonly number[]
}

/** One machine's data, open in this process. */
export interface Engine {
  readonly records: Records
  readonly chunks: Chunks
  readonly upkeep: Upkeep
  close(): Promise<void>
}
