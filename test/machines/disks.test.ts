/** Root disks as snapshots, snapshots as images, and disks to and from buckets, for real. */
import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AttachVolumeCommand,
  CopyImageCommand,
  CreateImageCommand,
  CreateInstanceExportTaskCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  DescribeExportTasksCommand,
  DescribeImagesCommand,
  DescribeImportImageTasksCommand,
  DescribeImportSnapshotTasksCommand,
  DescribeInstanceImageMetadataCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  ImportImageCommand,
  ImportSnapshotCommand,
  ModifyImageAttributeCommand,
  RegisterImageCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { ec2Client, freshBucketName, s3Client } from '../support/clients.ts'
import { useMachines } from '../support/machines.ts'
import { eventually } from '../support/processes.ts'
import { isInstalled } from '../support/programs.ts'
import { runCommand } from '../support/server.ts'

const madeMs = 180_000

/** All that a machine needs that is only looked at: it ends when it is told to. */
const init = `#!/bin/sh
/bin/busybox mkdir -p /mnt
/bin/busybox --install -s /bin
trap 'exit 130' 37 15
while :; do sleep 1 & wait $!; done
`

describe('machines: disks', function () {
  this.timeout(900_000)
  const machines = useMachines()
  const Bucket = freshBucketName('disks')
  const DeviceName = '/dev/xvda'
  let folder = ''
  let small = ''
  let machine = ''
  let rootId = ''
  let snapshotId = ''

  before('launch a small machine, and change it', async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-disks-'))
    await s3Client(machines.server).send(new CreateBucketCommand({ Bucket }))
    await writeFile(join(folder, 'init'), init, { mode: 0o755 })
    await writeFile(join(folder, 'Dockerfile'), 'FROM cairn/holder\nCOPY init /sbin/init\n')
    await machines.daemon.docker('build', '-q', '-t', 'small', folder)
    const offered = await machines.server.cli('image', 'register', 'small', 'small', '--json')
    small = JSON.parse(offered.stdout).imageId
    const BlockDeviceMappings = [{ DeviceName, Ebs: { VolumeSize: 9 } }]
    machine = await machines.launchOne({ ImageId: small, BlockDeviceMappings })
    await shell(machine, 'echo changed > /etc/changed; ln /etc/changed /etc/again')
  })

  after(() => rm(folder, { recursive: true, force: true }))

  const shell = (id: string, script: string) => machines.inside(id, 'sh', '-ec', script)
  const snapshotted = async (SnapshotId = '') => {
    const read = async () => {
      const asked = new DescribeSnapshotsCommand({ SnapshotIds: [SnapshotId] })
      return (await machines.ec2.send(asked)).Snapshots?.[0]
    }
    const hasEnded = async () => (await read())?.State !== 'pending'
    await eventually(`${SnapshotId} is kept`, hasEnded, madeMs)
    const found = await read()
    strictEqual(found?.State, 'completed', found?.StateMessage)
    return found
  }

  const image = async (ImageId = '', ec2 = machines.ec2) =>
    (await ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))).Images?.[0]

  const made = async (imageId = '', ec2 = machines.ec2) => {
    const isMade = async () => (await image(imageId, ec2))?.State !== 'pending'
    await eventually(`${imageId} is made`, isMade, madeMs)
    const found = await image(imageId, ec2)
    strictEqual(found?.State, 'available', found?.StateReason?.Message)
    return imageId
  }

  const register = async (Name: string, Ebs: object) => {
    const BlockDeviceMappings = [{ DeviceName, Ebs }]
    const input = { Name, RootDeviceName: DeviceName, BlockDeviceMappings }
    return made((await machines.ec2.send(new RegisterImageCommand(input))).ImageId)
  }

  it('of machines are volumes, whose snapshots are file systems', async () => {
    const { BlockDeviceMappings: [root] = [], RootDeviceName } = await machines.describe(machine)
    deepStrictEqual([RootDeviceName, root?.DeviceName], [DeviceName, DeviceName])
    const { InstanceImageMetadata: [launched] = [] } = await machines.ec2.send(
      new DescribeInstanceImageMetadataCommand({ InstanceIds: [machine] }),
    )
    deepStrictEqual(
      [launched?.InstanceId, launched?.ImageMetadata?.ImageId, launched?.ImageMetadata?.Name],
      [machine, small, 'small'],
    )
    rootId = root?.Ebs?.VolumeId ?? ''
    const { Volumes: [volume] = [] } = await machines.ec2.send(
      new DescribeVolumesCommand({ VolumeIds: [rootId] }),
    )
    deepStrictEqual([volume?.Size, volume?.State], [9, 'in-use'])
    const taken = await machines.ec2.send(new CreateSnapshotCommand({ VolumeId: rootId }))
    // What is written after the answer is not in it.
    await shell(machine, 'echo later > /etc/later')
    snapshotId = taken.SnapshotId ?? ''
    const found = await snapshotted(snapshotId)
    deepStrictEqual([found?.VolumeId, found?.VolumeSize], [rootId, 9])
    const { VolumeId } = await machines.ec2.send(
      new CreateVolumeCommand({
        SnapshotId: snapshotId,
        AvailabilityZone: volume?.AvailabilityZone,
      }),
    )
    const isThere = async () => {
      const asked = new DescribeVolumesCommand({ VolumeIds: [VolumeId ?? ''] })
      return (await machines.ec2.send(asked)).Volumes?.[0]?.State === 'available'
    }
    await eventually('the volume is restored', isThere, madeMs)
    const Device = '/dev/sdf'
    const attach = new AttachVolumeCommand({ InstanceId: machine, VolumeId, Device })
    await machines.ec2.send(attach)
    const plugged = async () => (await machines.run(machine, 'test', '-b', '/dev/sdf')).code === 0
    await eventually('it is plugged in', plugged)
    await shell(machine, 'mount -t ext4 /dev/sdf /mnt; test ! -e /mnt/etc/later')
    strictEqual(await shell(machine, 'cat /mnt/etc/again; stat -c %h /mnt/etc/again'), 'changed\n2')
    await shell(machine, 'umount /mnt')
  })

  it('become images that launch machines with all of it', async () => {
    await rejects(register('too small', { SnapshotId: snapshotId, VolumeSize: 8 }), {
      name: 'InvalidBlockDeviceMapping',
    })
    await rejects(register('none', { VolumeSize: 8 }), { name: 'InvalidBlockDeviceMapping' })
    await rejects(register('gone', { SnapshotId: 'snap-00000000000000000' }), {
      name: 'InvalidSnapshot.NotFound',
    })
    const ImageId = await register('of a root', { SnapshotId: snapshotId })
    const found = await image(ImageId)
    deepStrictEqual(
      [found?.RootDeviceName, found?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId],
      [DeviceName, snapshotId],
    )
    await rejects(machines.ec2.send(new DeleteSnapshotCommand({ SnapshotId: snapshotId })), {
      name: 'InvalidSnapshot.InUse',
    })
    const second = await machines.launchOne({ ImageId })
    strictEqual(await shell(second, 'cat /etc/again; stat -c %h /etc/again'), 'changed\n2')
    await machines.terminate(second)
    await machines.ec2.send(new DeregisterImageCommand({ ImageId }))
    await rejects(image(ImageId), { name: 'InvalidAMIID.NotFound' })
  })

  it('go to buckets as disks, and come back as snapshots and images', async function () {
    if (!isInstalled('qemu-img')) {
      if (process.env.CI === 'true') throw new Error('qemu-img is not installed, and CI=true')
      this.skip()
    }
    const { ExportTask: task } = await machines.ec2.send(
      new CreateInstanceExportTaskCommand({
        InstanceId: machine,
        TargetEnvironment: 'vmware',
        ExportToS3Task: { DiskImageFormat: 'VMDK', S3Bucket: Bucket, S3Prefix: 'out/' },
      }),
    )
    const { ExportTaskId = '', ExportToS3Task } = task ?? {}
    strictEqual(ExportToS3Task?.S3Key, `out/${ExportTaskId}.vmdk`)
    const exported = async () => {
      const asked = new DescribeExportTasksCommand({ ExportTaskIds: [ExportTaskId] })
      return (await machines.ec2.send(asked)).ExportTasks?.[0]
    }
    const hasEnded = async () => (await exported())?.State !== 'active'
    await eventually('it is exported', hasEnded, madeMs)
    const end = await exported()
    strictEqual(end?.State, 'completed', end?.StatusMessage)
    const UserBucket = { S3Bucket: Bucket, S3Key: ExportToS3Task?.S3Key }
    const DiskContainer = { Format: 'VMDK', UserBucket }
    const { ImportTaskId = '' } = await machines.ec2.send(
      new ImportSnapshotCommand({ DiskContainer, Description: 'came back' }),
    )
    const imported = async () => {
      const asked = new DescribeImportSnapshotTasksCommand({ ImportTaskIds: [ImportTaskId] })
      return (await machines.ec2.send(asked)).ImportSnapshotTasks?.[0]?.SnapshotTaskDetail
    }
    const isRead = async () => (await imported())?.Status !== 'active'
    await eventually('it is imported', isRead, madeMs)
    const detail = await imported()
    strictEqual(detail?.Status, 'completed', detail?.StatusMessage)
    const { SnapshotId } = detail ?? {}
    const kept = await snapshotted(SnapshotId)
    strictEqual(kept?.VolumeId, 'vol-ffffffff')
    const ImageId = await register('back', { SnapshotId })
    const again = await machines.launchOne({ ImageId })
    strictEqual(await shell(again, 'cat /etc/changed /etc/later'), 'changed\nlater')
    await machines.terminate(again)
    const tags = await machines.daemon.docker('images', '--format', '{{.Tag}}')
    ok(!/snap-|export-i-/.test(tags), tags)
  })

  it('that name files of the host are not read', async () => {
    const upload = async (Key: string, file: string) => {
      const { size: ContentLength } = await stat(file)
      const put = { Bucket, Key, Body: createReadStream(file), ContentLength }
      await s3Client(machines.server).send(new PutObjectCommand(put))
    }
    const file = join(folder, 'backed.qcow2')
    const evil = ['create', '-q', '-f', 'qcow2', '-u', '-b', '/etc/passwd', '-F', 'raw', file, '1G']
    strictEqual((await runCommand('qemu-img', evil)).code, 0)
    await upload('backed.qcow2', file)
    const UserBucket = { S3Bucket: Bucket, S3Key: 'backed.qcow2' }
    const { ImportTaskId } = await machines.ec2.send(
      new ImportSnapshotCommand({ DiskContainer: { Format: 'QCOW2', UserBucket } }),
    )
    const second = await machines.ec2.send(
      new ImportImageCommand({ DiskContainers: [{ Format: 'QCOW2', UserBucket }] }),
    )
    const snapshot = async () => {
      const asked = new DescribeImportSnapshotTasksCommand({ ImportTaskIds: [ImportTaskId ?? ''] })
      return (await machines.ec2.send(asked)).ImportSnapshotTasks?.[0]?.SnapshotTaskDetail
    }
    const asImage = async () => {
      const ImportTaskIds = [second.ImportTaskId ?? '']
      const asked = new DescribeImportImageTasksCommand({ ImportTaskIds })
      return (await machines.ec2.send(asked)).ImportImageTasks?.[0]
    }
    for (const read of [snapshot, asImage]) {
      await eventually('it has ended', async () => (await read())?.Status === 'deleted', madeMs)
      match((await read())?.StatusMessage ?? '', /ClientError: .* in more than one file/)
    }
  })

  it('come with images that are lent, and with copies of those', async () => {
    const BlockDeviceMappings = [{ DeviceName: '/dev/sdg', Ebs: { VolumeSize: 1 } }]
    const source = await machines.launchOne({ ImageId: small, BlockDeviceMappings })
    const node = (id: string) => async () =>
      (await machines.run(id, 'test', '-b', '/dev/sdg')).code === 0
    await eventually('it has its volume', node(source))
    await shell(source, 'printf lent | dd of=/dev/sdg conv=fsync status=none')
    const input = { InstanceId: source, Name: 'with a volume', NoReboot: true }
    const began = performance.now()
    const { ImageId } = await machines.ec2.send(new CreateImageCommand(input))
    await made(ImageId)
    // Nobody waits for the next sweep, which comes every half minute.
    ok(performance.now() - began < 25_000)
    const account = ['account', 'create', 'Green', '--email', 'it@green.example', '--json']
    const created = JSON.parse((await machines.server.cli(...account)).stdout)
    const UserId: string = created.CreateAccountStatus.AccountId
    const key = ['key', 'create', '--account', UserId, '--json']
    const { AccessKey } = JSON.parse((await machines.server.cli(...key)).stdout)
    const green = ec2Client(machines.server, {
      accessKeyId: AccessKey.AccessKeyId,
      secretAccessKey: AccessKey.SecretAccessKey,
    })
    const LaunchPermission = { Add: [{ UserId }] }
    await machines.ec2.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission }))
    const SnapshotId = (await image(ImageId))?.BlockDeviceMappings?.[1]?.Ebs?.SnapshotId
    const asked = new DescribeSnapshotsCommand({ SnapshotIds: [SnapshotId ?? ''] })
    await rejects(green.send(asked), { name: 'InvalidSnapshot.NotFound' })
    const copy = await green.send(
      new CopyImageCommand({ SourceImageId: ImageId, SourceRegion: 'us-east-1', Name: 'mine' }),
    )
    await made(copy.ImageId, green)
    const one = { InstanceType: 't2.nano' as const, MinCount: 1, MaxCount: 1 }
    const launches = [ImageId, copy.ImageId].map((each) =>
      green.send(new RunInstancesCommand({ ...one, ImageId: each })),
    )
    for (const { Instances: [theirs] = [] } of await Promise.all(launches)) {
      const id = theirs?.InstanceId ?? ''
      await eventually('it has its volume', node(id), madeMs)
      strictEqual(await shell(id, 'head -c 4 /dev/sdg'), 'lent')
    }
    await machines.terminate(source)
    await machines.ec2.send(new DeregisterImageCommand({ ImageId }))
    await machines.ec2.send(new DeleteSnapshotCommand({ SnapshotId }))
    strictEqual((await image(copy.ImageId, green))?.State, 'available')
  })
})
