/**
 * Virtual machines and their networks, as records: an account's under its twelve digits, all under
 * the letter V (`engine/entity-store.ts`).
 */
import type { Records } from '../engine/engine.ts'
import { createEntityStore } from '../engine/entity-store.ts'
import type { ComputeEntities } from './entities.ts'
import { foundNetwork, type Region } from './found-network.ts'
import type { AccountCompute, ComputeChange, ComputeReader } from './records.ts'

/** What all accounts have. */
export interface Compute {
  /** An account's; it has its default VPC from the first time on that anybody asks. */
  of(account: string, region: Region): Promise<AccountCompute>
  /** What all accounts share. */
  readonly shared: ComputeReader
}

const sharedScope = 'region'

/** Opens what these records keep of machines and networks. */
export function createCompute({ records }: { readonly records: Records }): Compute {
  const store = createEntityStore<ComputeEntities>(records, 'V')
  // Nothing takes the mark away again, so it is looked for until it is seen.
  const founded = new Set<string>()
  return {
    shared: store.in(sharedScope),

    async of(account, region) {
      const own: AccountCompute = {
        records: store.in(account),
        shared: store.in(sharedScope),
        change: (work) => store.change(account, work),
        changeShared: (work) =>
          store.change([account, sharedScope], (own, shared) =>
            work(own as ComputeChange, shared as ComputeChange),
          ),
      }
      if (!founded.has(account)) {
        await foundNetwork(own, { ...region, account })
        founded.add(account)
      }
      return own
    },
  }
}
