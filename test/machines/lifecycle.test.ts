/** Lives of instances, as AWS promises them, on machines that run. */
import { match, strictEqual } from 'node:assert/strict'
import { StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2'
import { useMachines } from '../support/machines.ts'

describe('machines: lives of instances', function () {
  this.timeout(300_000)
  const machines = useMachines()

  it('run a moment after they were launched, under the address that they were given', async () => {
    const [launched] = await machines.launch()
    const id = launched?.InstanceId ?? ''
    strictEqual(launched?.State?.Name, 'pending')
    await machines.until(id, 'running')
    const shown = await machines.describe(id)
    strictEqual(shown.PrivateIpAddress, launched?.PrivateIpAddress)
    const addresses = await machines.inside(id, 'ip', '-4', '-o', 'addr', 'show', 'eth0')
    match(addresses, new RegExp(`inet ${shown.PrivateIpAddress}/20 `))
    await machines.terminate(id)
    strictEqual(await machines.containerOf(id), '')
  })

  it('keep files and address when they are stopped and started', async () => {
    const id = await machines.launchOne()
    const before = await machines.describe(id)
    await machines.inside(id, 'sh', '-c', 'echo kept > /root/file; sync')
    await machines.ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
    await machines.until(id, 'stopped')
    const stopped = await machines.describe(id)
    strictEqual(stopped.PrivateIpAddress, before.PrivateIpAddress)
    strictEqual(stopped.PublicIpAddress, undefined)
    match(stopped.StateTransitionReason ?? '', /^User initiated \(/)
    await machines.ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
    await machines.until(id, 'running')
    strictEqual(await machines.inside(id, 'cat', '/root/file'), 'kept')
    strictEqual((await machines.describe(id)).PrivateIpAddress, before.PrivateIpAddress)
    await machines.terminate(id)
  })
})
