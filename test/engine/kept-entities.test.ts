import { deepStrictEqual, strictEqual, throws } from 'node:assert/strict'
import { createEntityStore } from '../../src/engine/entity-store.ts'
import { MemoryRecords } from '../support/memory-records.ts'

interface Shelf {
  book: { title: string }
  note: { text: string }
}

const open = (records: MemoryRecords, keptEntities = 100) =>
  createEntityStore<Shelf>(records, 'Z', { keptEntities })

describe('entities that stay decoded', () => {
  const titles = async (store: ReturnType<typeof open>, scope = 'a') =>
    (await store.in(scope).all('book')).map(({ title }) => title)
  const put = (store: ReturnType<typeof open>, title: string, scope = 'a') =>
    store.change(scope, async (change) => change.put('book', title, { title }))

  it('are decoded once, until something of their scope changes', async () => {
    const store = open(new MemoryRecords())
    await put(store, 'one')
    const [first] = await store.in('a').all('book')
    const [again] = await store.in('a').all('book')
    strictEqual(first, again)
    await put(store, 'two', 'b')
    strictEqual((await store.in('a').all('book'))[0], first)
    await put(store, 'two')
    deepStrictEqual(await titles(store), ['one', 'two'])
  })

  it('are never older than what another process has written', async () => {
    const records = new MemoryRecords()
    const [own, other] = [open(records), open(records)]
    await put(own, 'one')
    deepStrictEqual(await titles(own), ['one'])
    await put(other, 'two')
    deepStrictEqual(await titles(own), ['one', 'two'])
    await other.change('a', async (change) => change.remove('book', 'one'))
    deepStrictEqual(await titles(own), ['two'])
  })

  it('are the same for all who list them, whatever one does with a list', async () => {
    const store = open(new MemoryRecords())
    await put(store, 'one')
    const list = await store.in('a').all('book')
    list.length = 0
    const [book] = await store.in('a').all('book')
    throws(() => Object.assign(book ?? {}, { title: 'other' }), TypeError)
    deepStrictEqual(await titles(store), ['one'])
  })

  it('are no more than allowed, and the longest unused go first', async () => {
    const store = open(new MemoryRecords(), 2)
    for (const scope of ['a', 'b', 'c']) await put(store, 'one', scope)
    const [a] = await store.in('a').all('book')
    const [b] = await store.in('b').all('book')
    strictEqual((await store.in('a').all('book'))[0], a)
    await store.in('c').all('book')
    strictEqual((await store.in('a').all('book'))[0], a)
    strictEqual((await store.in('b').all('book'))[0] === b, false)
    for (const title of ['two', 'three']) await put(store, title, 'c')
    deepStrictEqual(await titles(store, 'c'), ['one', 'three', 'two'])
  })

  it('have what is made of them kept as long as they are', async () => {
    const records = new MemoryRecords()
    const [store, other] = [open(records), open(records)]
    const count = (from: ReturnType<typeof open>) =>
      from.in('a').derived('count', async () => ({ size: (await from.in('a').all('book')).length }))
    await put(store, 'one')
    const first = await count(store)
    strictEqual(await count(store), first)
    await put(other, 'two')
    deepStrictEqual([first, await count(store)], [{ size: 1 }, { size: 2 }])
    await store.change('a', async (change) => {
      change.put('book', 'three', { title: 'three' })
      const seen = await change.derived('count', async () => ({
        size: (await change.all('book')).length,
      }))
      strictEqual(seen.size, 3, 'what a change sees is not kept')
    })
  })
})
