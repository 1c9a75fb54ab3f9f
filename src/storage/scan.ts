/** Reading a whole table, a page at a time: for background work, reports and `check` only. */
import type { Entry, Key, Records } from '../engine/engine.ts'
import { afterPrefix, justAfter } from './keys.ts'

const pageEntries = 1000

/** Every record whose key begins with `prefix`, in order. Each page is a view of its own. */
export async function* scan(records: Records, prefix: string | Buffer): AsyncGenerator<Entry> {
  const first = Buffer.from(prefix)
  const end = afterPrefix(first)
  let start: Key = first
  for (;;) {
    const { ranges } = await records.read({ ranges: [{ start, end, limit: pageEntries }] })
    const entries = ranges[0] ?? []
    yield* entries
    const last = entries.at(-1)
    if (!last || entries.length < pageEntries) return
    start = justAfter(last.key)
  }
}
