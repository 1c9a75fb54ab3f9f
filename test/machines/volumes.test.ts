/** Volumes at machines that run: disks inside, and their bytes in snapshots. */
import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict'
import {
  AttachVolumeCommand,
  CreateSnapshotsCommand,
  CreateVolumeCommand,
  DeleteVolumeCommand,
  DescribeVolumesCommand,
  DetachVolumeCommand,
  ModifyVolumeCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  type Volume,
  waitUntilSnapshotCompleted,
} from '@aws-sdk/client-ec2'
import { useMachines } from '../support/machines.ts'
import { eventually } from '../support/processes.ts'
import { runCommand } from '../support/server.ts'

const sweepMs = 60_000
const MiB = 1024 ** 2
const Device = '/dev/sdf'

describe('machines: volumes', function () {
  this.timeout(300_000)
  const machines = useMachines({ env: { CAIRN_MACHINE_MOUNTS: 'on' } })
  let first = ''
  let zone = ''
  let volumeId = ''

  const describe = async (id: string): Promise<Volume> => {
    const asked = new DescribeVolumesCommand({ VolumeIds: [id] })
    return (await machines.ec2.send(asked)).Volumes?.[0] ?? {}
  }
  const create = async (more: object = {}) => {
    const input = { AvailabilityZone: zone, Size: 1, ...more }
    const { VolumeId = '' } = await machines.ec2.send(new CreateVolumeCommand(input))
    await until(VolumeId, 'available')
    return VolumeId
  }
  const until = (id: string, state: string) =>
    eventually(`${id} is ${state}`, async () => (await describe(id)).State === state, 60_000)
  const attach = (VolumeId: string, InstanceId: string, device = Device) =>
    machines.ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device: device }))
  const detach = (VolumeId: string, more: object = {}) =>
    machines.ec2.send(new DetachVolumeCommand({ VolumeId, ...more }))
  const attachment = async (id: string) => (await describe(id)).Attachments?.[0]?.State
  const untilAttachment = (id: string, state: string) =>
    eventually(`${id} is ${state}`, async () => (await attachment(id)) === state, 60_000)
  const shell = (id: string, script: string) => machines.inside(id, 'sh', '-ec', script)
  /** Devices that show files of this server. */
  const loops = async () => {
    const { stdout } = await runCommand('losetup', ['--list', '--noheadings', '-O', 'BACK-FILE'])
    return stdout.split('\n').filter((line) => line.startsWith(machines.server.dataDir)).length
  }

  before('launch a machine', async () => {
    first = await machines.launchOne()
    zone = (await machines.describe(first)).Placement?.AvailabilityZone ?? ''
  })

  it('are attached live, hold as much as their size, and no more', async () => {
    volumeId = await create()
    const attached = await attach(volumeId, first)
    strictEqual(attached.State, 'attaching')
    await untilAttachment(volumeId, 'attached')
    strictEqual((await describe(volumeId)).State, 'in-use')
    strictEqual(await shell(first, `blockdev --getsize64 ${Device}`), String(1024 * MiB))
    await shell(first, `mkfs.ext4 -q ${Device} && mount ${Device} /mnt`)
    const { code, output } = await machines.run(
      ...([first, 'dd', 'if=/dev/zero', 'of=/mnt/fill', 'bs=1M'] as const),
    )
    strictEqual(code, 1)
    match(output, /No space left on device/)
    const filled = Number(await shell(first, 'stat -c %s /mnt/fill'))
    ok(filled > 800 * MiB && filled < 1024 * MiB, `${filled} bytes`)
    await shell(first, 'rm /mnt/fill; dd if=/dev/urandom of=/mnt/bytes bs=1M count=20')
  })

  it('are at one instance, under a name of their own, and not deleted there', async () => {
    await rejects(attach(volumeId, first, '/dev/sdg'), { name: 'VolumeInUse' })
    const other = await create()
    await rejects(attach(other, first), {
      name: 'InvalidParameterValue',
      message:
        `Invalid value '${Device}' for unixDevice. ` +
        `Attachment point ${Device} is already in use`,
    })
    await rejects(machines.ec2.send(new DeleteVolumeCommand({ VolumeId: volumeId })), {
      name: 'VolumeInUse',
      message: `Volume ${volumeId} is currently attached to ${first}`,
    })
    const elsewhere = ['us-east-1a', 'us-east-1b'].find((name) => name !== zone)
    const far = await create({ AvailabilityZone: elsewhere })
    await rejects(attach(far, first, '/dev/sdg'), { name: 'InvalidVolume.ZoneMismatch' })
    for (const VolumeId of [other, far]) {
      await machines.ec2.send(new DeleteVolumeCommand({ VolumeId }))
    }
  })

  it('that are roots stay with their instance', async () => {
    const Filters = [{ Name: 'attachment.instance-id', Values: [first] }]
    const { Volumes = [] } = await machines.ec2.send(new DescribeVolumesCommand({ Filters }))
    const root = Volumes.find(({ VolumeId }) => VolumeId !== volumeId)?.VolumeId ?? ''
    await rejects(detach(root), { name: 'OperationNotPermitted' })
  })

  it('give a second machine the same bytes, kept while they were mounted', async () => {
    const InstanceSpecification = { InstanceId: first, ExcludeBootVolume: true }
    // Not synced: what programs were told is written is in it all the same.
    const sum = await shell(first, 'echo more >> /mnt/bytes; sha256sum < /mnt/bytes')
    const { Snapshots = [] } = await machines.ec2.send(
      new CreateSnapshotsCommand({ InstanceSpecification, Description: 'both' }),
    )
    deepStrictEqual(
      Snapshots.map(({ VolumeId }) => VolumeId),
      [volumeId],
    )
    await shell(first, 'echo later > /mnt/later')
    const SnapshotId = Snapshots[0]?.SnapshotId ?? ''
    const waiting = { client: machines.ec2, maxWaitTime: 120, minDelay: 1, maxDelay: 1 }
    await waitUntilSnapshotCompleted(waiting, { SnapshotIds: [SnapshotId] })
    const BlockDeviceMappings = [{ DeviceName: '/dev/sdg', Ebs: { SnapshotId } }]
    const second = await machines.launchOne({ BlockDeviceMappings })
    const { BlockDeviceMappings: devices = [] } = await machines.describe(second)
    const id = devices.find(({ DeviceName }) => DeviceName === '/dev/sdg')?.Ebs?.VolumeId ?? ''
    await untilAttachment(id, 'attached')
    await shell(second, 'mount /dev/sdg /mnt')
    strictEqual(await shell(second, 'sha256sum < /mnt/bytes'), sum)
    strictEqual(await shell(second, 'ls /mnt | grep -c later || true'), '0')
    await machines.terminate(second)
    const gone = describe.bind(undefined, id)
    await eventually('the volume went with the instance', () =>
      gone().then(
        () => false,
        (error: Error) => error.name === 'InvalidVolume.NotFound',
      ),
    )
  })

  it('grow while they are attached', async () => {
    await machines.ec2.send(new ModifyVolumeCommand({ VolumeId: volumeId, Size: 2 }))
    const grown = async () =>
      (await shell(first, `blockdev --getsize64 ${Device}`)) === String(2048 * MiB)
    await eventually('the device has grown', grown)
  })

  it('are busy while they are mounted, and available afterwards', async () => {
    await detach(volumeId)
    await untilAttachment(volumeId, 'busy')
    await shell(first, 'cat /mnt/later && umount /mnt')
    await until(volumeId, 'available')
    strictEqual((await machines.run(first, 'test', '-e', Device)).code, 1)
    // No service of the machine keeps the file system that it saw when it started.
    strictEqual(await loops(), 0)
  })

  it('are there again after stops, starts and kills of the server', async () => {
    await attach(volumeId, first)
    await untilAttachment(volumeId, 'attached')
    await machines.ec2.send(new StopInstancesCommand({ InstanceIds: [first] }))
    await machines.until(first, 'stopped')
    await machines.server.kill()
    await machines.server.start()
    await machines.ec2.send(new StartInstancesCommand({ InstanceIds: [first] }))
    await machines.until(first, 'running')
    const isThere = async () =>
      (await machines.run(first, 'sh', '-c', `mount ${Device} /mnt && cat /mnt/later`)).output ===
      'later'
    await eventually('the device is there', isThere)
  })

  it('are taken away by force though they are mounted, and outlive their instance', async () => {
    await detach(volumeId, { Force: true })
    await until(volumeId, 'available')
    await attach(volumeId, first, '/dev/sdh')
    await untilAttachment(volumeId, 'attached')
    await machines.terminate(first)
    await until(volumeId, 'available')
    await machines.ec2.send(new DeleteVolumeCommand({ VolumeId: volumeId }))
    await eventually('no device is left', async () => (await loops()) === 0, sweepMs)
  })
})
