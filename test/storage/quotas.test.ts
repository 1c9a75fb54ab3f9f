import assert from 'node:assert/strict'
import { isRefusal } from '../../src/storage/refusal.ts'
import { accepted, account, bodyOf, type Harness, harness, named } from './harness.ts'

describe('storage: quotas', () => {
  let h: Harness

  beforeEach(async () => {
    h = await harness()
  })

  const put = (key: string, sizeBytes: number) =>
    h.storage.objects.put(h.bucket, named(key), bodyOf(Buffer.alloc(sizeBytes)))

  it('lets a write reach the limit and not pass it by one byte', async () => {
    await h.storage.quotas.set('bucket', 'files', { bytes: 100 })
    accepted(await put('a', 60))
    const refusal = await put('b', 41)
    const expected = { scope: 'bucket', name: 'files', measure: 'bytes', limit: 100, usage: 60 }
    assert.deepEqual(refusal, { refused: 'QuotaExceeded', ...expected })
    accepted(await put('b', 40))
    accepted(await put('b', 30))
    accepted(await put('a', 70))
  })

  it('counts objects', async () => {
    await h.storage.quotas.set('account', account, { objects: 1 })
    accepted(await put('a', 1))
    accepted(await put('a', 2))
    assert.ok(isRefusal(await put('b', 1)))
  })

  it('may be set under the present usage, and stops growth only', async () => {
    accepted(await put('a', 100))
    accepted(await h.storage.quotas.set('bucket', 'files', { bytes: 10 }))
    assert.ok(isRefusal(await put('a', 101)))
    accepted(await put('a', 99))
    accepted(await h.storage.objects.remove(h.bucket, 'a', {}))
    accepted(await put('a', 10))
  })

  it('is lifted by null, and keeps what is not named', async () => {
    await h.storage.quotas.set('bucket', 'files', { bytes: 10, objects: 5 })
    const row = accepted(await h.storage.quotas.set('bucket', 'files', { bytes: null }))
    assert.deepEqual(row.limit, { bytes: undefined, objects: 5 })
    assert.deepEqual(await h.storage.quotas.set('bucket', 'none', { bytes: 1 }), {
      refused: 'NoSuchBucket',
    })
  })

  it('refuses before a large body is read', async () => {
    await h.storage.quotas.set('bucket', 'files', { bytes: 10 })
    const body = bodyOf('', 1_000_000)
    const unread = { ...body, [Symbol.asyncIterator]: () => assert.fail('the body was read') }
    assert.ok(isRefusal(await h.storage.objects.put(h.bucket, named('a'), unread)))
  })

  it('is never passed by many writers at once', async () => {
    await h.storage.quotas.set('account', account, { bytes: 1000 })
    const answers = await Promise.all(Array.from({ length: 64 }, (_, n) => put(`k${n}`, 30)))
    assert.equal(answers.filter((answer) => !isRefusal(answer)).length, 33)
    assert.equal(accepted(await h.storage.quotas.get('bucket', 'files')).usage.bytes, 990)
  })
})
