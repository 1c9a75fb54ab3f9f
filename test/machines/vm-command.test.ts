/** `cairn vm`, as people use it beside a running server. */
import { deepStrictEqual, match, strictEqual } from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instance } from '@aws-sdk/client-ec2'
import { useMachines } from '../support/machines.ts'
import { isInstalled } from '../support/programs.ts'

describe('machines: cairn vm', function () {
  this.timeout(300_000)
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
    const more = await vm('run', 'debian-12', '--type', 't2.nano', '--name', 'web')
    match(more, /^web +i-[0-9a-f]{17} +running +t2\.nano +172\.31\.[\d.]+ +127\.77\.[\d.]+ /m)
    const listed = (await shown('list')).map(([name]) => name)
    deepStrictEqual(listed.sort(), ['debian-12-1', 'debian-12-2', 'web'])
    const again = await machines.server.cli('vm', 'run', 'debian-12', '--name', 'web')
    strictEqual(again.code, 2)
    match(again.stderr, /there is a machine "web" already/)
  })

  it('keeps the key for its owner alone, and enters with it', async function () {
    if (!isInstalled('ssh')) this.skip()
    const [owner] = (await machines.describe(await idOf('web'))).NetworkInterfaces ?? []
    const file = join(machines.server.dataDir, 'vm', owner?.OwnerId ?? '', 'cairn-vm.pem')
    strictEqual(statSync(file).mode & 0o777, 0o600)
    await machines.booted(await idOf('web'))
    const { PrivateDnsName = '' } = await machines.describe(await idOf('web'))
    const host = await vm('ssh', 'web', '--', 'uname', '-n')
    strictEqual(host.trim(), PrivateDnsName.split('.')[0])
    const failed = await machines.server.cli('vm', 'ssh', 'web', '--', 'exit', '7')
    strictEqual(failed.code, 7)
  })

  it('shows the console', async () => {
    match(await vm('console', 'web'), /\S/)
  })

  it('stops, starts and ends them', async () => {
    const id = await idOf('web')
    match(await vm('stop', 'web'), new RegExp(`^web \\(${id}\\) is stopping|stopped\\.$`, 'm'))
    await machines.until(id, 'stopped')
    const entered = await machines.server.cli('vm', 'ssh', 'web')
    strictEqual(entered.code, 2)
    match(entered.stderr, /is stopped, and not running/)
    await vm('start', id)
    await machines.until(id, 'running')
    for (const name of ['web', 'debian-12-1', 'debian-12-2']) await vm('rm', name)
    deepStrictEqual(await shown('list'), [])
    await machines.until(id, 'terminated')
  })

  async function idOf(name: string): Promise<string> {
    const line = (await vm('list')).split('\n').find((each) => each.startsWith(`${name} `))
    return /i-[0-9a-f]{17}/.exec(line ?? '')?.[0] ?? ''
  }
})
