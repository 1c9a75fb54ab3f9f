/**
 * `kill -9` of Cairn, or of the process that runs machines alone, at random points of launches and
 * ends: after a restart nothing in Docker is without its record, and no record lies.
 */
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  DescribeInstancesCommand,
  type Instance,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { useMachines } from '../support/machines.ts'
import { childrenOf, eventually } from '../support/processes.ts'
import { useRandom } from '../support/random.ts'

const points = 50
const roundMs = 60_000
const atRest = ['running', 'stopped', 'terminated']

describe('faults: machines', function () {
  this.timeout((points + 5) * roundMs)
  const machines = useMachines()
  const random = useRandom()

  async function all(): Promise<Instance[]> {
    const { Reservations = [] } = await machines.ec2.send(new DescribeInstancesCommand({}))
    return Reservations.flatMap(({ Instances = [] }) => Instances)
  }

  const stateOf = ({ State }: Instance) => State?.Name ?? ''
  const idsIn = (instances: readonly Instance[], ...states: string[]) =>
    instances.flatMap((one) => (states.includes(stateOf(one)) ? [one.InstanceId ?? ''] : []))

  /** Containers and networks in Docker, by the id that they stand for. */
  async function inDocker(kind: string, isRunning = ''): Promise<string[]> {
    const filters = ['--filter', `label=cairn.${kind}`, ...(isRunning ? ['-f', isRunning] : [])]
    const format = `{{.Label "cairn.${kind}"}}`
    const shown = await machines.daemon.docker('ps', '-a', ...filters, '--format', format)
    return shown.split('\n').filter(Boolean).sort()
  }

  /** The process that talks to Docker; undefined while it is not there. */
  async function hostProcess(): Promise<number | undefined> {
    for (const pid of childrenOf(machines.server.pid)) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      if (command.includes('machine-process')) return pid
    }
    return undefined
  }

  it('leave no orphan and no lie, wherever they are broken off', async () => {
    for (let point = 0; point < points; point += 1) {
      const running = idsIn(await all(), 'running')
      const ends = running.slice(0, running.length > 2 ? 2 : 0)
      // An answer may never come; what it would have said is what is looked at afterwards.
      const launch = machines.launch({ MinCount: 1, MaxCount: 2 }).catch(() => {})
      const end =
        ends.length > 0
          ? machines.ec2.send(new TerminateInstancesCommand({ InstanceIds: ends })).catch(() => {})
          : undefined
      await sleep(random.int(0, 1_500))
      const host = random.chance(1 / 3) ? await hostProcess() : undefined
      if (host === undefined) {
        await machines.server.kill()
        if (point % 10 === 0) await machines.server.check()
        await machines.server.start()
      } else process.kill(host, 'SIGKILL')
      await Promise.all([launch, end])
    }
    let seen: Instance[] = []
    await eventually(
      'all instances are at rest',
      async () => {
        seen = await all()
        return seen.every((one) => atRest.includes(stateOf(one)))
      },
      2 * roundMs,
    )
    const kept = idsIn(seen, 'running', 'stopped').sort()
    await eventually('nothing is left over', async () => {
      return (await inDocker('instance')).length === kept.length
    })
    deepStrictEqual(await inDocker('instance'), kept)
    const running = idsIn(seen, 'running').sort()
    deepStrictEqual(await inDocker('instance', 'status=running'), running)
    const interfaces = seen.flatMap((one) =>
      (one.NetworkInterfaces ?? []).map((each) => each.NetworkInterfaceId ?? ''),
    )
    deepStrictEqual(await inDocker('interface'), interfaces.sort())
    strictEqual(
      seen.some((one) => stateOf(one) === 'stopped'),
      false,
      'nobody stopped any',
    )
    await machines.terminate(...kept)
    deepStrictEqual(await inDocker('interface'), [])
    deepStrictEqual(await inDocker('instance'), [])
  })
})
