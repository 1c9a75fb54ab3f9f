import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import {
  DescribeAccountAttributesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeRegionsCommand,
  DescribeVpcsCommand,
  GetSerialConsoleAccessStatusCommand,
  paginateDescribeInstanceTypes,
  RequestSpotInstancesCommand,
} from '@aws-sdk/client-ec2'
import { ec2Client } from '../support/clients.ts'
import { useServer } from '../support/server.ts'

describe('regions, zones and instance types', () => {
  const server = useServer()
  const ec2 = ec2Client(server)

  it('are one region', async () => {
    const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({}))
    deepStrictEqual(
      Regions.map(({ RegionName }) => RegionName),
      ['us-east-1'],
    )
    const other = new DescribeRegionsCommand({ RegionNames: ['nowhere-1'] })
    await rejects(ec2.send(other), { message: 'Invalid region provided: nowhere-1' })
  })

  it('are three zones', async () => {
    const Filters = [{ Name: 'zone-id', Values: ['use1-az2', 'use1-az3'] }]
    const { AvailabilityZones: zones = [] } = await ec2.send(
      new DescribeAvailabilityZonesCommand({ Filters }),
    )
    deepStrictEqual(
      zones.map(({ ZoneName }) => ZoneName),
      ['us-east-1b', 'us-east-1c'],
    )
    const [{ State, GroupName, GroupLongName } = {}] = zones
    deepStrictEqual(
      [State, GroupName, GroupLongName],
      ['available', 'us-east-1-zg-1', 'US East (N. Virginia) 1'],
    )
    const other = new DescribeAvailabilityZonesCommand({ ZoneNames: ['us-east-1z'] })
    await rejects(ec2.send(other), { message: 'Invalid availability zone: [us-east-1z]' })
  })

  it('are one default VPC, which the attributes of the account name', async () => {
    const command = new DescribeAccountAttributesCommand({ AttributeNames: ['default-vpc'] })
    const { AccountAttributes: [attribute] = [] } = await ec2.send(command)
    const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({}))
    strictEqual(attribute?.AttributeValues?.[0]?.AttributeValue, vpc?.VpcId)
  })

  it('are types with what they have', async () => {
    const InstanceTypes = ['t3.micro' as const, 'r7g.16xlarge' as const]
    const { InstanceTypes: types = [] } = await ec2.send(
      new DescribeInstanceTypesCommand({ InstanceTypes }),
    )
    const facts = types.map(
      ({ InstanceType, VCpuInfo, MemoryInfo, ProcessorInfo, NetworkInfo }) => [
        InstanceType,
        VCpuInfo?.DefaultVCpus,
        MemoryInfo?.SizeInMiB,
        ProcessorInfo?.SupportedArchitectures,
        VCpuInfo?.ValidThreadsPerCore,
        NetworkInfo?.EnaSupport,
      ],
    )
    deepStrictEqual(facts, [
      ['r7g.16xlarge', 64, 524_288, ['arm64'], [1], 'required'],
      ['t3.micro', 2, 1024, ['x86_64'], [1, 2], 'required'],
    ])
    // Terraform takes a type for missing whose disks, network or placement are not described.
    const [, micro] = types
    deepStrictEqual(micro?.VCpuInfo?.ValidThreadsPerCore, [1, 2])
    strictEqual(micro?.EbsInfo?.EbsOptimizedSupport, 'unsupported')
    deepStrictEqual(micro?.PlacementGroupInfo?.SupportedStrategies, ['cluster'])
    deepStrictEqual(micro?.NetworkInfo?.NetworkCards, [
      { NetworkCardIndex: 0, MaximumNetworkInterfaces: 2 },
    ])
    const bad = { InstanceTypes: ['t9.huge' as never] }
    await rejects(ec2.send(new DescribeInstanceTypesCommand(bad)), {
      name: 'InvalidInstanceType',
      message: 'The following supplied instance types do not exist: [t9.huge]',
    })
  })

  it('are listed a page at a time, each once', async () => {
    const names: string[] = []
    const Filters = [{ Name: 'memory-info.size-in-mib', Values: ['8192'] }]
    for await (const page of paginateDescribeInstanceTypes(
      { client: ec2, pageSize: 5 },
      { Filters },
    )) {
      names.push(...(page.InstanceTypes ?? []).map(({ InstanceType = '' }) => InstanceType))
    }
    strictEqual(new Set(names).size, names.length)
    strictEqual(names.includes('m5.large'), true)
    const tooFew = new DescribeInstanceTypesCommand({ MaxResults: 4 })
    await rejects(ec2.send(tooFew), {
      name: 'InvalidParameterValue',
      message:
        'Value ( 4 ) for parameter maxResults is invalid. ' +
        'Expecting a value greater than or equal to 5.',
    })
    const forged = new DescribeInstanceTypesCommand({ NextToken: '???' })
    await rejects(ec2.send(forged), { name: 'InvalidNextToken' })
  })

  it('are offered in all zones', async () => {
    const { InstanceTypeOfferings: offerings = [] } = await ec2.send(
      new DescribeInstanceTypeOfferingsCommand({
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: ['t3.micro'] }],
      }),
    )
    const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c']
    deepStrictEqual(
      offerings.map(({ Location }) => Location),
      zones,
    )
  })

  it('have no serial consoles', async () => {
    const access = await ec2.send(new GetSerialConsoleAccessStatusCommand({}))
    strictEqual(access.SerialConsoleAccessEnabled, false)
  })

  it('know all names of EC2, and say what is not offered', async () => {
    await rejects(ec2.send(new RequestSpotInstancesCommand({})), {
      name: 'UnsupportedOperation',
      message: 'The operation RequestSpotInstances is known, but this server does not offer it.',
    })
  })
})
