/** Lives of instances, as AWS promises them, on machines that run. */
import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from 'node:assert/strict'
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeInstanceStatusCommand,
  GetConsoleOutputCommand,
  ModifyInstanceAttributeCommand,
  RebootInstancesCommand,
  RevokeSecurityGroupIngressCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2'
import { importTinyImage } from '../support/machine-images.ts'
import { useMachines } from '../support/machines.ts'
import { eventually } from '../support/processes.ts'

const restartMs = 120_000

describe('machines: lives of instances', function () {
  this.timeout(300_000)
  const machines = useMachines()
  const inside = (id: string, ...command: string[]) => machines.inside(id, ...command)
  /** A file in memory, which every start begins without. */
  const mark = (id: string) => inside(id, 'touch', '/run/mark')
  const statusOf = async (id: string) => {
    const asked = new DescribeInstanceStatusCommand({ InstanceIds: [id] })
    const { InstanceStatuses: [found] = [] } = await machines.ec2.send(asked)
    strictEqual(found?.SystemStatus?.Status, found?.InstanceStatus?.Status)
    return found?.InstanceStatus?.Status
  }
  const hasStartedAnew = (id: string) =>
    eventually(
      `${id} has started anew`,
      async () => (await machines.run(id, 'sh', '-c', '! test -e /run/mark')).code === 0,
      restartMs,
    )

  it('boot, with all that they start', async () => {
    const id = await machines.launchOne()
    await eventually('its check has passed', async () => (await statusOf(id)) === 'ok', restartMs)
    const dial = 'import socket; socket.create_connection(("127.0.0.1", 22), 1)'
    await inside(id, 'python3', '-c', dial)
    await machines.booted(id)
    strictEqual(await inside(id, 'systemctl', 'is-system-running'), 'running')
    // Packer, like others, puts a script there and runs it.
    const script = 'echo "#!/bin/sh" > /tmp/script && chmod +x /tmp/script && /tmp/script'
    strictEqual(await inside(id, 'sh', '-c', script), '')
    await machines.terminate(id)
  })

  it('run a moment after they were launched, under the address that they were given', async () => {
    const [launched] = await machines.launch()
    const id = launched?.InstanceId ?? ''
    strictEqual(launched?.State?.Name, 'pending')
    await machines.until(id, 'running')
    const shown = await machines.describe(id)
    strictEqual(shown.PrivateIpAddress, launched?.PrivateIpAddress)
    strictEqual(shown.StateReason, undefined)
    const addresses = await inside(id, 'ip', '-4', '-o', 'addr', 'show', 'eth0')
    match(addresses, new RegExp(`inet ${shown.PrivateIpAddress}/20 `))
    await machines.terminate(id)
    const ended = await machines.describe(id)
    strictEqual(ended.StateReason?.Code, 'Client.UserInitiatedShutdown')
    strictEqual(ended.PrivateIpAddress, undefined)
    strictEqual(await machines.containerOf(id), '')
    const interfaceId = launched?.NetworkInterfaces?.[0]?.NetworkInterfaceId ?? ''
    strictEqual(await machines.containerOf(interfaceId), '')
  })

  it('keep files and address when they are stopped, started and rebooted', async () => {
    const id = await machines.launchOne()
    const before = await machines.describe(id)
    await inside(id, 'sh', '-c', 'echo kept > /root/file')
    await machines.ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
    await machines.until(id, 'stopped')
    const stopped = await machines.describe(id)
    strictEqual(stopped.PrivateIpAddress, before.PrivateIpAddress)
    strictEqual(stopped.PublicIpAddress, undefined)
    match(stopped.StateTransitionReason ?? '', /^User initiated \(/)
    await machines.ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
    await machines.until(id, 'running')
    strictEqual(await inside(id, 'cat', '/root/file'), 'kept')
    await machines.listens(id)
    await mark(id)
    await machines.ec2.send(new RebootInstancesCommand({ InstanceIds: [id] }))
    await hasStartedAnew(id)
    strictEqual(await inside(id, 'cat', '/root/file'), 'kept')
    const after = await machines.describe(id)
    strictEqual(after.State?.Name, 'running')
    strictEqual(after.PrivateIpAddress, before.PrivateIpAddress)
    await machines.terminate(id)
  })

  it('shut down and reboot from inside', async () => {
    const id = await machines.launchOne()
    await machines.listens(id)
    await mark(id)
    await machines.run(id, 'systemctl', 'reboot')
    await hasStartedAnew(id)
    await machines.listens(id)
    strictEqual((await machines.describe(id)).State?.Name, 'running')
    await machines.run(id, 'systemctl', 'poweroff')
    await machines.until(id, 'stopped')
    const stopped = await machines.describe(id)
    strictEqual(stopped.StateReason?.Code, 'Client.InstanceInitiatedShutdown')
    const terminates = { InstanceInitiatedShutdownBehavior: { Value: 'terminate' } } as const
    await machines.ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, ...terminates }))
    await machines.ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
    await machines.until(id, 'running')
    await machines.listens(id)
    await machines.run(id, 'systemctl', 'poweroff')
    await machines.until(id, 'terminated')
    strictEqual(await machines.containerOf(id), '')
  })

  it('open and close ports while they run, within a second', async () => {
    const [one, other] = await Promise.all([machines.launchOne(), machines.launchOne()])
    const [server, client] = [await machines.describe(one), await machines.describe(other)]
    const GroupId = server.SecurityGroups?.[0]?.GroupId
    const serve = 'import http.server as h; h.HTTPServer(("", 8080), h.SimpleHTTPRequestHandler)'
    await inside(one, 'sh', '-c', `(python3 -c '${serve}.serve_forever()' >/dev/null 2>&1 &)`)
    const dial = `import socket; socket.create_connection(("${server.PrivateIpAddress}", 8080), 1)`
    const reached = async () => (await machines.run(other, 'python3', '-c', dial)).code === 0
    await eventually('its group lets it in', reached)
    const [found] = await machines.rulesOf(GroupId ?? '')
    const SecurityGroupRuleIds = [found?.SecurityGroupRuleId ?? '']
    await machines.ec2.send(
      new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds }),
    )
    await eventually('it is closed', async () => !(await reached()), 5_000)
    const IpPermissions = [
      {
        IpProtocol: 'tcp',
        FromPort: 8080,
        ToPort: 8080,
        IpRanges: [{ CidrIp: `${client.PrivateIpAddress}/32` }],
      },
    ]
    const asked = performance.now()
    await machines.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }))
    await eventually('it is open again', reached, 5_000)
    ok(performance.now() - asked < 5_000)
    await machines.terminate(one, other)
  })

  it('are not lied about when somebody else removes or kills their containers', async () => {
    const [killed, removed] = await Promise.all([machines.launchOne(), machines.launchOne()])
    await mark(killed)
    await machines.daemon.docker('kill', await machines.containerOf(killed))
    await hasStartedAnew(killed)
    await machines.daemon.docker('rm', '-f', await machines.containerOf(removed))
    await machines.until(removed, 'stopped')
    strictEqual((await machines.describe(removed)).StateReason?.Code, 'Server.InternalError')
    await machines.ec2.send(new StartInstancesCommand({ InstanceIds: [removed] }))
    await machines.until(removed, 'stopped')
    strictEqual(await machines.containerOf(removed), '', 'an empty disk is not what was there')
    await machines.terminate(killed, removed)
  })

  it('move to another interface when somebody removes theirs, with disk and address', async () => {
    const id = await machines.launchOne()
    const before = await machines.describe(id)
    const interfaceId = before.NetworkInterfaces?.[0]?.NetworkInterfaceId ?? ''
    await machines.listens(id)
    await inside(id, 'sh', '-c', 'echo kept > /root/file')
    const [machine, holder] = [
      await machines.containerOf(id),
      await machines.containerOf(interfaceId),
    ]
    await machines.daemon.docker('rm', '-f', holder)
    const hasMoved = async () => {
      const now = await machines.containerOf(id)
      const isThere = async () => (await machines.run(id, 'test', '-e', '/root/file')).code === 0
      return !now.includes(machine) && (await isThere())
    }
    await eventually('it has moved', hasMoved, restartMs)
    notStrictEqual(await machines.containerOf(interfaceId), holder)
    const addresses = await inside(id, 'ip', '-4', '-o', 'addr', 'show', 'eth0')
    match(addresses, new RegExp(`inet ${before.PrivateIpAddress}/20 `))
    strictEqual((await machines.describe(id)).State?.Name, 'running')
    await machines.terminate(id)
    strictEqual(await machines.containerOf(id), '')
  })

  it('shut down as their own init does, whichever that is', async () => {
    const tiny = await importTinyImage(machines.daemon)
    const made = await machines.server.cli('image', 'register', 'tiny', tiny, '--json')
    const ImageId = /ami-[0-9a-f]+/.exec(made.stdout)?.[0] ?? ''
    const id = await machines.launchOne({ ImageId })
    // Nothing listens in it, so its check takes its time.
    strictEqual(await statusOf(id), 'initializing')
    const isUp = async () => {
      const told = await machines.ec2.send(new GetConsoleOutputCommand({ InstanceId: id }))
      return Buffer.from(told.Output ?? '', 'base64').includes('tiny is up')
    }
    await eventually('it has booted', isUp)
    await machines.ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
    // AWS's patience, after which it would be cut off, is longer.
    await machines.until(id, 'stopped', 30_000)
    await machines.terminate(id)
  })

  it('outlive Cairn, and what happened meanwhile is found', async () => {
    const [kept, ended] = await Promise.all([machines.launchOne(), machines.launchOne()])
    await mark(kept)
    await machines.listens(ended)
    await machines.server.stop()
    strictEqual((await machines.hostTables()).length, 1)
    await machines.run(ended, 'systemctl', 'poweroff')
    await machines.server.start()
    await machines.until(ended, 'stopped')
    strictEqual((await machines.describe(kept)).State?.Name, 'running')
    await inside(kept, 'test', '-e', '/run/mark')
    await machines.terminate(kept, ended)
  })

  it('run again when Docker has been restarted, and those that were stopped do not', async () => {
    const [runs, stopped] = await Promise.all([machines.launchOne(), machines.launchOne()])
    const before = await machines.describe(runs)
    await machines.ec2.send(new StopInstancesCommand({ InstanceIds: [stopped] }))
    await machines.until(stopped, 'stopped')
    await machines.listens(runs)
    await inside(runs, 'sh', '-c', 'echo kept > /root/file')
    const container = await machines.containerOf(runs)
    await machines.daemon.restart()
    const hasFile = async () => (await machines.run(runs, 'test', '-e', '/root/file')).code === 0
    await eventually('it runs again', hasFile, restartMs)
    await machines.until(runs, 'running')
    const after = await machines.describe(runs)
    deepStrictEqual(after.PrivateIpAddress, before.PrivateIpAddress)
    strictEqual(await machines.containerOf(runs), container)
    notStrictEqual(container, '')
    strictEqual((await machines.describe(stopped)).State?.Name, 'stopped')
    await machines.terminate(runs, stopped)
  })

  it('leave nothing on the host when the last has gone and Cairn ends', async () => {
    await machines.server.stop()
    deepStrictEqual(await machines.hostTables(), [])
    deepStrictEqual(await machines.daemon.docker('network', 'ls', '-q', '--filter=type=custom'), '')
  })
})
