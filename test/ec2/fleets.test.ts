import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict'
import {
  CreateFleetCommand,
  type CreateFleetCommandInput,
  CreateLaunchTemplateCommand,
  CreateTagsCommand,
  DeleteFleetsCommand,
  DescribeFleetInstancesCommand,
  DescribeFleetsCommand,
  DescribeInstancesCommand,
  DescribeSubnetsCommand,
  type FleetLaunchTemplateOverridesRequest,
  ModifyInstanceAttributeCommand,
  type RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'

const LaunchTemplateName = 'web'

describe('fleets', () => {
  let cloud: MemoryCloud
  let ImageId: string
  beforeEach(async () => {
    cloud = memoryCloud()
    ImageId = await cloud.image()
    await cloud.quota('L-1216C47A', 100)
    await template({ ImageId, InstanceType: 't3.micro' })
  })

  const template = (LaunchTemplateData: RequestLaunchTemplateData, name = LaunchTemplateName) =>
    cloud.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: name, LaunchTemplateData }))

  function fleetOf(
    total: number,
    Overrides: FleetLaunchTemplateOverridesRequest[] = [],
    more: Partial<CreateFleetCommandInput> = {},
  ) {
    const LaunchTemplateSpecification = { LaunchTemplateName, Version: '$Latest' }
    return cloud.send(
      new CreateFleetCommand({
        Type: 'instant',
        LaunchTemplateConfigs: [{ LaunchTemplateSpecification, Overrides }],
        TargetCapacitySpecification: {
          TotalTargetCapacity: total,
          DefaultTargetCapacityType: 'on-demand',
        },
        ...more,
      }),
    )
  }

  const describeOne = async (FleetId = '', more = {}) =>
    (await cloud.send(new DescribeFleetsCommand({ FleetIds: [FleetId], ...more }))).Fleets?.[0]
  const remove = (ids: (string | undefined)[], TerminateInstances: boolean | undefined = true) =>
    cloud.send(new DeleteFleetsCommand({ FleetIds: ids.map((id) => id ?? ''), TerminateInstances }))
  async function instances() {
    const { Reservations = [] } = await cloud.send(new DescribeInstancesCommand({}))
    return Reservations.flatMap(({ Instances = [] }) => Instances)
  }
  const types = ({ Instances = [] }: Awaited<ReturnType<typeof fleetOf>>) =>
    Instances.map(({ InstanceType, InstanceIds = [] }) => [InstanceType, InstanceIds.length])
  const codes = ({ Errors = [] }: Awaited<ReturnType<typeof fleetOf>>) =>
    Errors.map(({ ErrorCode }) => ErrorCode)

  it('launch their template as often as asked for', async () => {
    const made = await fleetOf(3)
    match(made.FleetId ?? '', /^fleet-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    deepStrictEqual([types(made), codes(made)], [[['t3.micro', 3]], []])
    const all = await instances()
    strictEqual(all.length, 3)
    const tags = Object.fromEntries((all[0]?.Tags ?? []).map(({ Key, Value }) => [Key, Value]))
    strictEqual(tags['aws:ec2:fleet-id'], made.FleetId)
    strictEqual(tags['aws:ec2launchtemplate:version'], '1')
    strictEqual(cloud.told, 1)
  })

  it('take what they override from their request', async () => {
    const other = await cloud.image()
    const { Subnets = [] } = await cloud.send(new DescribeSubnetsCommand({}))
    const subnet = Subnets.find(({ AvailabilityZone }) => AvailabilityZone === 'us-east-1b')
    const SubnetId = subnet?.SubnetId ?? ''
    await fleetOf(1, [{ InstanceType: 't3.small', SubnetId, ImageId: other }])
    await fleetOf(1, [{ AvailabilityZone: 'us-east-1c' }])
    const [one, two] = await instances().then((all) =>
      all.sort((a, b) => (a.InstanceType ?? '').localeCompare(b.InstanceType ?? '')).reverse(),
    )
    deepStrictEqual([one?.InstanceType, one?.SubnetId, one?.ImageId], ['t3.small', SubnetId, other])
    strictEqual(two?.Placement?.AvailabilityZone, 'us-east-1c')
  })

  it('put the subnet into the interface that their template has', async () => {
    const { Subnets = [] } = await cloud.send(new DescribeSubnetsCommand({}))
    const SubnetId = Subnets[1]?.SubnetId ?? ''
    const NetworkInterfaces = [{ DeviceIndex: 0, Description: 'card' }]
    await template({ ImageId, InstanceType: 't3.micro', NetworkInterfaces }, 'card')
    const LaunchTemplateSpecification = { LaunchTemplateName: 'card', Version: '1' }
    const made = await fleetOf(1, [], {
      LaunchTemplateConfigs: [{ LaunchTemplateSpecification, Overrides: [{ SubnetId }] }],
    })
    deepStrictEqual(codes(made), [])
    const [instance] = await instances()
    strictEqual(instance?.SubnetId, SubnetId)
    strictEqual(instance.NetworkInterfaces?.[0]?.Description, 'card')
  })

  it('go on with the next way where one has no room, and tell what they lack', async () => {
    cloud.facts = { cpus: 64, memoryMiB: 2048 + 512, architecture: 'x86_64' }
    const made = await fleetOf(5, [{ InstanceType: 't3.micro' }, { InstanceType: 't3.nano' }])
    deepStrictEqual(types(made), [
      ['t3.micro', 2],
      ['t3.nano', 1],
    ])
    deepStrictEqual(codes(made), ['InsufficientInstanceCapacity', 'InsufficientInstanceCapacity'])
    strictEqual(made.Errors?.[0]?.LaunchTemplateAndOverrides?.Overrides?.InstanceType, 't3.micro')
    strictEqual((await instances()).length, 3)
    const seen = await describeOne(made.FleetId)
    deepStrictEqual([seen?.FulfilledCapacity, seen?.ActivityStatus], [3, 'error'])
  })

  it('tell of a way that is wrong, and leave nothing of it', async () => {
    const made = await fleetOf(2, [
      { ImageId: 'ami-0123456789abcdef0' },
      { InstanceType: 't9.huge' as never },
      { SubnetId: 'subnet-0123456789abcdef0' },
      { InstanceType: 't3.small' },
    ])
    deepStrictEqual(codes(made), [
      'InvalidAMIID.NotFound',
      'InvalidParameterValue',
      'InvalidSubnetID.NotFound',
    ])
    deepStrictEqual(types(made), [['t3.small', 2]])
    strictEqual((await instances()).length, 2)
  })

  it('go by priority, weights, and one type or zone', async () => {
    const byPriority = await fleetOf(
      4,
      [
        { InstanceType: 't3.micro', Priority: 2 },
        { InstanceType: 't3.large', Priority: 1, WeightedCapacity: 3 },
      ],
      { OnDemandOptions: { AllocationStrategy: 'prioritized' } },
    )
    deepStrictEqual(types(byPriority), [['t3.large', 2]])
    strictEqual((await describeOne(byPriority.FleetId))?.FulfilledCapacity, 6)
    cloud.facts = { cpus: 64, memoryMiB: 2 * 8192 + 1536, architecture: 'x86_64' }
    const ways = [{ InstanceType: 't3.micro' }, { InstanceType: 't3.nano' }] as const
    const one = await fleetOf(3, [...ways], { OnDemandOptions: { SingleInstanceType: true } })
    deepStrictEqual(types(one), [['t3.micro', 1]])
    // AWS's older spelling, which it answers with, and which Terraform compares by.
    const AllocationStrategy = 'lowestPrice' as 'lowest-price'
    const zones = await fleetOf(1, [{ AvailabilityZone: 'us-east-1b', InstanceType: 't3.nano' }], {
      OnDemandOptions: { SingleAvailabilityZone: true, AllocationStrategy },
    })
    deepStrictEqual(types(zones), [['t3.nano', 1]])
    const told = await describeOne(one.FleetId)
    strictEqual(told?.OnDemandOptions?.AllocationStrategy, AllocationStrategy)
  })

  it('launch nothing if they cannot launch the least', async () => {
    cloud.facts = { cpus: 64, memoryMiB: 2048, architecture: 'x86_64' }
    const made = await fleetOf(5, [], { OnDemandOptions: { MinTargetCapacity: 3 } })
    deepStrictEqual([types(made), codes(made)], [[], ['InsufficientInstanceCapacity']])
    deepStrictEqual(await instances(), [])
    strictEqual((await describeOne(made.FleetId))?.FulfilledCapacity, 0)
  })

  it('are made once for one client token', async () => {
    const first = await fleetOf(2, [], { ClientToken: 't' })
    deepStrictEqual(await fleetOf(2, [], { ClientToken: 't' }), first)
    strictEqual((await instances()).length, 2)
    await rejects(fleetOf(3, [], { ClientToken: 't' }), { code: 'IdempotentParameterMismatch' })
  })

  it('that come at once do not pass a quota together', async () => {
    await cloud.quota('L-1216C47A', 10)
    const all = await Promise.all([1, 2, 3, 4].map(() => fleetOf(2)))
    strictEqual(all.flatMap(types).length, 3)
    strictEqual((await instances()).length, 5)
  })

  it('have tags, and so have their instances', async () => {
    const spec = (ResourceType: 'fleet' | 'instance') => ({
      ResourceType,
      Tags: [{ Key: 'for', Value: ResourceType }],
    })
    const made = await fleetOf(1, [], { TagSpecifications: [spec('fleet'), spec('instance')] })
    const { FleetId = '' } = made
    const more = { Resources: [FleetId], Tags: [{ Key: 'k', Value: 'v' }] }
    await cloud.send(new CreateTagsCommand(more))
    deepStrictEqual((await describeOne(FleetId))?.Tags, [
      { Key: 'for', Value: 'fleet' },
      { Key: 'k', Value: 'v' },
    ])
    const [instance] = await instances()
    const tag = instance?.Tags?.find(({ Key }) => Key === 'for')
    strictEqual(tag?.Value, 'instance')
  })

  const capacity = (more: object) => ({
    TargetCapacitySpecification: { TotalTargetCapacity: 1, ...more },
  })
  const spec = { LaunchTemplateName }
  const refused: [string, Partial<CreateFleetCommandInput>, string][] = [
    ['no type', { Type: undefined }, 'UnsupportedOperation'],
    ['the type maintain', { Type: 'maintain' }, 'UnsupportedOperation'],
    ['Spot by default', capacity({ DefaultTargetCapacityType: 'spot' }), 'UnsupportedOperation'],
    ['Spot capacity', capacity({ SpotTargetCapacity: 1 }), 'UnsupportedOperation'],
    ['no capacity', capacity({ TotalTargetCapacity: 0 }), 'InvalidParameterValue'],
    ['too much capacity', capacity({ TotalTargetCapacity: 1001 }), 'InvalidParameterValue'],
    ['more than the total', capacity({ OnDemandTargetCapacity: 2 }), 'InvalidParameterValue'],
    ['vCPUs as units', capacity({ TargetCapacityUnitType: 'vcpu' }), 'UnsupportedOperation'],
    ['no target', { TargetCapacitySpecification: undefined }, 'MissingParameter'],
    ['no templates', { LaunchTemplateConfigs: [] }, 'MissingParameter'],
    ['a config of nothing', { LaunchTemplateConfigs: [{}] }, 'MissingParameter'],
    ['a price', { OnDemandOptions: { MaxTotalPrice: '1' } }, 'UnsupportedOperation'],
    ['a least above all', { OnDemandOptions: { MinTargetCapacity: 2 } }, 'InvalidParameterValue'],
    ['an end', { ValidUntil: new Date(0) }, 'UnsupportedOperation'],
    [
      'another strategy',
      { OnDemandOptions: { AllocationStrategy: 'best' as never } },
      'InvalidParameterValue',
    ],
    [
      'requirements',
      {
        LaunchTemplateConfigs: [
          {
            LaunchTemplateSpecification: spec,
            Overrides: [{ InstanceRequirements: {} as never }],
          },
        ],
      },
      'UnsupportedOperation',
    ],
    [
      'a weight of nothing',
      {
        LaunchTemplateConfigs: [
          { LaunchTemplateSpecification: spec, Overrides: [{ WeightedCapacity: 0 }] },
        ],
      },
      'InvalidParameterValue',
    ],
    [
      'a subnet and a zone',
      {
        LaunchTemplateConfigs: [
          {
            LaunchTemplateSpecification: spec,
            Overrides: [{ SubnetId: 'subnet-1', AvailabilityZone: 'us-east-1a' }],
          },
        ],
      },
      'InvalidParameterCombination',
    ],
    [
      'a template that is not there',
      { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateName: 'none' } }] },
      'InvalidLaunchTemplateName.NotFoundException',
    ],
    [
      'a version that is not there',
      { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { ...spec, Version: '9' } }] },
      'InvalidLaunchTemplateId.VersionNotFound',
    ],
  ]
  for (const [what, input, code] of refused) {
    it(`with ${what} are refused, and leave nothing`, async () => {
      await rejects(fleetOf(1, [], input), { code })
      deepStrictEqual(await instances(), [])
    })
  }

  it('are told of by their ids', async () => {
    const { FleetId } = await fleetOf(2)
    const seen = await describeOne(FleetId)
    deepStrictEqual(
      [seen?.FleetState, seen?.Type, seen?.ActivityStatus, seen?.FulfilledOnDemandCapacity],
      ['active', 'instant', 'fulfilled', 2],
    )
    strictEqual(seen?.Instances?.[0]?.InstanceIds?.length, 2)
    const filters = { Filters: [{ Name: 'fleet-state', Values: ['deleted'] }] }
    strictEqual(await describeOne(FleetId, filters), undefined)
    deepStrictEqual((await cloud.send(new DescribeFleetsCommand({}))).Fleets, [])
    const none = 'fleet-01234567-89ab-cdef-0123-456789abcdef'
    await rejects(describeOne(none), { code: 'InvalidFleetId.NotFound' })
    await rejects(describeOne('fleet-1'), { code: 'InvalidFleetId.Malformed' })
    const running = (id: string | undefined) =>
      cloud.send(new DescribeFleetInstancesCommand({ FleetId: id }))
    await rejects(running(FleetId), { code: 'UnsupportedOperation', message: /instant/ })
    await rejects(running(none), { code: 'InvalidFleetId.NotFound' })
    await rejects(running(undefined), { code: 'MissingParameter' })
  })

  it('are deleted with their instances', async () => {
    const { FleetId } = await fleetOf(2)
    const none = 'fleet-01234567-89ab-cdef-0123-456789abcdef'
    const deleted = await remove([FleetId, none, 'x'])
    deepStrictEqual(deleted.SuccessfulFleetDeletions, [
      { FleetId, CurrentFleetState: 'deleted_terminating', PreviousFleetState: 'active' },
    ])
    deepStrictEqual(
      deleted.UnsuccessfulFleetDeletions?.map((each) => each.Error?.Code),
      ['fleetIdDoesNotExist', 'fleetIdMalformed'],
    )
    const ending = await instances()
    deepStrictEqual(
      ending.map(({ State }) => State?.Name),
      ['shutting-down', 'shutting-down'],
    )
    strictEqual((await describeOne(FleetId))?.FleetState, 'deleted_terminating')
    for (const { InstanceId = '' } of ending) await cloud.end(InstanceId)
    strictEqual((await describeOne(FleetId))?.FleetState, 'deleted')
    const again = await remove([FleetId])
    strictEqual(again.UnsuccessfulFleetDeletions?.[0]?.Error?.Code, 'fleetNotInDeletableState')
    cloud.now += 49 * 3600 * 1000
    await remove([none])
    await rejects(describeOne(FleetId), { code: 'InvalidFleetId.NotFound' })
  })

  it('stay where an instance is protected, or their instances are to stay', async () => {
    const { FleetId } = await fleetOf(1)
    await rejects(remove([FleetId], false), { code: 'NoTerminateInstancesNotSupported' })
    await rejects(remove([]), { code: 'MissingParameter' })
    const [instance] = await instances()
    const { InstanceId = '' } = instance ?? {}
    const DisableApiTermination = { Value: true }
    await cloud.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiTermination }))
    await rejects(remove([FleetId]), { code: 'OperationNotPermitted' })
    strictEqual((await describeOne(FleetId))?.FleetState, 'active')
  })
})
