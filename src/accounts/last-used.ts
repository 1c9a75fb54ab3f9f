/**
 * When keys, users and roles were last used, for which service and where. A worker writes the first
 * use of each at once, and later ones at most once a minute: no request waits for it or fails by
 * it. What was used since is written at stop.
 *
 * A use is kept for a subject: an access key's id, or the unique id of a user (`AIDA…`), of a role
 * (`AROA…`) or of a root (its account's). These records are in no scope's generation, since they
 * say nothing that a decision hangs on.
 */
import type { Records, Transaction } from '../engine/engine.ts'
import { encodeRecord } from '../engine/json-record.ts'
import { limits } from '../limits.ts'
import { decodeUse, type Use, useKey, useRange } from './records.ts'

/** Who uses a service: a caller, verified. */
export interface Signer {
  readonly account: string
  readonly accessKeyId: string
  /** Of a user or root whose own key it is. */
  readonly userId: string
  readonly session?: { readonly principal: { readonly id: string } }
}

/** Where a signature is good. */
export interface SignatureScope {
  readonly service: string
  readonly region: string
}

/** Notes uses, and tells them. */
export interface LastUsed {
  /** Costs a request two look-ups and a comparison. */
  note(signer: Signer, scope: SignatureScope, now: number): void
  /** The uses of a subject, one a service, the latest first. */
  of(account: string, subject: string): Promise<readonly Use[]>
  /** Forgets a subject that is no more. */
  forget(account: string, subject: string): Promise<void>
  /** Writes what is not yet written; for the end of a worker. */
  flush(): Promise<void>
}

interface Noted {
  readonly account: string
  readonly subjects: readonly string[]
  service: string
  region: string
  at: number
  /** When it was last handed over to be written. */
  writtenAt: number
}

/** Makes what notes uses in these records. */
export function createLastUsed(records: Records): LastUsed {
  const noted = new Map<string, Map<string, Noted>>()
  const writing = new Set<Promise<unknown>>()

  function write(use: Noted): void {
    use.writtenAt = use.at
    // What cannot be written, as on a full disk, is written with a later use.
    const done = records.transact(noteUse, { ...use }).catch(() => undefined)
    writing.add(done)
    void done.finally(() => writing.delete(done))
  }

  function flushAll(): void {
    for (const uses of noted.values()) {
      for (const use of uses.values()) if (use.at > use.writtenAt) write(use)
    }
  }

  function begin(signer: Signer, scope: SignatureScope, at: number): void {
    const { account, accessKeyId, userId, session } = signer
    const principal = session?.principal.id
    const subjects = principal === undefined ? [accessKeyId, userId] : [principal]
    const { service } = scope
    const region = scope.region.slice(0, limits.regionMax)
    const use: Noted = { account, subjects, service, region, at, writtenAt: at }
    const uses = noted.get(service) ?? new Map<string, Noted>()
    if (uses.size >= limits.usesNoted) {
      flushAll()
      uses.clear()
    }
    uses.set(principal ?? accessKeyId, use)
    noted.set(service, uses)
    write(use)
  }

  return {
    note(signer, scope, now) {
      const use = noted.get(scope.service)?.get(signer.session?.principal.id ?? signer.accessKeyId)
      if (use === undefined) {
        begin(signer, scope, now)
        return
      }
      use.at = now
      if (now - use.writtenAt < limits.useWrittenEveryMs) return
      use.region = scope.region.slice(0, limits.regionMax)
      write(use)
    },

    async of(account, subject) {
      const [found = []] = (await records.read({ ranges: [useRange(account, subject)] })).ranges
      return found.map(({ value }) => decodeUse(value)).sort((a, b) => b.at - a.at)
    },

    async forget(account, subject) {
      for (const uses of noted.values()) uses.delete(subject)
      const uses = await this.of(account, subject)
      await records.transact(forgetUses, {
        account,
        subject,
        services: uses.map((use) => use.service),
      })
    },

    async flush() {
      flushAll()
      await Promise.all(writing)
    },
  }
}

/** Writes a use down, for each of its subjects, unless a later one is. */
const noteUse: Transaction<Noted, void> = {
  name: 'noteUse',
  reads: ({ account, subjects, service }) => ({
    keys: subjects.map((subject) => useKey(account, subject, service)),
  }),
  decide({ values }, { account, subjects, service, region, at }) {
    const use = encodeRecord({ service, region, at } satisfies Use)
    const put = subjects.flatMap((subject, index) => {
      const found = values[index]
      const isLater = found !== undefined && decodeUse(found).at >= at
      return isLater ? [] : [[useKey(account, subject, service), use] as const]
    })
    return { result: undefined, put }
  },
}

interface Forgotten {
  readonly account: string
  readonly subject: string
  readonly services: readonly string[]
}

/** Removes what was written of a subject. */
const forgetUses: Transaction<Forgotten, void> = {
  name: 'forgetUses',
  reads: () => ({}),
  decide(_, { account, subject, services }) {
    return {
      result: undefined,
      remove: services.map((service) => useKey(account, subject, service)),
    }
  },
}
