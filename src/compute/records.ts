/** What one account has of machines and networks, to read and to change. */
import type { ScopeChange, ScopeReader } from '../engine/entity-store.ts'
import type { ComputeEntities } from './entities.ts'

/** What an account has, to read. */
export type ComputeReader = ScopeReader<ComputeEntities>

/** What an account has, to change: see `ScopeStore.change`. */
export type ComputeChange = ScopeChange<ComputeEntities>

/** What one account has. */
export interface AccountCompute {
  readonly records: ComputeReader
  change<T>(work: (records: ComputeChange) => Promise<T>): Promise<T>
}
