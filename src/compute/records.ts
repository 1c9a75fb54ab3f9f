/** What one account has of machines and networks, to read and to change. */
import type { ScopeReader } from '../engine/entity-reader.ts'
import type { ScopeChange } from '../engine/entity-store.ts'
import type { ComputeEntities } from './entities.ts'

/** What an account has, to read. */
export type ComputeReader = ScopeReader<ComputeEntities>

/** What an account has, to change: see `ScopeStore.change`. */
export type ComputeChange = ScopeChange<ComputeEntities>

/** What one account has, beside what all accounts share. */
export interface AccountCompute {
  readonly records: ComputeReader
  /** See `region-entities.ts`. */
  readonly shared: ComputeReader
  change<T>(work: (records: ComputeChange) => Promise<T>): Promise<T>
  /** A change over both, in one transaction. */
  changeShared<T>(work: (records: ComputeChange, shared: ComputeChange) => Promise<T>): Promise<T>
}
