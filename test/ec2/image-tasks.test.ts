/** Images from and to buckets, as records: who may ask for what. No host makes them here. */
import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict'
import {
  CancelExportTaskCommand,
  CancelImportTaskCommand,
  CreateImageCommand,
  CreateInstanceExportTaskCommand,
  CreateRestoreImageTaskCommand,
  CreateStoreImageTaskCommand,
  DescribeExportImageTasksCommand,
  DescribeExportTasksCommand,
  DescribeImagesCommand,
  DescribeImportImageTasksCommand,
  DescribeImportSnapshotTasksCommand,
  DescribeInstanceImageMetadataCommand,
  DescribeStoreImageTasksCommand,
  ExportImageCommand,
  type ExportImageCommandInput,
  ImportImageCommand,
  type ImportImageCommandInput,
  ImportSnapshotCommand,
  RegisterImageCommand,
} from '@aws-sdk/client-ec2'
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { ec2Client, freshBucketName, iamClient, s3Client } from '../support/clients.ts'
import { useServer } from '../support/server.ts'

describe('images and buckets', function () {
  this.timeout(60_000)
  // Nobody answers there.
  const server = useServer({ env: { CAIRN_DOCKER: 'unix:///nonexistent/docker.sock' } })
  const ec2 = ec2Client(server)
  const S3Bucket = freshBucketName('images')
  const S3Key = 'root.tar'
  let imageId = ''

  before('make a bucket and an image', async () => {
    const s3 = s3Client(server)
    await s3.send(new CreateBucketCommand({ Bucket: S3Bucket }))
    await s3.send(new PutObjectCommand({ Bucket: S3Bucket, Key: S3Key, Body: 'x' }))
    const made = await server.cli('image', 'register', 'base', 'cairn/debian-12', '--json')
    imageId = JSON.parse(made.stdout).imageId
  })

  const importing = (more: Partial<ImportImageCommandInput> = {}) =>
    ec2.send(
      new ImportImageCommand({ DiskContainers: [{ UserBucket: { S3Bucket, S3Key } }], ...more }),
    )
  const container = (more: object) => ({ DiskContainers: [more] })

  it('are imported from objects that are there, once for a token', async () => {
    const Tags = [{ Key: 'from', Value: 'tar' }]
    const asked = {
      ClientToken: 'once',
      Description: 'mine',
      TagSpecifications: [{ ResourceType: 'import-image-task' as const, Tags }],
    }
    const task = await importing(asked)
    match(task.ImportTaskId ?? '', /^import-ami-0[0-9a-f]{16}$/)
    deepStrictEqual([task.Status, task.StatusMessage], ['active', 'pending'])
    deepStrictEqual([task.ImageId, task.SnapshotDetails?.[0]?.DiskImageSize], [undefined, 1])
    strictEqual((await importing(asked)).ImportTaskId, task.ImportTaskId)
    await rejects(importing({ ...asked, Description: 'other' }), {
      name: 'IdempotentParameterMismatch',
    })
    const Filters = [{ Name: 'tag:from', Values: ['tar'] }]
    const found = await ec2.send(new DescribeImportImageTasksCommand({ Filters }))
    deepStrictEqual(
      found.ImportImageTasks?.map(({ ImportTaskId }) => ImportTaskId),
      [task.ImportTaskId],
    )
    const cancel = new CancelImportTaskCommand({ ImportTaskId: task.ImportTaskId })
    const cancelled = await ec2.send(cancel)
    deepStrictEqual([cancelled.PreviousState, cancelled.State], ['active', 'deleting'])
    await rejects(ec2.send(cancel), { name: 'IncorrectState' })
  })

  it('are refused where nothing can come of it', async () => {
    await rejects(importing({ DiskContainers: [] }), { name: 'MissingParameter' })
    const missing = container({ UserBucket: { S3Bucket, S3Key: 'missing' } })
    await rejects(importing(missing), { name: 'InvalidParameter' })
    const nowhere = container({ UserBucket: { S3Bucket: 'no-such-bucket', S3Key } })
    await rejects(importing(nowhere), { name: 'InvalidParameter' })
    const odd = container({ Format: 'ISO', UserBucket: { S3Bucket, S3Key } })
    await rejects(importing(odd), { name: 'InvalidParameterValue' })
    await rejects(importing({ RoleName: 'vmimport' }), { name: 'InvalidParameter' })
    await rejects(importing({ Platform: 'Windows' }), { name: 'UnsupportedOperation' })
    const ids = { ImportTaskIds: ['import-ami-00000000000000000'] }
    await rejects(ec2.send(new DescribeImportImageTasksCommand(ids)), {
      name: 'InvalidConversionTaskId.NotFound',
    })
  })

  it('come from objects that the caller may read', async () => {
    const iam = iamClient(server)
    await iam.send(new CreateUserCommand({ UserName: 'img' }))
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'img' }))
    const user = ec2Client(server, {
      accessKeyId: key?.AccessKeyId ?? '',
      secretAccessKey: key?.SecretAccessKey ?? '',
    })
    const allow = (...Action: string[]) => {
      const Statement = [{ Effect: 'Allow', Action, Resource: '*' }]
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
      return iam.send(
        new PutUserPolicyCommand({ UserName: 'img', PolicyName: 'p', PolicyDocument }),
      )
    }
    const register = new RegisterImageCommand({
      Name: 'registered',
      ImageLocation: `${S3Bucket}/${S3Key}`,
    })
    await allow('ec2:*')
    await rejects(user.send(register), { name: 'UnauthorizedOperation' })
    await allow('ec2:*', 's3:GetObject')
    const { ImageId = '' } = await user.send(register)
    const asked = new DescribeImagesCommand({ ImageIds: [ImageId] })
    const { Images: [image] = [] } = await ec2.send(asked)
    deepStrictEqual([image?.State, image?.ImageLocation], ['pending', `${S3Bucket}/${S3Key}`])
    const Bucket = S3Bucket
    await rejects(user.send(new CreateStoreImageTaskCommand({ ImageId: imageId, Bucket })), {
      name: 'UnauthorizedOperation',
    })
  })

  it('are registered from what is there', async () => {
    const register = (more: object) => ec2.send(new RegisterImageCommand({ Name: 'new', ...more }))
    await rejects(register({}), { name: 'MissingParameter' })
    const mapped = (Ebs: object) => register({ BlockDeviceMappings: [{ DeviceName: 'xvda', Ebs }] })
    const SnapshotId = 'snap-00000000000000000'
    await rejects(mapped({ SnapshotId }), { name: 'InvalidSnapshot.NotFound' })
    await rejects(mapped({ VolumeSize: 8 }), { name: 'InvalidBlockDeviceMapping' })
    await rejects(register({ ImageLocation: 'a/b', VirtualizationType: 'paravirtual' }), {
      name: 'UnsupportedOperation',
    })
    await rejects(register({ ImageLocation: 'nothing' }), { name: 'InvalidParameterValue' })
    const ImageLocation = `${S3Bucket}/${S3Key}`
    await rejects(register({ ImageLocation, Architecture: 'i386' }), {
      name: 'InvalidParameterValue',
    })
  })

  it('are stored as one object and restored from it', async () => {
    const Bucket = S3Bucket
    const stored = await ec2.send(new CreateStoreImageTaskCommand({ ImageId: imageId, Bucket }))
    strictEqual(stored.ObjectKey, `${imageId}.bin`)
    const { StoreImageTaskResults: [task] = [] } = await ec2.send(
      new DescribeStoreImageTasksCommand({ ImageIds: [imageId] }),
    )
    deepStrictEqual([task?.StoreTaskState, task?.Bucket], ['InProgress', Bucket])
    const again = new CreateStoreImageTaskCommand({ ImageId: imageId, Bucket })
    await rejects(ec2.send(again), { name: 'InvalidRequest' })
    const restore = (ObjectKey: string) =>
      ec2.send(new CreateRestoreImageTaskCommand({ Bucket, ObjectKey }))
    await rejects(restore('missing'), { name: 'InvalidParameter' })
    match((await restore(S3Key)).ImageId ?? '', /^ami-0/)
    await rejects(restore(S3Key), { name: 'InvalidAMIName.Duplicate' })
  })

  it('are exported as disks, until somebody breaks it off', async () => {
    const exporting = (more: Partial<ExportImageCommandInput> = {}) =>
      ec2.send(
        new ExportImageCommand({
          ImageId: imageId,
          DiskImageFormat: 'RAW',
          S3ExportLocation: { S3Bucket, S3Prefix: 'disks/' },
          ...more,
        }),
      )
    const odd = { DiskImageFormat: 'ISO' as 'RAW' }
    await rejects(exporting(odd), { name: 'InvalidParameterValue' })
    const none = { ImageId: 'ami-00000000000000000' }
    await rejects(exporting(none), { name: 'InvalidAMIID.NotFound' })
    const { ExportImageTaskId = '' } = await exporting()
    match(ExportImageTaskId, /^export-ami-0/)
    await ec2.send(new CancelExportTaskCommand({ ExportTaskId: ExportImageTaskId }))
    const ids = { ExportImageTaskIds: [ExportImageTaskId] }
    const found = await ec2.send(new DescribeExportImageTasksCommand(ids))
    const [task] = found.ExportImageTasks ?? []
    deepStrictEqual([task?.Status, task?.S3ExportLocation?.S3Prefix], ['deleting', 'disks/'])
  })

  it('are kept as snapshots, too, from disks that are there, once for a token', async () => {
    const UserBucket = { S3Bucket, S3Key }
    const importing = (more: object = {}) => {
      const DiskContainer = { Format: 'RAW', UserBucket }
      return ec2.send(new ImportSnapshotCommand({ DiskContainer, ...more }))
    }
    await rejects(importing({ DiskContainer: undefined }), { name: 'MissingParameter' })
    await rejects(importing({ DiskContainer: { Format: 'ISO', UserBucket } }), {
      name: 'InvalidParameterValue',
    })
    const missing = { Format: 'RAW', UserBucket: { S3Bucket, S3Key: 'missing' } }
    await rejects(importing({ DiskContainer: missing }), { name: 'InvalidParameter' })
    await rejects(importing({ RoleName: 'vmimport' }), { name: 'InvalidParameter' })
    await rejects(importing({ Encrypted: true }), { name: 'UnsupportedOperation' })
    const task = await importing({ ClientToken: 'snapshot', Description: 'mine' })
    match(task.ImportTaskId ?? '', /^import-snap-0[0-9a-f]{16}$/)
    deepStrictEqual(
      [task.Description, task.SnapshotTaskDetail?.Status, task.SnapshotTaskDetail?.DiskImageSize],
      ['mine', 'active', 1],
    )
    const again = await importing({ ClientToken: 'snapshot', Description: 'mine' })
    strictEqual(again.ImportTaskId, task.ImportTaskId)
    await rejects(importing({ ClientToken: 'snapshot' }), { name: 'IdempotentParameterMismatch' })
    const ImportTaskId = task.ImportTaskId ?? ''
    await ec2.send(new CancelImportTaskCommand({ ImportTaskId }))
    const found = await ec2.send(
      new DescribeImportSnapshotTasksCommand({ ImportTaskIds: [ImportTaskId] }),
    )
    strictEqual(found.ImportSnapshotTasks?.[0]?.SnapshotTaskDetail?.Status, 'deleting')
    const unknown = { ImportTaskIds: ['import-snap-00000000000000000'] }
    await rejects(ec2.send(new DescribeImportSnapshotTasksCommand(unknown)), {
      name: 'InvalidConversionTaskId.NotFound',
    })
  })

  it('of instances are exported where there is an instance', async () => {
    const ask = (more: object) =>
      ec2.send(
        new CreateInstanceExportTaskCommand({
          InstanceId: 'i-00000000000000000',
          TargetEnvironment: 'vmware',
          ExportToS3Task: { DiskImageFormat: 'VMDK', S3Bucket },
          ...more,
        }),
      )
    await rejects(ask({}), { name: 'InvalidInstanceID.NotFound' })
    await rejects(ask({ TargetEnvironment: 'kvm' }), { name: 'InvalidParameterValue' })
    await rejects(ask({ ExportToS3Task: { S3Bucket, ContainerFormat: 'ova' } }), {
      name: 'UnsupportedOperation',
    })
    await rejects(ask({ ExportToS3Task: { S3Bucket: 'no-such-bucket' } }), {
      name: 'InvalidParameter',
    })
    deepStrictEqual((await ec2.send(new DescribeExportTasksCommand({}))).ExportTasks ?? [], [])
    const described = new DescribeInstanceImageMetadataCommand({})
    deepStrictEqual((await ec2.send(described)).InstanceImageMetadata ?? [], [])
    const ExportTaskId = 'export-i-00000000000000000'
    await rejects(ec2.send(new CancelExportTaskCommand({ ExportTaskId })), {
      name: 'InvalidExportTaskID.NotFound',
    })
  })

  it('of machines need a host that has them', async () => {
    const InstanceId = 'i-00000000000000000'
    const create = (more: object) =>
      ec2.send(new CreateImageCommand({ InstanceId, Name: 'machine', ...more }))
    await rejects(create({ Name: '?' }), { name: 'InvalidAMIName.Malformed' })
    await rejects(create({}), { name: 'UnsupportedOperation', message: /Docker/ })
  })
})
