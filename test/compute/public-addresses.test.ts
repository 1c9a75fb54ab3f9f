import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import type { ComputeEntities } from '../../src/compute/entities.ts'
import {
  type PublicAddressWish,
  releasePublicAddress,
  takePublicAddress,
} from '../../src/compute/network/public-addresses.ts'
import { createEntityStore } from '../../src/engine/entity-store.ts'
import { MemoryRecords } from '../support/memory-records.ts'

describe('public addresses', () => {
  const openRegion = (range: string) => {
    const store = createEntityStore<ComputeEntities>(new MemoryRecords(), 'V')
    const wish = { account: '111122223333', holder: 'eipalloc-1', range }
    return {
      take: (more: Partial<PublicAddressWish> = {}) =>
        store.change('region', (shared) => takePublicAddress(shared, { ...wish, ...more })),
      release: (publicIp: string) =>
        store.change('region', async (shared) => releasePublicAddress(shared, publicIp)),
      all: () => store.in('region').all('publicAddress'),
    }
  }

  it('are given one by one, without the first and the last of the range', async () => {
    const { take, all } = openRegion('203.0.113.8/30')
    strictEqual(await take(), '203.0.113.9')
    strictEqual(await take({ holder: 'eni-2', account: '444455556666' }), '203.0.113.10')
    strictEqual(await take(), undefined)
    deepStrictEqual((await all()).at(-1), {
      publicIp: '203.0.113.9',
      account: '111122223333',
      holder: 'eipalloc-1',
    })
  })

  it('come back to who asks next', async () => {
    const { take, release } = openRegion('127.77.0.0/16')
    strictEqual(await take(), '127.77.0.1')
    strictEqual(await take(), '127.77.0.2')
    await release('127.77.0.1')
    strictEqual(await take(), '127.77.0.1')
    strictEqual(await take(), '127.77.0.3')
  })

  it('are had by name if they are free and of the range', async () => {
    const { take } = openRegion('127.77.0.0/16')
    strictEqual(await take({ wanted: '127.77.3.4' }), '127.77.3.4')
    for (const wanted of ['127.77.3.4', '127.77.0.0', '127.77.255.255', '127.78.0.1', 'x', '']) {
      strictEqual(await take({ wanted }), undefined, wanted)
    }
  })

  it('are each one holder’s, however many ask at once', async () => {
    const { take } = openRegion('127.77.0.0/16')
    const taken = await Promise.all(Array.from({ length: 20 }, () => take()))
    strictEqual(new Set(taken).size, 20)
  })

  it('are both given of a range of two, and one of one', async () => {
    const pair = openRegion('203.0.113.8/31')
    deepStrictEqual([await pair.take(), await pair.take()], ['203.0.113.8', '203.0.113.9'])
    strictEqual(await openRegion('203.0.113.8/32').take(), '203.0.113.8')
    await rejects(openRegion('nonsense').take(), TypeError)
  })
})
