/**
 * How fast machines come, and what one costs: against a Cairn that runs, with Docker, as the
 * environment of AWS's tools names it. All that is launched is terminated again.
 */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  DescribeInstancesCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import {
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas'

const type = 't2.nano'
const many = 20
const rounds = 5
/** Machines are idle when the processors have been for so long. */
const idleMs = 10_000
const idleMaxMs = 180_000
const idleShare = 0.9

/** A figure and its unit, by what it says. */
export type MachineFigures = ReadonlyMap<string, string>

/** Launches single machines, then twenty in one call; `imageId` is what they are made of. */
export async function measureMachines(imageId: string): Promise<MachineFigures> {
  const ec2 = new EC2Client({ maxAttempts: 1 })
  await askForRoom()
  const launch = async (count: number) => {
    const began = performance.now()
    const wish = { ImageId: imageId, InstanceType: type, MinCount: count, MaxCount: count } as const
    const { Instances = [] } = await ec2.send(new RunInstancesCommand(wish))
    const answerMs = performance.now() - began
    const ids = Instances.map(({ InstanceId = '' }) => InstanceId)
    await until(ec2, ids, 'running')
    return { ids, answerMs, runningMs: performance.now() - began }
  }
  const terminate = async (ids: string[]) => {
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: ids }))
    await until(ec2, ids, 'terminated')
  }
  const singles: { answerMs: number; runningMs: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const { ids, ...times } = await launch(1)
    singles.push(times)
    await terminate(ids)
  }
  const before = await availableMiB()
  const twenty = await launch(many)
  await untilIdle()
  const each = (before - (await availableMiB())) / many
  const described = await timed(() => ec2.send(new DescribeInstancesCommand({})))
  await terminate(twenty.ids)
  return new Map([
    ['RunInstances answers, median of five', ms(median(singles.map((one) => one.answerMs)))],
    ['one machine running, median of five', ms(median(singles.map((one) => one.runningMs)))],
    [`${many} machines in one call, answered`, ms(twenty.answerMs)],
    [`${many} machines in one call, all running`, ms(twenty.runningMs)],
    [`the host’s memory for each of ${many}, idle`, `${each.toFixed(1)} MiB`],
    [`DescribeInstances of ${many + rounds}`, ms(described)],
  ])
}

/** The root's quota of vCPUs is for trying; a root may grant itself more. */
async function askForRoom(): Promise<void> {
  const quotas = new ServiceQuotasClient({})
  for (const [QuotaCode, DesiredValue] of Object.entries({ 'L-1216C47A': 64, instances: 64 })) {
    const wish = { ServiceCode: 'ec2', QuotaCode, DesiredValue }
    await quotas.send(new RequestServiceQuotaIncreaseCommand(wish)).catch(() => undefined)
  }
}

async function until(ec2: EC2Client, ids: string[], state: string): Promise<void> {
  for (;;) {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: ids }))
    const found = Reservations.flatMap(({ Instances = [] }) => Instances)
    if (found.every(({ State }) => State?.Name === state)) return
    await sleep(20)
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  await work()
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Their first boot is over: nearly all of the processors' time is idle. */
async function untilIdle(): Promise<void> {
  const until = performance.now() + idleMaxMs
  let before = await processorTimes()
  while (performance.now() < until) {
    await sleep(idleMs)
    const now = await processorTimes()
    if ((now.idle - before.idle) / (now.all - before.all) > idleShare) return
    before = now
  }
}

/** In ticks since the host's start: proc(5). */
async function processorTimes(): Promise<{ readonly idle: number; readonly all: number }> {
  const [line = ''] = (await readFile('/proc/stat', 'utf8')).split('\n')
  const times = line.trim().split(/\s+/).slice(1, 9).map(Number)
  const [, , , idle = 0, waiting = 0] = times
  return { idle: idle + waiting, all: times.reduce((sum, time) => sum + time, 0) }
}

async function availableMiB(): Promise<number> {
  const found = /^MemAvailable:\s+(\d+) kB/m.exec(await readFile('/proc/meminfo', 'utf8'))
  return Number(found?.[1]) / 1024
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}
