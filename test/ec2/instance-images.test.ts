/** CreateImage as records: what it wishes for, of which instances and volumes. */
import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict'
import {
  CreateImageCommand,
  type CreateImageCommandInput,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSnapshotsCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'

describe('images of instances', () => {
  let cloud: MemoryCloud
  let InstanceId: string
  beforeEach(async () => {
    cloud = memoryCloud()
    const { Instances: [made] = [] } = await cloud.send(
      new RunInstancesCommand({
        ImageId: await cloud.image(),
        InstanceType: 't2.micro',
        MinCount: 1,
        MaxCount: 1,
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20 } },
          { DeviceName: '/dev/xvdf', Ebs: { VolumeSize: 3 } },
        ],
      }),
    )
    InstanceId = made?.InstanceId ?? ''
  })
  const runs = () => cloud.found(InstanceId, { state: 'running' })
  const create = (more: Partial<CreateImageCommandInput> = {}) =>
    cloud.send(new CreateImageCommand({ InstanceId, Name: 'mine', ...more }))
  const read = async (ImageId = '') => {
    const { Images: [image] = [] } = await cloud.send(
      new DescribeImagesCommand({ ImageIds: [ImageId] }),
    )
    return image
  }
  const rebootsAsked = async () =>
    (await (await cloud.own()).records.get('instance', InstanceId))?.rebootsAsked

  it('have its volumes: the root as it is, others by snapshots', async () => {
    await runs()
    const volumes = (await (await cloud.own()).records.all('volume')).filter(
      ({ isRoot }) => !isRoot,
    )
    await (await cloud.own()).change(async (records) => {
      for (const volume of volumes)
        records.put('volume', volume.volumeId, { ...volume, state: 'in-use' })
    })
    const Tags = [{ Key: 'Name', Value: 'mine' }]
    const types = ['image', 'snapshot'] as const
    const TagSpecifications = types.map((ResourceType) => ({ ResourceType, Tags }))
    const { ImageId } = await create({ NoReboot: true, TagSpecifications })
    const image = await read(ImageId)
    deepStrictEqual([image?.State, image?.SourceInstanceId], ['pending', InstanceId])
    const devices = image?.BlockDeviceMappings ?? []
    deepStrictEqual(
      devices.map(({ DeviceName, Ebs }) => [DeviceName, Ebs?.VolumeSize]),
      [
        ['/dev/xvda', 20],
        ['/dev/xvdf', 3],
      ],
    )
    const { SnapshotId = '' } = devices[1]?.Ebs ?? {}
    match(SnapshotId, /^snap-0/)
    // Packer and Ansible tag both.
    const command = new DescribeSnapshotsCommand({ SnapshotIds: [SnapshotId] })
    const { Snapshots: [snapshot] = [] } = await cloud.send(command)
    deepStrictEqual([image?.Tags, snapshot?.Tags], [Tags, Tags])
    const BlockDeviceMappings = [{ DeviceName: '/dev/xvdf', NoDevice: '' }]
    const less = await create({ Name: 'less', NoReboot: true, BlockDeviceMappings })
    strictEqual((await read(less.ImageId))?.BlockDeviceMappings?.length, 1)
    strictEqual(await rebootsAsked(), 0)
  })

  it('reboot it unless they need not', async () => {
    await runs()
    const BlockDeviceMappings = [{ DeviceName: '/dev/xvdf', NoDevice: '' }]
    const told = cloud.told
    const { ImageId } = await create({ BlockDeviceMappings })
    strictEqual(await rebootsAsked(), 1)
    strictEqual(cloud.told, told + 1)
    await rejects(create({ BlockDeviceMappings }), {
      code: 'InvalidAMIName.Duplicate',
      message: `AMI name mine is already in use by AMI ${ImageId}`,
    })
    await cloud.send(new DeregisterImageCommand({ ImageId }))
    await create({ BlockDeviceMappings, DryRun: true }).then(
      () => strictEqual('it', 'was done'),
      (error: Error) => strictEqual((error as Error & { code?: string }).code, 'DryRunOperation'),
    )
    strictEqual(await rebootsAsked(), 1)
  })

  it('are made of what runs or has stopped', async () => {
    const { Reservations = [] } = await cloud.send(new DescribeInstancesCommand({}))
    strictEqual(Reservations.length, 1)
    await rejects(create(), { code: 'IncorrectState' })
    const unknown = { InstanceId: 'i-00000000000000000' }
    await rejects(create(unknown), { code: 'InvalidInstanceID.NotFound' })
  })
})
