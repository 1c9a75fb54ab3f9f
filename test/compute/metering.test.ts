import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import {
  AllocateAddressCommand,
  CreateVolumeCommand,
  DeleteVolumeCommand,
  ModifyVolumeCommand,
  ReleaseAddressCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { machineUsage } from '../../src/commands/machine-usage.ts'
import { createCompute } from '../../src/compute/compute.ts'
import { beginMetering } from '../../src/compute/metering/begin-metering.ts'
import { checkMetering } from '../../src/compute/metering/check-metering.ts'
import { closedSpans, pauseMeter, removeOldSpans } from '../../src/compute/metering/metering.ts'
import type { MeterSpan } from '../../src/compute/metering/metering-entities.ts'
import type { ComputeChange } from '../../src/compute/records.ts'
import { limits } from '../../src/limits.ts'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'

const minute = 60 * 1000
const hour = 60 * minute

describe('meters of machines', () => {
  let cloud: MemoryCloud
  let began: number
  let ImageId: string

  beforeEach(async () => {
    cloud = memoryCloud()
    began = cloud.now
    ImageId = await cloud.image()
    await beginMetering(createCompute(cloud), cloud.now)
  })

  /** Lines as `meter detail period: quantity`, from the beginning until now. */
  const report = async (period: 'hour' | 'day' = 'day', from = began) => {
    const query = { from, to: cloud.now, account: cloud.account }
    const lines = await machineUsage({ records: cloud.records } as never, {
      period,
      query,
      now: cloud.now,
    })
    return lines.map((line) => [line.meter, line.detail, line.quantity])
  }
  const check = () => checkMetering(createCompute(cloud), cloud.records)
  const change = async <T>(work: (records: ComputeChange) => Promise<T>) =>
    (await cloud.own()).change(work)
  const running = (id: string) =>
    cloud.found(id, { state: 'running', stateChangedAt: cloud.now, containerId: 'c' })
  const launch = async (InstanceType: 't3.micro' | 't3.small' = 't3.micro') => {
    const input = { ImageId, InstanceType, MinCount: 1, MaxCount: 1 }
    const { Instances } = await cloud.send(new RunInstancesCommand(input))
    return Instances?.[0]?.InstanceId ?? ''
  }
  const InstanceIds = (id: string) => ({ InstanceIds: [id] })
  const onlyOf = (meter: string, lines: Awaited<ReturnType<typeof report>>) =>
    lines.filter(([name]) => name === meter).map(([, detail, quantity]) => [detail, quantity])
  const volume = async (Size: number) => {
    const input = { AvailabilityZone: 'us-east-1a', Size, VolumeType: 'gp3' as const }
    const { VolumeId = '' } = await cloud.send(new CreateVolumeCommand(input))
    await change(async (records) => {
      const made = await records.get('volume', VolumeId)
      if (made) records.put('volume', VolumeId, { ...made, state: 'available' })
    })
    return VolumeId
  }

  it('count an instance while it runs, by its type, and not while it starts or stops', async () => {
    const id = await launch()
    cloud.now += 10 * minute
    await running(id)
    cloud.now += 90 * minute
    await cloud.send(new StopInstancesCommand(InstanceIds(id)))
    cloud.now += 5 * minute
    await cloud.stop(id)
    cloud.now += hour
    await cloud.send(new StartInstancesCommand(InstanceIds(id)))
    await running(id)
    cloud.now += 30 * minute
    deepStrictEqual(onlyOf('instance', await report()), [['t3.micro', 2]])
    await cloud.send(new TerminateInstancesCommand(InstanceIds(id)))
    cloud.now += hour
    await cloud.end(id)
    deepStrictEqual(onlyOf('instance', await report()), [['t3.micro', 2]])
    deepStrictEqual(await check(), [])
  })

  it('count a minute at least for each start, as AWS does', async () => {
    const id = await launch('t3.small')
    for (const seconds of [20, 90]) {
      await running(id)
      cloud.now += seconds * 1000
      await cloud.send(new StopInstancesCommand(InstanceIds(id)))
      await cloud.stop(id)
      await cloud.send(new StartInstancesCommand(InstanceIds(id)))
      cloud.now += hour
    }
    deepStrictEqual(onlyOf('instance', await report()), [['t3.small', (60 + 90) / 3600]])
  })

  it('split what was used at the borders of hours', async () => {
    cloud.now = Math.ceil(began / hour) * hour + 45 * minute
    began = cloud.now
    const id = await launch()
    await running(id)
    cloud.now += hour
    deepStrictEqual(onlyOf('instance', await report('hour')), [
      ['t3.micro', 0.25],
      ['t3.micro', 0.75],
    ])
    deepStrictEqual(onlyOf('instance', await report('hour', cloud.now - 30 * minute)), [
      ['t3.micro', 0.5],
    ])
  })

  it('count a machine that was found to have ended until it ended', async () => {
    const id = await launch()
    await running(id)
    const endedAt = cloud.now + hour
    cloud.now += 5 * hour
    await cloud.found(id, { state: 'stopped', stateChangedAt: endedAt })
    deepStrictEqual(onlyOf('instance', await report()), [['t3.micro', 1]])
  })

  it('do not count a machine that its host let stand still, and no new start for it', async () => {
    const id = await launch()
    await running(id)
    const from = cloud.now + hour
    cloud.now += 3 * hour
    const to = cloud.now
    await change((records) => pauseMeter(records, cloud.account, { instanceId: id, from, to }))
    await change((records) => pauseMeter(records, cloud.account, { instanceId: id, from, to }))
    cloud.now += 1000
    await cloud.send(new StopInstancesCommand(InstanceIds(id)))
    deepStrictEqual(onlyOf('instance', await report()), [['t3.micro', 1 + 1 / 3600]])
    deepStrictEqual(await check(), [])
  })

  it('count volumes by their size of the moment, from CreateVolume to DeleteVolume', async () => {
    const VolumeId = await volume(10)
    cloud.now += hour
    await cloud.send(new ModifyVolumeCommand({ VolumeId, Size: 30 }))
    cloud.now += 2 * hour
    await cloud.send(new ModifyVolumeCommand({ VolumeId, VolumeType: 'gp2' })).catch(() => {})
    await cloud.send(new DeleteVolumeCommand({ VolumeId }))
    cloud.now += hour
    await change(async (records) => records.remove('volume', VolumeId))
    const gib = (await report())
      .filter(([meter]) => meter === 'volume')
      .reduce((sum, [, , quantity]) => sum + Number(quantity), 0)
    strictEqual(gib, 10 + 2 * 30)
    deepStrictEqual(await check(), [])
  })

  it('count what an instance has beside it, and the address until it is released', async () => {
    const { AllocationId } = await cloud.send(new AllocateAddressCommand({}))
    cloud.now += 90 * minute
    await cloud.send(new ReleaseAddressCommand({ AllocationId }))
    cloud.now += hour
    deepStrictEqual(await report(), [['elastic-ip', '', 1.5]])
    const id = await launch()
    cloud.now += hour
    const [, [meter, , rootGiB] = []] = await report()
    strictEqual(meter, 'volume')
    await cloud.end(id)
    cloud.now += hour
    deepStrictEqual(onlyOf('volume', await report())[0]?.[1], rootGiB)
  })

  it('are as they were when a change is refused or run again', async () => {
    const VolumeId = await volume(10)
    const refused = change(async (records) => {
      records.remove('volume', VolumeId)
      throw new Error('refused')
    })
    await refused.catch(() => {})
    cloud.now += hour
    // Two that race write one end, whichever is first.
    await Promise.allSettled([
      cloud.send(new DeleteVolumeCommand({ VolumeId })),
      cloud.send(new DeleteVolumeCommand({ VolumeId })),
    ])
    deepStrictEqual(onlyOf('volume', await report()), [['gp3', 10]])
    deepStrictEqual(await check(), [])
  })

  it('begin for what an earlier release had, once', async () => {
    const VolumeId = await volume(4)
    await change(async (records) => records.remove('meterSpan', VolumeId))
    await createCompute(cloud).changeShared(async (shared) =>
      shared.remove('meteringBegan', 'metering'),
    )
    deepStrictEqual(await check(), [])
    cloud.now += hour
    for (let time = 0; time < 2; time++) {
      await beginMetering(createCompute(cloud), cloud.now)
      cloud.now += hour
    }
    deepStrictEqual(onlyOf('volume', await report()), [['gp3', 8]])
  })

  it('are forgotten after thirteen months, and what goes on is not', async () => {
    const [short, long] = [await volume(1), await volume(2)]
    cloud.now += hour
    await cloud.send(new DeleteVolumeCommand({ VolumeId: short }))
    cloud.now += limits.meterKeptMs + 2 * hour
    await removeOldSpans(cloud.records, cloud.now)
    const left: string[] = []
    for await (const { resource } of closedSpans(cloud.records, 0)) left.push(resource)
    deepStrictEqual(left, [])
    deepStrictEqual(onlyOf('volume', await report('day', cloud.now - hour)), [['gp3', 2]])
    await cloud.send(new DeleteVolumeCommand({ VolumeId: long }))
  })

  const broken: readonly [string, (span: MeterSpan) => MeterSpan | undefined, RegExp][] = [
    ['is not counted', () => undefined, /vol-\w+ is not counted$/],
    ['is counted as less', (span) => ({ ...span, units: 1 }), /is counted as what it is not$/],
    ['counts since a time that is none', (span) => ({ ...span, from: -1 }), /what it is not$/],
    [
      'is another',
      (span) => ({ ...span, resource: 'vol-1' }),
      /vol-1 is counted, but is not there/,
    ],
  ]
  for (const [what, breaks, words] of broken) {
    it(`are found wrong by the check: a volume that ${what}`, async () => {
      const VolumeId = await volume(10)
      deepStrictEqual(await check(), [])
      await change(async (records) => {
        const span = await records.get('meterSpan', VolumeId)
        const next = span && breaks(span)
        if (next === undefined) records.remove('meterSpan', VolumeId)
        else records.put('meterSpan', VolumeId, next)
      })
      const problems = await check()
      strictEqual(
        problems.some((problem) => words.test(problem)),
        true,
        problems.join('\n'),
      )
    })
  }

  it('are found wrong by the check: a time that is counted twice', async () => {
    const VolumeId = await volume(10)
    const span = await (await cloud.own()).records.get('meterSpan', VolumeId)
    cloud.now += hour
    await cloud.send(new DeleteVolumeCommand({ VolumeId }))
    const again = { ...(span as MeterSpan), from: cloud.now - 1000 }
    await change(async (records) => records.put('meterSpan', VolumeId, again))
    cloud.now += 1000
    await change(async (records) => {
      const found = await records.get('volume', VolumeId)
      if (found) records.put('volume', VolumeId, { ...found, state: 'available' })
    })
    const problems = await check()
    deepStrictEqual(problems, [`metering: ${cloud.account} ${VolumeId} is counted twice`])
  })
})
