/**
 * Limits on what a bucket and an account may hold. They are read where usage is written, so they
 * hold at once.
 */
import type { Key, Transaction } from '../engine/engine.ts'
import type { Context } from './context.ts'
import { accountUsageKey, bucketKey, bucketUsageKey } from './keys.ts'
import { decodeBucket } from './records.ts'
import type { Refusal } from './refusal.ts'
import { scan } from './scan.ts'
import type { QuotaRow, Quotas } from './storage.ts'
import { decodeUsage, encodeUsage } from './usage.ts'

type Scope = QuotaRow['scope']

interface Change {
  readonly bytes?: number | null
  readonly objects?: number | null
}

export function quotas(context: Context): Quotas {
  const { records } = context.engine
  return {
    async set(scope, name, change) {
      const key = await keyOf(context, scope, name)
      if (!key) return { refused: 'NoSuchBucket' }
      return records.transact(setLimit, { key, scope, name, change })
    },

    async get(scope, name) {
      const key = await keyOf(context, scope, name)
      if (!key) return { refused: 'NoSuchBucket' }
      const { values } = await records.read({ keys: [key] })
      return rowOf(scope, name, values[0])
    },

    async list() {
      const rows: QuotaRow[] = []
      for await (const { key, value } of scan(context.engine.records, 'Qa')) {
        rows.push(rowOf('account', key.toString('utf8', 2), value))
      }
      for await (const { value } of scan(context.engine.records, 'B')) {
        const { id, name } = decodeBucket(value)
        const { values } = await records.read({ keys: [bucketUsageKey(id)] })
        rows.push(rowOf('bucket', name, values[0]))
      }
      return rows
    },
  }
}

/** The usage record of a bucket or an account; undefined if there is no such bucket. */
async function keyOf({ engine }: Context, scope: Scope, name: string): Promise<Key | undefined> {
  if (scope === 'account') return accountUsageKey(name)
  const { values } = await engine.records.read({ keys: [bucketKey(name)] })
  return values[0] && bucketUsageKey(decodeBucket(values[0]).id)
}

function rowOf(scope: Scope, name: string, record: Buffer | undefined): QuotaRow {
  const { bytes, objects, limit } = decodeUsage(record)
  return { scope, name, limit, usage: { bytes, objects } }
}

interface SetArgs {
  readonly key: Key
  readonly scope: Scope
  readonly name: string
  readonly change: Change
}

const setLimit: Transaction<SetArgs, QuotaRow | Refusal> = {
  name: 'setLimit',
  reads: ({ key, scope, name }) => ({
    keys: [key, ...(scope === 'bucket' ? [bucketKey(name)] : [])],
  }),
  decide({ values: [record, bucket] }, { key, scope, name, change }) {
    if (scope === 'bucket' && !(bucket && bucketUsageKey(decodeBucket(bucket).id).equals(key))) {
      return { result: { refused: 'NoSuchBucket' } }
    }
    const usage = decodeUsage(record)
    const changed = (now: number | undefined, wanted: number | null | undefined) =>
      wanted === undefined ? now : (wanted ?? undefined)
    const limit = {
      bytes: changed(usage.limit.bytes, change.bytes),
      objects: changed(usage.limit.objects, change.objects),
    }
    const next = encodeUsage({ ...usage, limit })
    return { result: rowOf(scope, name, next), put: [[key, next]] }
  },
}
