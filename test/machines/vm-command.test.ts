/** `cairn vm`, as people use it beside a running server. */
import { deepStrictEqual, match, strictEqual } from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instance } from '@aws-sdk/client-ec2'
import { useMachines } from '../support/machines.ts'
import { eventually } from '../support/processes.ts'
import { isInstalled } from '../support/programs.ts'

/** A machine boots in seconds, but not where others do, too. */
const bootMs = 150_000

describe('machines: cairn vm', function () {
  this.timeout(600_000)
  const machines = useMachines()
  const vm = async (...args: string[]) => {
    const done = await machines.server.cli('vm', ...args)
    strictEqual(done.code, 0, `${done.stdout}${done.stderr}`)
    return done.stdout
  }
  /** The name and the state of each, as it prints them. */
  const shown = async (...args: string[]): Promise<string[][]> => {
    const { Instances } = JSON.parse(await vm(...args, '--json'))
    return Instances.map(({ Tags = [], State }: Instance) => [Tags[0]?.Value, State?.Name])
  }

  it('launches machines that run when it ends, with names of their own', async () => {
    const made = await shown('run', 'debian-12', '--count', '2', '--type', 't2.nano')
    deepStrictEqual(made, [
      ['debian-12-1', 'running'],
      ['debian-12-2', 'running'],
    ])
    match(await vm('rm', 'debian-12-2'), /^debian-12-2 \(i-[0-9a-f]{17}\) is shutting-down\.$/m)
    const line =
      /^debian-12-1 +i-[0-9a-f]{17} +running +t2\.nano +172\.31\.[\d.]+ +127\.77\.[\d.]+ /m
    match(await vm('list'), line)
    deepStrictEqual(await shown('list'), [['debian-12-1', 'running']])
    const again = await machines.server.cli('vm', 'run', 'debian-12', '--name', 'debian-12-1')
    strictEqual(again.code, 2)
    match(again.stderr, /there is a machine "debian-12-1" already/)
  })

  it('keeps the key for its owner alone, and enters with it', async function () {
    if (!isInstalled('ssh')) this.skip()
    const machine = await machines.describe(await idOf('debian-12-1'))
    const owner = machine.NetworkInterfaces?.[0]?.OwnerId ?? ''
    const file = join(machines.server.dataDir, 'vm', owner, 'cairn-vm.pem')
    strictEqual(statSync(file).mode & 0o777, 0o600)
    const ssh = (...command: string[]) =>
      machines.server.cli('vm', 'ssh', 'debian-12-1', '--', ...command)
    let said = await ssh('uname', '-n')
    const hasEntered = async () => {
      if (said.code !== 0) said = await ssh('uname', '-n')
      return said.code === 0
    }
    await eventually('ssh enters', hasEntered, bootMs)
    strictEqual(said.stdout.trim(), machine.PrivateDnsName?.split('.')[0])
    strictEqual((await ssh('exit', '7')).code, 7)
  })

  it('shows the console', async () => {
    match(await vm('console', 'debian-12-1'), /\S/)
  })

  it('launches what `cairn image build` has built', async () => {
    // Its packages are there, so that Docker needs neither a registry nor a network.
    await machines.daemon.docker('tag', 'cairn/debian-12', 'debian:12')
    const image = ['image', 'build', 'debian-12', '--local', '--name', 'own']
    const built = await machines.server.cli(...image)
    strictEqual(built.code, 0, `${built.stdout}${built.stderr}`)
    match(built.stdout, /^ami-[0-9a-f]{17} is own: every account may launch it\.$/m)
    deepStrictEqual(await shown('run', 'own'), [['own-1', 'running']])
    await machines.booted(await idOf('own-1'))
    await vm('rm', 'own-1')
  })

  it('stops, starts and ends them', async () => {
    const id = await idOf('debian-12-1')
    match(await vm('stop', 'debian-12-1'), new RegExp(`^debian-12-1 \\(${id}\\) is stop`))
    await machines.until(id, 'stopped', bootMs)
    const entered = await machines.server.cli('vm', 'ssh', 'debian-12-1')
    strictEqual(entered.code, 2)
    match(entered.stderr, /is stopped, and not running/)
    await vm('start', id)
    await machines.until(id, 'running', bootMs)
    await vm('rm', 'debian-12-1')
    deepStrictEqual(await shown('list'), [])
    await machines.until(id, 'terminated', bootMs)
  })

  async function idOf(name: string): Promise<string> {
    const line = (await vm('list')).split('\n').find((each) => each.startsWith(`${name} `))
    return /i-[0-9a-f]{17}/.exec(line ?? '')?.[0] ?? ''
  }
})
