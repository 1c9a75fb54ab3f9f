/** Ranges of records of any length, read or removed a page at a time. */
import type { Entry, Key, Range, Records, Transaction } from './engine.ts'

/** Every record of a range, in order. */
export async function* scan(records: Records, range: Range): AsyncGenerator<Entry> {
  for await (const page of pages(records, range)) yield* page
}

/** The same by pages of `limit`: each is of its own moment. */
export async function* pages(records: Records, whole: Range): AsyncGenerator<readonly Entry[]> {
  let range = whole
  for (;;) {
    const [page = []] = (await records.read({ ranges: [range] })).ranges
    yield page
    const last = page.at(-1)
    if (last === undefined || page.length < range.limit) return
    range = { ...range, start: keyAfter(last.key) }
  }
}

/** Removes every record of a range, `limit` of them a transaction. */
export async function removeAll(records: Records, range: Range): Promise<void> {
  while ((await records.transact(removePage, range)) === range.limit) {
    // There are more.
  }
}

/** Removes the first records of a range, and tells how many there were. */
const removePage: Transaction<Range, number> = {
  name: 'removePage',
  reads: (range) => ({ ranges: [range] }),
  decide({ ranges: [found = []] }) {
    return { result: found.length, remove: found.map(({ key }) => key) }
  },
}

/** The least key after one. */
export function keyAfter(key: Key): Key {
  return Buffer.concat([key, Buffer.of(0)])
}
