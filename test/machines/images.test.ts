/** Images of machines and of archives in buckets, and machines that boot from them. */
import { deepStrictEqual, match, notStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateImageCommand,
  CreateRestoreImageTaskCommand,
  CreateStoreImageTaskCommand,
  DeregisterImageCommand,
  DescribeExportImageTasksCommand,
  DescribeImagesCommand,
  DescribeImportImageTasksCommand,
  DescribeStoreImageTasksCommand,
  ExportImageCommand,
  ImportImageCommand,
  ModifyImageAttributeCommand,
  RegisterImageCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { ec2Client, freshBucketName, s3Client } from '../support/clients.ts'
import { useMachines } from '../support/machines.ts'
import { eventually } from '../support/processes.ts'
import { runCommand } from '../support/server.ts'

const madeMs = 180_000

describe('machines: images', function () {
  this.timeout(900_000)
  const machines = useMachines()
  const Bucket = freshBucketName('images')
  let folder = ''

  before('make a bucket', async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-images-'))
    await s3Client(machines.server).send(new CreateBucketCommand({ Bucket }))
  })

  after(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  const image = async (ImageId = '') => {
    const asked = new DescribeImagesCommand({ ImageIds: [ImageId] })
    return (await machines.ec2.send(asked)).Images?.[0]
  }

  /** Waits until an image is there, or has failed. */
  const made = async (imageId: string | undefined): Promise<string> => {
    const isMade = async () => (await image(imageId))?.State !== 'pending'
    await eventually(`${imageId} is made`, isMade, madeMs)
    const found = await image(imageId)
    strictEqual(found?.State, 'available', found?.StateReason?.Message)
    return imageId ?? ''
  }

  const upload = async (Key: string, file: string) => {
    const { size: ContentLength } = await stat(file)
    const Body = createReadStream(file)
    await s3Client(machines.server).send(new PutObjectCommand({ Bucket, Key, Body, ContentLength }))
  }

  const imported = async (Key: string) => {
    const UserBucket = { S3Bucket: Bucket, S3Key: Key }
    const DiskContainers = [{ UserBucket }]
    const task = await machines.ec2.send(new ImportImageCommand({ DiskContainers }))
    const ImportTaskIds = [task.ImportTaskId ?? '']
    const read = async () => {
      const asked = new DescribeImportImageTasksCommand({ ImportTaskIds })
      return (await machines.ec2.send(asked)).ImportImageTasks?.[0]
    }
    const hasEnded = async () => (await read())?.Status !== 'active'
    await eventually(`${Key} is imported`, hasEnded, madeMs)
    return read()
  }

  const imagesInDocker = () => machines.daemon.docker('images', '--format', '{{.Tag}}')

  it('of a changed machine launch machines with the change, and with keys of their own', async () => {
    const id = await machines.launchOne()
    await machines.booted(id)
    const write = 'echo changed > /etc/changed; cat /proc/sys/kernel/random/boot_id'
    await machines.inside(id, 'sh', '-c', write)
    const started = await machines.inside(id, 'stat', '-c', '%Y', '/proc/1')
    const quick = await machines.ec2.send(
      new CreateImageCommand({ InstanceId: id, Name: 'quick', NoReboot: true }),
    )
    await made(quick.ImageId)
    strictEqual(await machines.inside(id, 'stat', '-c', '%Y', '/proc/1'), started)
    const whole = await machines.ec2.send(new CreateImageCommand({ InstanceId: id, Name: 'whole' }))
    strictEqual((await image(whole.ImageId))?.SourceInstanceId, id)
    await made(whole.ImageId)
    const again = async () => (await machines.run(id, 'stat', '-c', '%Y', '/proc/1')).output
    await eventually('it has started again', async () => Number(await again()) > Number(started))
    const copies = [quick, whole].map(({ ImageId = '' }) => machines.launchOne({ ImageId }))
    const names = 'cat /etc/machine-id /etc/ssh/ssh_host_ed25519_key.pub | cut -d " " -f 1,2'
    const seen = new Set((await machines.inside(id, 'sh', '-c', names)).split('\n'))
    for (const copy of await Promise.all(copies)) {
      strictEqual(await machines.inside(copy, 'cat', '/etc/changed'), 'changed')
      await machines.booted(copy)
      const own = (await machines.inside(copy, 'sh', '-c', names)).split('\n')
      deepStrictEqual([own.length, own.filter((name) => seen.has(name))], [2, []])
      for (const name of own) seen.add(name)
      await machines.terminate(copy)
    }
    await machines.terminate(id)
    for (const { ImageId } of [quick, whole]) {
      await machines.ec2.send(new DeregisterImageCommand({ ImageId }))
      const isGone = async () => !(await imagesInDocker()).includes(ImageId ?? '')
      await eventually('Docker has dropped it', isGone, madeMs)
    }
  })

  it('come from archives of root file systems in buckets, and boot', async () => {
    const file = join(folder, 'root.tar.gz')
    const id = (await machines.daemon.docker('create', 'cairn/debian-12', '/sbin/init')).trim()
    const pack = `docker -H unix://${machines.daemon.socketPath} export ${id} | gzip -1 > ${file}`
    strictEqual((await runCommand('sh', ['-c', pack])).code, 0)
    await machines.daemon.docker('rm', id)
    await upload('root.tar.gz', file)
    const task = await imported('root.tar.gz')
    strictEqual(task?.Status, 'completed', task?.StatusMessage)
    const found = await image(task?.ImageId)
    deepStrictEqual([found?.Name, found?.State], [task?.ImportTaskId, 'available'])
    const machine = await machines.launchOne({ ImageId: task?.ImageId })
    await machines.booted(machine)
    await machines.terminate(machine)
  })

  it('come from archives of docker save, whose names rename nothing', async () => {
    const file = join(folder, 'saved.tar')
    const before = await machines.daemon.docker('inspect', '-f', '{{.Id}}', 'cairn/debian-12')
    const context = join(folder, 'Dockerfile')
    await writeFile(context, 'FROM cairn/debian-12\nUSER nobody\nVOLUME /etc\nENTRYPOINT ["sh"]\n')
    await machines.daemon.docker('build', '-q', '-t', 'evil', folder)
    // The archive says that it is the operator's image.
    await machines.daemon.docker('tag', 'cairn/debian-12', 'spare')
    await machines.daemon.docker('tag', 'evil', 'cairn/debian-12')
    await machines.daemon.docker('save', '-o', file, 'cairn/debian-12')
    await machines.daemon.docker('tag', 'spare', 'cairn/debian-12')
    await upload('saved.tar', file)
    const input = { Name: 'saved', ImageLocation: `${Bucket}/saved.tar` }
    const { ImageId } = await machines.ec2.send(new RegisterImageCommand(input))
    await made(ImageId)
    strictEqual(await machines.daemon.docker('inspect', '-f', '{{.Id}}', 'cairn/debian-12'), before)
    const machine = await machines.launchOne({ ImageId })
    await machines.booted(machine)
    strictEqual(await machines.inside(machine, 'id', '-u'), '0')
    await machines.terminate(machine)
  })

  it('that cannot boot, and what is no image, are told so', async () => {
    const empty = join(folder, 'empty')
    await writeFile(empty, 'nothing to see')
    await runCommand('tar', ['-cf', join(folder, 'noinit.tar'), '-C', folder, 'empty'])
    await upload('noinit.tar', join(folder, 'noinit.tar'))
    await upload('empty', empty)
    match((await imported('noinit.tar'))?.StatusMessage ?? '', /no \/sbin\/init/)
    match((await imported('empty'))?.StatusMessage ?? '', /ClientError: .*archive/)
    const disk = Buffer.alloc(8192)
    disk.writeUInt16LE(0xaa55, 510)
    await writeFile(empty, disk)
    await upload('disk.raw', empty)
    const task = await imported('disk.raw')
    deepStrictEqual([task?.Status, task?.ImageId], ['deleted', undefined])
    match(task?.StatusMessage ?? '', /no ext4 file system|guestfish/)
    await rejects(imported('missing'), { name: 'InvalidParameter' })
  })

  it('are stored in buckets, and restored', async () => {
    const id = await machines.launchOne()
    await machines.inside(id, 'sh', '-c', 'echo stored > /etc/stored')
    const input = { InstanceId: id, Name: 'to store', NoReboot: true }
    const { ImageId } = await machines.ec2.send(new CreateImageCommand(input))
    await made(ImageId)
    const { ObjectKey } = await machines.ec2.send(
      new CreateStoreImageTaskCommand({ ImageId, Bucket }),
    )
    strictEqual(ObjectKey, `${ImageId}.bin`)
    const isStored = async () => {
      const { StoreImageTaskResults: [task] = [] } = await machines.ec2.send(
        new DescribeStoreImageTasksCommand({ ImageIds: [ImageId ?? ''] }),
      )
      strictEqual(task?.StoreTaskFailureReason, undefined)
      return task?.StoreTaskState === 'Completed'
    }
    await eventually('it is stored', isStored, madeMs)
    const restored = await machines.ec2.send(
      new CreateRestoreImageTaskCommand({ Bucket, ObjectKey, Name: 'restored' }),
    )
    notStrictEqual(restored.ImageId, ImageId)
    const S3ExportLocation = { S3Bucket: Bucket, S3Prefix: 'disks/' }
    const exported = await machines.ec2.send(
      new ExportImageCommand({ ImageId, DiskImageFormat: 'RAW', S3ExportLocation }),
    )
    const ExportImageTaskIds = [exported.ExportImageTaskId ?? '']
    const task = async () => {
      const asked = new DescribeExportImageTasksCommand({ ExportImageTaskIds })
      return (await machines.ec2.send(asked)).ExportImageTasks?.[0]
    }
    await eventually('it ends', async () => (await task())?.Status !== 'active', madeMs)
    const end = await task()
    strictEqual(end?.Status, 'completed', end?.StatusMessage)
    const machine = await machines.launchOne({ ImageId: await made(restored.ImageId) })
    strictEqual(await machines.inside(machine, 'cat', '/etc/stored'), 'stored')
    await machines.terminate(id, machine)
  })

  it('that are lent to an account are launched there, and stay with its machines', async () => {
    const id = await machines.launchOne()
    const input = { InstanceId: id, Name: 'lent', NoReboot: true }
    const { ImageId } = await machines.ec2.send(new CreateImageCommand(input))
    await made(ImageId)
    const account = ['account', 'create', 'Blue', '--email', 'it@blue.example', '--json']
    const created = JSON.parse((await machines.server.cli(...account)).stdout)
    const UserId: string = created.CreateAccountStatus.AccountId
    const key = ['key', 'create', '--account', UserId, '--json']
    const { AccessKey } = JSON.parse((await machines.server.cli(...key)).stdout)
    const blue = ec2Client(machines.server, {
      accessKeyId: AccessKey.AccessKeyId,
      secretAccessKey: AccessKey.SecretAccessKey,
    })
    const launch = new RunInstancesCommand({
      ImageId,
      InstanceType: 't2.nano',
      MinCount: 1,
      MaxCount: 1,
    })
    await rejects(blue.send(launch), { name: 'InvalidAMIID.NotFound' })
    const LaunchPermission = { Add: [{ UserId }] }
    await machines.ec2.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission }))
    const { Instances: [theirs] = [] } = await blue.send(launch)
    const instanceId = theirs?.InstanceId ?? ''
    const runs = async () => (await machines.containerOf(instanceId)) !== ''
    await eventually('it runs', runs, madeMs)
    await machines.ec2.send(new DeregisterImageCommand({ ImageId }))
    await machines.terminate(id)
    strictEqual(await machines.inside(instanceId, 'true'), '')
  })
})
