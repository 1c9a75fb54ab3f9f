import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict'
import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AttachNetworkInterfaceCommand,
  CreateLaunchTemplateCommand,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DetachNetworkInterfaceCommand,
  ModifyInstanceAttributeCommand,
  ModifyNetworkInterfaceAttributeCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'

describe('instances with several network interfaces', () => {
  let cloud: MemoryCloud
  let ImageId: string
  let here = ''
  let there = ''
  beforeEach(async () => {
    cloud = memoryCloud()
    ImageId = await cloud.image()
    const { Subnets = [] } = await cloud.send(new DescribeSubnetsCommand({}))
    const inZone = (zone: string) =>
      Subnets.find(({ AvailabilityZone }) => AvailabilityZone === zone)?.SubnetId ?? ''
    here = inZone('us-east-1a')
    there = inZone('us-east-1b')
  })

  type Wish = Partial<RunInstancesCommandInput>
  const run = (more: Wish = {}) => {
    const usual = { ImageId, InstanceType: 't2.small', MinCount: 1, MaxCount: 1 } as const
    return cloud.send(new RunInstancesCommand({ ...usual, ...more }))
  }
  /** An instance that runs, as records say. */
  const started = async (more: Wish = {}) => {
    const id = (await run(more)).Instances?.[0]?.InstanceId ?? ''
    await cloud.found(id, { state: 'running' })
    return id
  }
  const create = async (SubnetId = here, more = {}) => {
    const made = await cloud.send(new CreateNetworkInterfaceCommand({ SubnetId, ...more }))
    return made.NetworkInterface?.NetworkInterfaceId ?? ''
  }
  const attach = (NetworkInterfaceId: string, InstanceId: string, DeviceIndex = 1) =>
    cloud.send(new AttachNetworkInterfaceCommand({ NetworkInterfaceId, InstanceId, DeviceIndex }))
  const read = async (id: string) => {
    const wish = { NetworkInterfaceIds: [id] }
    const found = await cloud.send(new DescribeNetworkInterfacesCommand(wish))
    return found.NetworkInterfaces?.[0]
  }
  const describeOne = async (id: string) => {
    const found = await cloud.send(new DescribeInstancesCommand({ InstanceIds: [id] }))
    return found.Reservations?.[0]?.Instances?.[0]
  }

  it('are launched with them, in the order of their indexes', async () => {
    const second = await create()
    const NetworkInterfaces = [
      { DeviceIndex: 2, SubnetId: here, Description: 'third', DeleteOnTermination: false },
      { DeviceIndex: 1, NetworkInterfaceId: second },
      { DeviceIndex: 0, SubnetId: here },
    ]
    const { Instances: [made] = [] } = await run({ NetworkInterfaces })
    const cards = made?.NetworkInterfaces ?? []
    deepStrictEqual(
      cards.map(({ Attachment, Description }) => [
        Attachment?.DeviceIndex,
        Attachment?.DeleteOnTermination,
        Description,
      ]),
      [
        [0, true, ''],
        [1, false, ''],
        [2, false, 'third'],
      ],
    )
    strictEqual(cards[1]?.NetworkInterfaceId, second)
    strictEqual(new Set(cards.map(({ PrivateIpAddress }) => PrivateIpAddress)).size, 3)
    strictEqual(made?.PrivateIpAddress, cards[0]?.PrivateIpAddress)
    const InstanceIds = [made?.InstanceId ?? '']
    await cloud.send(new TerminateInstancesCommand({ InstanceIds }))
    await cloud.end(InstanceIds[0] ?? '')
    strictEqual((await read(second))?.Status, 'available')
    strictEqual((await read(cards[2]?.NetworkInterfaceId ?? ''))?.Status, 'available')
    await rejects(read(cards[0]?.NetworkInterfaceId ?? ''), {
      code: 'InvalidNetworkInterfaceID.NotFound',
    })
  })

  it('are launched so by a template, many at a time', async () => {
    const cards = [0, 1].map((DeviceIndex) => ({ DeviceIndex, SubnetId: here }))
    await cloud.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'two-legged',
        LaunchTemplateData: { NetworkInterfaces: cards },
      }),
    )
    const LaunchTemplate = { LaunchTemplateName: 'two-legged' }
    const { Instances = [] } = await run({ LaunchTemplate, MinCount: 2, MaxCount: 2 })
    const addresses = Instances.flatMap(({ NetworkInterfaces = [] }) =>
      NetworkInterfaces.map(({ PrivateIpAddress }) => PrivateIpAddress),
    )
    strictEqual(new Set(addresses).size, 4)
  })

  it('are refused with what does not go together, and then nothing is made', async () => {
    const card = (DeviceIndex: number, more = {}) => ({ DeviceIndex, SubnetId: here, ...more })
    const { Vpc } = await cloud.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }))
    const elsewhere = await cloud.send(
      new CreateSubnetCommand({
        VpcId: Vpc?.VpcId,
        CidrBlock: '10.9.0.0/24',
        AvailabilityZone: 'us-east-1a',
      }),
    )
    const foreign = { SubnetId: elsewhere.Subnet?.SubnetId }
    const cases: [object[], string, RegExp][] = [
      [[0, 1, 2, 3].map((index) => card(index)), 'AttachmentLimitExceeded', /count 4 .* t2\.small/],
      [[card(1), card(2)], 'InvalidParameterCombination', /device at index 0/],
      [[card(0), card(1), card(1)], 'InvalidParameterCombination', /unique device index/],
      [[card(0), card(16)], 'InvalidParameterValue', /deviceIndex/],
      [
        [card(0, { AssociatePublicIpAddress: true }), card(1)],
        'InvalidParameterCombination',
        /mult/,
      ],
      [[card(0), card(1, { SubnetId: there })], 'InvalidParameterCombination', /zone/],
      [[card(0), card(1, foreign)], 'InvalidParameterCombination', /VPC/],
    ]
    for (const [NetworkInterfaces, code, message] of cases) {
      await rejects(run({ NetworkInterfaces }), { code, message })
    }
    const { NetworkInterfaces: left = [] } = await cloud.send(
      new DescribeNetworkInterfacesCommand({}),
    )
    deepStrictEqual(left, [])
  })

  it('are given one while they run, and lose it again', async () => {
    const id = await started()
    const card = await create()
    const { AttachmentId = '' } = await attach(card, id)
    match(AttachmentId, /^eni-attach-0[0-9a-f]{16}$/)
    const attaching = await read(card)
    deepStrictEqual(
      [attaching?.Status, attaching?.Attachment?.Status, attaching?.Attachment?.DeviceIndex],
      ['in-use', 'attaching', 1],
    )
    const [, shown] = (await describeOne(id))?.NetworkInterfaces ?? []
    deepStrictEqual([shown?.NetworkInterfaceId, shown?.Attachment?.Status], [card, 'attaching'])
    const modify = (DeleteOnTermination: boolean) =>
      cloud.send(
        new ModifyNetworkInterfaceAttributeCommand({
          NetworkInterfaceId: card,
          Attachment: { AttachmentId, DeleteOnTermination },
        }),
      )
    await modify(true)
    strictEqual((await read(card))?.Attachment?.DeleteOnTermination, true)
    await cloud.send(new DetachNetworkInterfaceCommand({ AttachmentId, Force: true }))
    strictEqual((await read(card))?.Attachment?.Status, 'detaching')
    await cloud.end(id)
    strictEqual((await read(card))?.Status, 'available', 'it had left before the end')
  })

  it('that stand still have it at once, and lose it at once', async () => {
    const id = await started()
    await cloud.stop(id)
    const card = await create()
    const { AttachmentId } = await attach(card, id)
    strictEqual((await read(card))?.Attachment?.Status, 'attached')
    await cloud.send(new DetachNetworkInterfaceCommand({ AttachmentId }))
    strictEqual((await read(card))?.Status, 'available')
  })

  it('are refused one that does not fit', async () => {
    const id = await started()
    const other = await started()
    const card = await create()
    await attach(card, id)
    await rejects(attach(card, other, 2), { code: 'InvalidNetworkInterface.InUse' })
    await rejects(attach(await create(), id, 1), {
      code: 'InvalidParameterValue',
      message: /already has an interface attached at device index '1'/,
    })
    await rejects(attach(await create(there), id, 2), { code: 'InvalidParameterCombination' })
    const wide = await create(here, { SecondaryPrivateIpAddressCount: 4 })
    await rejects(attach(wide, id, 2), { code: 'PrivateIpAddressLimitExceeded' })
    await attach(await create(), id, 2)
    await rejects(attach(await create(), id, 3), {
      code: 'AttachmentLimitExceeded',
      message: 'Interface count 4 exceeds the limit for t2.small',
    })
    const [first] = (await describeOne(id))?.NetworkInterfaces ?? []
    const { AttachmentId } = first?.Attachment ?? {}
    await rejects(cloud.send(new DetachNetworkInterfaceCommand({ AttachmentId })), {
      code: 'OperationNotPermitted',
    })
    await cloud.stop(id)
    const smaller = { InstanceId: id, InstanceType: { Value: 't2.nano' } }
    await rejects(cloud.send(new ModifyInstanceAttributeCommand(smaller)), {
      code: 'AttachmentLimitExceeded',
    })
    await cloud.end(other)
    await rejects(attach(await create(), other), { code: 'IncorrectInstanceState' })
  })

  it('must say which one is meant', async () => {
    const cards = [0, 1].map((DeviceIndex) => ({ DeviceIndex, SubnetId: here }))
    const id = await started({ NetworkInterfaces: cards })
    const many = { code: 'InvalidInstanceID', message: /multiple interfaces/ }
    const { AllocationId } = await cloud.send(new AllocateAddressCommand({}))
    await rejects(cloud.send(new AssociateAddressCommand({ AllocationId, InstanceId: id })), many)
    const modify = { InstanceId: id, SourceDestCheck: { Value: false } }
    await rejects(cloud.send(new ModifyInstanceAttributeCommand(modify)), many)
    const [, second] = (await describeOne(id))?.NetworkInterfaces ?? []
    const { NetworkInterfaceId = '' } = second ?? {}
    await cloud.send(new AssociateAddressCommand({ AllocationId, NetworkInterfaceId }))
    match((await read(NetworkInterfaceId))?.Association?.PublicIp ?? '', /^127\.77\./)
  })
})
