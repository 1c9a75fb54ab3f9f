/** What `cairn check` finds in records of machines that a tool has broken. */
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { AllocateAddressCommand, RunInstancesCommand } from '@aws-sdk/client-ec2'
import { checkCompute } from '../../src/compute/check.ts'
import { createCompute } from '../../src/compute/compute.ts'
import type { ComputeChange } from '../../src/compute/records.ts'
import { checkSnapshots } from '../../src/compute/volumes/check-snapshots.ts'
import { type Harness, harness } from '../storage/harness.ts'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'

interface Broken {
  readonly cloud: MemoryCloud
  readonly own: ComputeChange
  readonly shared: ComputeChange
  readonly instanceId: string
}

describe('the check of machines', () => {
  let cloud: MemoryCloud
  let instanceId = ''

  beforeEach(async () => {
    cloud = memoryCloud()
    const ImageId = await cloud.image()
    const input = { ImageId, InstanceType: 't3.micro' as const, MinCount: 2, MaxCount: 2 }
    const { Instances } = await cloud.send(new RunInstancesCommand(input))
    instanceId = Instances?.[0]?.InstanceId ?? ''
    await cloud.send(new AllocateAddressCommand({}))
  })

  const check = () => checkCompute(cloud.records)

  it('finds nothing in what is right, in any state', async () => {
    deepStrictEqual(await check(), [])
    await cloud.found(instanceId, { state: 'running' })
    await cloud.stop(instanceId)
    deepStrictEqual(await check(), [])
    await cloud.end(instanceId)
    deepStrictEqual(await check(), [])
  })

  const table: readonly [string, (broken: Broken) => Promise<void>, RegExp][] = [
    [
      'an instance that is gone while its interface stays',
      async ({ own, instanceId: id }) => own.remove('instance', id),
      /^compute: eni-\w+ names i-\w+, which is not there \(account \d{12}\)$/,
    ],
    [
      'room that is taken for nobody',
      async ({ shared }) => {
        const room = { instanceId: 'i-1', account: '123456789012', vcpus: 1, memoryMiB: 1 }
        shared.put('allocation', 'i-1', room)
      },
      /^compute: room is taken for i-1, which does not run$/,
    ],
    [
      'an instance that may run without room',
      async ({ shared, instanceId: id }) => shared.remove('allocation', id),
      /^compute: i-\w+ is pending without room/,
    ],
    [
      'an instance without an interface',
      async ({ own, instanceId: id }) => {
        for (const one of await own.all('networkInterface')) {
          const { attachment, ...rest } = one
          if (attachment?.instanceId !== id) continue
          own.put('networkInterface', one.networkInterfaceId, rest)
        }
      },
      /^compute: i-\w+ has no network interface/,
    ],
    [
      'a private address of two interfaces',
      async ({ own }) => {
        const [one, other] = await own.all('networkInterface')
        if (one === undefined || other === undefined) return
        const [{ address }] = one.addresses
        const addresses = [{ ...other.addresses[0], address }] as const
        own.put('networkInterface', other.networkInterfaceId, { ...other, addresses })
      },
      /^compute: eni-\w+ and eni-\w+ both have 172\.31\./,
    ],
    [
      'a public address that somebody else has',
      async ({ own, shared }) => {
        const [one] = await own.all('elasticIp')
        if (one === undefined) return
        const held = { publicIp: one.publicIp, account: '123456789012', holder: 'eipalloc-1' }
        shared.put('publicAddress', one.publicIp, held)
      },
      /^compute: eipalloc-\w+ has 127\.[\d.]+, which is eipalloc-1/,
    ],
    [
      'a public address that nobody has',
      async ({ shared }) => {
        const held = { publicIp: '127.77.9.9', account: '123456789012', holder: 'eni-1' }
        shared.put('publicAddress', '127.77.9.9', held)
      },
      /^compute: 127\.77\.9\.9 is held by eni-1, which does not have it$/,
    ],
    [
      'a volume that is at an instance that is gone',
      async ({ own }) => {
        const [volume] = await own.all('volume')
        const { attachment } = volume ?? {}
        if (volume === undefined || attachment === undefined) return
        const gone = { ...attachment, instanceId: 'i-gone' }
        own.put('volume', volume.volumeId, { ...volume, attachment: gone })
      },
      /^compute: vol-\w+ names i-gone, which is not there/,
    ],
    [
      'a subnet whose VPC is gone',
      async ({ own }) => {
        const [vpc] = await own.all('vpc')
        own.remove('vpc', vpc?.vpcId ?? '')
      },
      /^compute: subnet-\w+ names vpc-\w+, which is not there/,
    ],
  ]
  for (const [what, breaks, words] of table) {
    it(`finds ${what}`, async () => {
      await (await cloud.own()).changeShared((own, shared) =>
        breaks({ cloud, own, shared, instanceId }),
      )
      const problems = await check()
      strictEqual(
        problems.some((problem) => words.test(problem)),
        true,
        problems.join('\n'),
      )
    })
  }
})

interface Put {
  readonly isLent?: boolean
  readonly storedBytes?: number
}

describe('the check of snapshots', () => {
  let h: Harness
  beforeEach(async () => {
    h = await harness()
  })
  const check = () => checkSnapshots(createCompute(h.engine), h.storage.images)
  const put = async (state: 'completed' | 'pending', more: Put = {}) => {
    const { isLent = false, ...counted } = more
    const compute = createCompute(h.engine)
    await compute.existing('123456789012').changeShared(async (own, shared) => {
      const facts = { snapshotId: 'snap-1', owner: '123456789012', volumeId: 'vol-1' }
      const times = { description: '', startTime: 0, volumeSize: 1, progress: 0, isHeld: true }
      const found = {
        ...facts,
        ...times,
        state,
        isPublic: isLent,
        sharedWith: [],
        tags: {},
        ...counted,
      }
      shared.put('tenant', '123456789012', { account: '123456789012' })
      if (isLent) shared.put('sharedSnapshot', 'snap-1', found)
      else own.put('snapshot', 'snap-1', found)
    })
  }

  it('finds bytes that are of no snapshot, and nothing in a whole one', async () => {
    await h.storage.images.putPage('snap-1', 0, [])
    deepStrictEqual(await check(), ['the image snap-1 is of no snapshot'])
    await put('pending')
    deepStrictEqual(await check(), [])
  })

  it('finds one that lacks pages, and does not if it is not complete yet', async () => {
    await put('completed')
    const [problem = '', ...more] = await check()
    deepStrictEqual(more, [])
    strictEqual(/^snapshot snap-1 has 0 of its \d+ pages$/.test(problem), true, problem)
    await put('pending')
    deepStrictEqual(await check(), [])
  })

  it('finds one that counts other bytes than it has', async () => {
    const { blockBytes, pageBlocks } = h.storage.images
    const chunk = await h.storage.images.put(Buffer.alloc(blockBytes, 'a'))
    const hash = Buffer.alloc(32).toString('base64')
    await h.storage.images.putPage('snap-1', 0, [{ index: 0, chunk, hash }])
    for (let page = 1; page < 1024 ** 3 / (blockBytes * pageBlocks); page++) {
      await h.storage.images.putPage('snap-1', page, [])
    }
    await put('completed', { storedBytes: blockBytes })
    deepStrictEqual(await check(), [])
    await put('completed', { storedBytes: 1 })
    const found = `snapshot snap-1 counts 1 bytes, and has ${blockBytes} of its own`
    deepStrictEqual(await check(), [found])
  })

  it('finds one that is lent by who does not have it', async () => {
    await put('completed', { isLent: true })
    deepStrictEqual(await check(), ['snapshot snap-1 is lent, but 123456789012 does not have it'])
  })
})
