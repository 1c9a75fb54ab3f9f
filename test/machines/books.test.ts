/** What machines' lives leave in the books: events, metrics, and the hours that they ran. */
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict'
import {
  AttachVolumeCommand,
  CreateImageCommand,
  CreateVolumeCommand,
  DetachVolumeCommand,
  StartInstancesCommand,
  waitUntilImageAvailable,
  waitUntilVolumeAvailable,
  waitUntilVolumeInUse,
} from '@aws-sdk/client-ec2'
import { lookup } from '../cloudtrail/found-events.ts'
import { cloudTrailClient } from '../support/clients.ts'
import { useMachines } from '../support/machines.ts'
import { eventually } from '../support/processes.ts'

interface Details {
  readonly state?: string
  readonly previousState?: string
  readonly stateReason?: string
  readonly result?: string
  readonly State?: string
}

describe('machines: the books', function () {
  this.timeout(300_000)
  const machines = useMachines()

  /** What happened to something without a call, the oldest first. */
  const happened = async (id: string) => {
    const events = await lookup(cloudTrailClient(machines.server), ['ResourceName', id])
    // What becomes of a volume concerns its instance, too.
    const isOwn = ({ eventType, eventName }: { eventType?: unknown; eventName: string }) =>
      eventType === 'AwsServiceEvent' && !(id.startsWith('i-') && eventName.endsWith('Volume'))
    return events
      .filter(isOwn)
      .reverse()
      .map(({ eventName, serviceEventDetails }) => {
        const { state, previousState, stateReason, result, State } = serviceEventDetails as Details
        if (eventName !== 'InstanceStateChange') return `${eventName} ${result ?? State}`
        return [`${previousState} to ${state}`, ...(stateReason ? [stateReason] : [])].join(': ')
      })
  }
  const metric = async (name: string) => {
    const text = await (await fetch(`${machines.server.url}/-/metrics`)).text()
    const line = text.split('\n').find((each) => each.startsWith(`${name} `))
    return line === undefined ? undefined : Number(line.slice(name.length))
  }
  /** Milliseconds that instances were counted for. */
  const counted = async () => {
    const { stdout } = await machines.server.cli('usage', '--machines', '--by', 'month', '--json')
    const lines = JSON.parse(stdout) as { meter: string; detail: string; quantity: number }[]
    const line = lines.find(({ meter }) => meter === 'instance')
    strictEqual(line?.detail, 't2.nano')
    return (line?.quantity ?? 0) * 3_600_000
  }
  const started = 'cairn_instance_starts_total'
  const failed = 'cairn_instance_failures_total'
  const inState = (state: string) => metric(`cairn_instances{state="${state}"}`)

  it('tell of a start, of what the guest did, and of a disk that is lost, in numbers too', async () => {
    const startsBefore = (await metric(started)) ?? 0
    const failuresBefore = (await metric(failed)) ?? 0
    const id = await machines.launchOne()
    strictEqual(await inState('running'), 1)
    deepStrictEqual(await happened(id), ['pending to running'])
    await machines.listens(id)
    await machines.run(id, 'systemctl', 'poweroff')
    await machines.until(id, 'stopped')
    const byGuest = 'Client.InstanceInitiatedShutdown'
    deepStrictEqual((await happened(id)).slice(1), [
      `running to stopping: ${byGuest}`,
      `stopping to stopped: ${byGuest}`,
    ])
    strictEqual(await inState('running'), undefined)
    strictEqual(await inState('stopped'), 1)
    await machines.ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
    await machines.until(id, 'running')
    strictEqual(await metric(started), startsBefore + 2)
    strictEqual(await metric(failed), failuresBefore)
    await machines.daemon.docker('rm', '-f', await machines.containerOf(id))
    await machines.until(id, 'stopped')
    strictEqual((await happened(id)).at(-1), 'running to stopped: Server.InternalError')
    strictEqual(await metric(failed), failuresBefore + 1)
    await machines.terminate(id)
    strictEqual((await happened(id)).at(-1)?.split(':')[0], 'shutting-down to terminated')
  })

  it('count an instance on while the server is off and it runs, and not when it ended', async () => {
    const before = await counted()
    const launched = Date.now()
    const [first, second] = [await machines.launchOne(), await machines.launchOne()]
    const ran = Date.now()
    await machines.listens(second)
    const container = await machines.containerOf(second)
    await machines.server.kill()
    const killed = Date.now()
    await machines.daemon.docker('kill', '-s', 'SIGRTMIN+3', container)
    await machines.daemon.docker('wait', container)
    const ended = Date.now()
    await machines.server.start()
    await machines.until(second, 'stopped')
    const restarted = Date.now()
    await machines.terminate(first)
    const terminated = Date.now()
    const used = (await counted()) - before
    const least = Math.max(60_000, killed - ran) + Math.max(60_000, restarted - ran)
    const most = Math.max(60_000, ended - launched) + Math.max(60_000, terminated - launched)
    ok(used >= least, `${used} ms were counted, and ${least} at least were used`)
    ok(used <= most, `${used} ms were counted, and ${most} at most were used`)
    await machines.terminate(second)
    strictEqual(await counted(), before + used)
    await machines.server.check()
  })

  it('tell of volumes that come and go, and of images that are made', async () => {
    const { ec2 } = machines
    const id = await machines.launchOne()
    const AvailabilityZone = (await machines.describe(id)).Placement?.AvailabilityZone
    const made = await ec2.send(new CreateVolumeCommand({ AvailabilityZone, Size: 1 }))
    const VolumeId = made.VolumeId ?? ''
    const VolumeIds = [VolumeId]
    const waiting = { client: ec2, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }
    await waitUntilVolumeAvailable(waiting, { VolumeIds })
    const Device = '/dev/sdf'
    await ec2.send(new AttachVolumeCommand({ InstanceId: id, VolumeId, Device }))
    await waitUntilVolumeInUse(waiting, { VolumeIds })
    const has = (what: string) => async () => (await happened(VolumeId)).includes(what)
    await eventually('it is attached', has('attachVolume attached'), 30_000)
    await ec2.send(new DetachVolumeCommand({ VolumeId }))
    await waitUntilVolumeAvailable(waiting, { VolumeIds })
    deepStrictEqual(await happened(VolumeId), [
      'createVolume available',
      'attachVolume attached',
      'detachVolume detached',
    ])
    const image = { InstanceId: id, Name: 'of a machine', NoReboot: true }
    const { ImageId = '' } = await ec2.send(new CreateImageCommand(image))
    await waitUntilImageAvailable(waiting, { ImageIds: [ImageId] })
    deepStrictEqual(await happened(ImageId), [
      'EC2 AMI State Change pending',
      'EC2 AMI State Change available',
    ])
    const metrics = await (await fetch(`${machines.server.url}/-/metrics`)).text()
    match(metrics, /cairn_account_metered{account="\d{12}",meter="instance",detail="t2.nano"} 1/)
    await machines.terminate(id)
  })
})
