/**
 * A worker that dies: its clients try again and succeed, the others notice nothing, and another
 * takes its place.
 */
import assert from 'node:assert/strict'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { s3Client } from '../support/clients.ts'
import { childrenOf, eventually } from '../support/processes.ts'
import { useRandom } from '../support/random.ts'
import { useServer } from '../support/server.ts'

const Bucket = 'worker-dies'

describe('a worker killed under load', function () {
  this.timeout(240_000)
  const server = useServer({ workers: 2 })
  const random = useRandom()
  const s3 = s3Client(server, { maxAttempts: 5 })

  before(() => s3.send(new CreateBucketCommand({ Bucket })))

  it('costs no client that tries again an answer, and is replaced', async () => {
    const written = new Map<string, Buffer>()
    let isLoaded = true
    const clients = inParallel(16, async (client) => {
      for (let turn = 0; isLoaded; turn += 1) {
        const Key = `${client}/${turn}`
        const Body = random.bytes(random.pick([10, 5000, 200_000]))
        await s3.send(new PutObjectCommand({ Bucket, Key, Body }))
        written.set(Key, Body)
      }
    })
    for (let round = 0; round < 3; round += 1) {
      const before = childrenOf(server.pid)
      const victim = random.pick(before)
      const writtenBefore = written.size
      process.kill(victim, 'SIGKILL')
      await eventually('another worker stands in', async () => {
        const now = childrenOf(server.pid)
        return now.length === before.length && !now.includes(victim)
      })
      await eventually('both workers serve', async () => (await workersServing()) === 2)
      await eventually('work goes on', async () => written.size > writtenBefore + 100, 60_000)
    }
    isLoaded = false
    await clients
    const unread = written.entries()
    await inParallel(16, async () => {
      for (const [Key, body] of unread) {
        const got = await s3.send(new GetObjectCommand({ Bucket, Key }))
        assert.ok(body.equals((await got.Body?.transformToByteArray()) ?? Buffer.alloc(0)), Key)
      }
    })
  })

  /** How many workers tell the primary how they are. The one that is asked may be the victim. */
  async function workersServing(): Promise<number> {
    const ask = async () => (await fetch(`${server.url}/-/metrics`)).text()
    const metrics = await ask().catch(() => '')
    return new Set(metrics.match(/(?<=^cairn_event_loop_lag_seconds\S*worker=")\d+/gm)).size
  }

  it('answers ready again', async () => {
    const answer = await fetch(`${server.url}/-/health/ready`)
    assert.equal(answer.status, 200)
  })
})

function inParallel(count: number, work: (index: number) => Promise<void>): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)))
}
