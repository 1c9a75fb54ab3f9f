/**
 * Virtual machines and their networks, as records: an account's under its twelve digits, all under
 * the letter V (`engine/entity-store.ts`).
 */
import type { Records } from '../engine/engine.ts'
import {
  type Changed,
  createEntityStore,
  type Elsewhere,
  type ScopeStore,
} from '../engine/entity-store.ts'
import { limits } from '../limits.ts'
import type { ComputeEntities } from './entities.ts'
import { meteredKinds } from './metering/metered.ts'
import { meterChanges } from './metering/metering.ts'
import { foundNetwork, type Region } from './network/found-network.ts'
import type { AccountCompute, ComputeChange, ComputeReader, OthersChange } from './records.ts'
import type { Snapshot } from './volumes/volume-entities.ts'

/** What all accounts have. */
export interface Compute {
  /** An account's; it has its default VPC from the first time on that anybody asks. */
  of(account: string, region: Region): Promise<AccountCompute>
  /** What all accounts share. */
  readonly shared: ComputeReader
  changeShared<T>(work: (shared: ComputeChange) => Promise<T>): Promise<T>
  /** An account's as it is; nothing is made for one that never asked. */
  existing(account: string): AccountCompute
  /** Counts an account's changes: what was made of its records holds while this is the same. */
  generation(account: string): Promise<Buffer | undefined>
  /** Whether some account has something that the host must see to. */
  hasWork(): Promise<boolean>
}

const sharedScope = 'region'
const letter = 'V'
const watchedKinds: ReadonlySet<keyof ComputeEntities> = new Set([...meteredKinds, 'image'])

/** Where an account's machines are kept, for who must judge by them in a change of its own. */
export function computeScope(account: string): Elsewhere {
  return { letter, scope: account }
}

/** The books that changes of machines are written down in, in the changes themselves. */
export interface ComputeBooks {
  now?(): number
  /** Told what a change did to an account's entities; what it puts is a part of the change. */
  journal?(
    records: ComputeChange,
    account: string,
    changes: readonly Changed<ComputeEntities>[],
  ): void
  /** Changes that are being written: what they tell of has happened before they are on disk. */
  readonly writes?: Set<Promise<unknown>>
}

/** Opens what these records keep of machines and networks. */
export function createCompute(
  { records }: { readonly records: Records },
  { now = Date.now, journal, writes }: ComputeBooks = {},
): Compute {
  const { entitiesKept: keptEntities } = limits
  const store = createEntityStore<ComputeEntities>(records, letter, {
    keptEntities,
    async ending(change) {
      if (change.scope === sharedScope) return
      const changes = await change.changed(watchedKinds)
      if (changes.length === 0) return
      await meterChanges(change, changes, now())
      journal?.(change, change.scope, changes)
    },
  })
  // Nothing takes the mark away again, so it is looked for until it is seen.
  const founded = new Set<string>()
  const noted = <T>(writing: Promise<T>): Promise<T> => {
    if (writes === undefined) return writing
    writes.add(writing)
    return writing.finally(() => writes.delete(writing))
  }
  const existing = (account: string): AccountCompute => ({
    records: store.in(account),
    shared: store.in(sharedScope),
    change: (work) => noted(store.change(account, work)),
    changeShared: (work) =>
      noted(
        store.change([account, sharedScope], (own, shared) =>
          work(own as ComputeChange, shared as ComputeChange),
        ),
      ),
    othersRecords: (other) => store.in(other),
    changeWith: (others, work) => noted(changeOfSeveral(store, [account, ...others], work)),
  })
  return {
    shared: store.in(sharedScope),
    changeShared: (work) => store.change(sharedScope, work),
    existing,

    async generation(account) {
      const [found] = await store.generations([account])
      // What an engine gives may be its own memory, which changes.
      return found && Buffer.from(found)
    },

    async of(account, region) {
      const own = existing(account)
      if (!founded.has(account)) {
        await foundNetwork(own, { ...region, account })
        founded.add(account)
      }
      return own
    },

    async hasWork() {
      for (const { account } of await store.in(sharedScope).all('tenant')) {
        const own = store.in(account)
        if ((await own.all('instance')).length > 0 || (await own.all('volume')).length > 0)
          return true
        if ((await own.all('snapshot')).some(isWished)) return true
        if ((await own.all('image')).some(({ state }) => state === 'pending')) return true
        if (await hasImageTask(own)) return true
      }
      return false
    },
  }
}

/** The first account is whose change it is. */
function changeOfSeveral<T>(
  store: ScopeStore<ComputeEntities>,
  given: readonly [string, ...string[]],
  work: (records: ComputeChange, others: OthersChange) => Promise<T>,
): Promise<T> {
  const accounts = [...new Set(given)]
  return store.change(accounts, (...changes) => {
    const at = (asked: string) => {
      const found = changes[accounts.indexOf(asked)]
      if (found === undefined) throw new TypeError(`${asked} is not in the change`)
      return found
    }
    return work(at(given[0]), at)
  })
}

function isWished({ state }: Snapshot): boolean {
  return state === 'pending' || state === 'deleting'
}

async function hasImageTask(own: ComputeReader): Promise<boolean> {
  const tasks = [...(await own.all('importImageTask')), ...(await own.all('exportImageTask'))]
  if (tasks.some(({ state }) => state === 'active' || state === 'deleting')) return true
  return (await own.all('storeImageTask')).some(({ state }) => state === 'InProgress')
}
