import { deepStrictEqual } from 'node:assert/strict'
import {
  CreateVolumeCommand,
  DeleteVolumeCommand,
  DeregisterImageCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2'
import { allEvents, decodeEvent } from '../../src/accounts/audit-records.ts'
import { checkBooks } from '../../src/accounts/check-books.ts'
import { resourcesOf } from '../../src/cloudtrail/resources.ts'
import type { ComputeEntities } from '../../src/compute/entities.ts'
import type { Snapshot } from '../../src/compute/volumes/volume-entities.ts'
import { resourceJournal } from '../../src/server/resource-journal.ts'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'

type Kind = 'volume' | 'snapshot' | 'image'

describe('the journal of volumes, snapshots and images', () => {
  let cloud: MemoryCloud
  beforeEach(() => {
    cloud = memoryCloud(resourceJournal('us-east-1'))
  })
  afterEach(async () => {
    deepStrictEqual(await checkBooks(cloud.records), [])
  })

  /** Events as `name result`, and what they concern, sorted: those of one change have one time. */
  const events = async () => {
    const found: string[] = []
    for await (const { value } of allEvents(cloud.records)) {
      const event = decodeEvent(value)
      const { result, State } = event.serviceEventDetails ?? {}
      const names = resourcesOf(event).map(({ ResourceName }) => ResourceName.split('-')[0])
      found.push([event.eventName, result ?? State, ...names].join(' '))
    }
    return found.sort()
  }
  const set = async <K extends Kind>(
    kind: K,
    id: string,
    facts: Partial<ComputeEntities[K]> | undefined,
  ) => {
    await (await cloud.own()).change(async (records) => {
      const found = await records.get(kind, id)
      if (facts === undefined) records.remove(kind, id)
      else records.put(kind, id, { ...found, ...facts } as ComputeEntities[K])
    })
  }
  /** What is added to the events by a change. */
  const added = async (work: () => Promise<unknown>) => {
    const before = await events()
    await work()
    const after = await events()
    for (const event of before) after.splice(after.indexOf(event), 1)
    return after
  }
  const volume = async () => {
    const input = { AvailabilityZone: 'us-east-1a', Size: 1 }
    const { VolumeId = '' } = await cloud.send(new CreateVolumeCommand(input))
    return VolumeId
  }

  it('tells when a volume is there, grown and gone, and not what only a call says', async () => {
    const id = await volume()
    deepStrictEqual(await events(), [])
    const made = () => set('volume', id, { state: 'available' })
    deepStrictEqual(await added(made), ['createVolume available vol'])
    const form = { size: 1, volumeType: 'gp3' }
    const modification = { original: form, target: form, startTime: 1 }
    const begun = () => set('volume', id, { modification: { ...modification, state: 'modifying' } })
    deepStrictEqual(await added(begun), [])
    const done = () => set('volume', id, { modification: { ...modification, state: 'completed' } })
    deepStrictEqual(await added(done), ['modifyVolume completed vol'])
    deepStrictEqual(await added(done), [])
    const wish = () => cloud.send(new DeleteVolumeCommand({ VolumeId: id }))
    deepStrictEqual(await added(wish), [])
    deepStrictEqual(await added(() => set('volume', id, undefined)), ['deleteVolume deleted vol'])
  })

  it('tells of a volume that could not be made', async () => {
    const id = await volume()
    const failed = () => set('volume', id, { state: 'error', problem: 'no room' })
    deepStrictEqual(await added(failed), ['createVolume failed vol'])
  })

  it('tells when a volume is attached, busy and detached', async () => {
    const id = await volume()
    await set('volume', id, { state: 'available' })
    const at = { instanceId: 'i-1', deviceName: '/dev/sdf', attachTime: 1, isForced: false }
    const in_ = (state: 'attaching' | 'attached' | 'detaching' | 'busy') => () =>
      set('volume', id, {
        state: 'in-use',
        attachment: { ...at, state, deleteOnTermination: false },
      })
    deepStrictEqual(await added(in_('attaching')), [])
    deepStrictEqual(await added(in_('attached')), ['attachVolume attached vol i'])
    deepStrictEqual(await added(in_('attached')), [])
    deepStrictEqual(await added(in_('detaching')), [])
    deepStrictEqual(await added(in_('busy')), ['detachVolume busy vol i'])
    const out = () => set('volume', id, { state: 'available', attachment: undefined as never })
    deepStrictEqual(await added(out), ['detachVolume detached vol i'])
  })

  it('tells how snapshots and copies end, and when they are gone', async () => {
    const pending = { state: 'pending', owner: cloud.account, startTime: 1, volumeId: 'vol-1' }
    const begin = (id: string, more: object = {}) =>
      set('snapshot', id, { ...pending, snapshotId: id, ...more } as Partial<Snapshot>)
    deepStrictEqual(await added(() => begin('snap-1')), [])
    await begin('snap-2', { source: { snapshotId: 'snap-1', owner: cloud.account } })
    await begin('snap-3')
    deepStrictEqual(await added(() => set('snapshot', 'snap-1', { progress: 50 })), [])
    const completed = { state: 'completed', completedAt: 2 } as const
    const one = () => set('snapshot', 'snap-1', completed)
    deepStrictEqual(await added(one), ['createSnapshot succeeded snap'])
    const two = () => set('snapshot', 'snap-2', completed)
    deepStrictEqual(await added(two), ['copySnapshot succeeded snap'])
    const three = () => set('snapshot', 'snap-3', { state: 'error', stateMessage: 'full' })
    deepStrictEqual(await added(three), ['createSnapshot failed snap'])
    deepStrictEqual(await added(() => set('snapshot', 'snap-1', { state: 'deleting' })), [])
    const gone = () => set('snapshot', 'snap-1', undefined)
    deepStrictEqual(await added(gone), ['deleteSnapshot deleted snap'])
  })

  it('tells each state of an image, and that it is deregistered', async () => {
    const made = await added(() => cloud.image())
    deepStrictEqual(made, ['EC2 AMI State Change available ami'])
    const [image] = await (await cloud.own()).records.all('image')
    const ImageId = image?.imageId ?? ''
    const failed = () => set('image', ImageId, { state: 'failed', stateReason: 'no init' })
    deepStrictEqual(await added(failed), ['EC2 AMI State Change failed ami'])
    const gone = () => cloud.send(new DeregisterImageCommand({ ImageId }))
    deepStrictEqual(await added(gone), ['EC2 AMI State Change deregistered ami'])
  })

  it('tells of the root volume of a launch, in the launch', async () => {
    const ImageId = await cloud.image()
    const input = { ImageId, InstanceType: 't3.micro' as const, MinCount: 1, MaxCount: 1 }
    const launched = () => cloud.send(new RunInstancesCommand(input))
    deepStrictEqual(await added(launched), [
      'attachVolume attached vol i',
      'createVolume available vol',
    ])
  })

  it('writes nothing of a change that is refused', async () => {
    const own = await cloud.own()
    const id = await volume()
    const refused = async () =>
      own
        .change(async (records) => {
          records.remove('volume', id)
          throw new Error('refused')
        })
        .catch(() => {})
    deepStrictEqual(await added(refused), [])
  })
})
