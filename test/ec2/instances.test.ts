import { deepStrictEqual, match, strictEqual } from 'node:assert/strict'
import {
  DescribeInstancesCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'

describe('instances', () => {
  let cloud: MemoryCloud
  let ImageId: string
  beforeEach(async () => {
    cloud = memoryCloud()
    ImageId = await cloud.image()
  })
  const run = (more: Partial<RunInstancesCommandInput> = {}) =>
    cloud.send(
      new RunInstancesCommand({
        ImageId,
        InstanceType: 't2.micro',
        MinCount: 1,
        MaxCount: 1,
        ...more,
      }),
    )
  const describeAll = async (more = {}) => {
    const { Reservations = [] } = await cloud.send(new DescribeInstancesCommand(more))
    return Reservations.flatMap(({ Instances = [] }) => Instances)
  }

  it('are launched into the default VPC with an interface, addresses and a root volume', async () => {
    const launched = await run()
    match(launched.ReservationId ?? '', /^r-0[0-9a-f]{16}$/)
    strictEqual(launched.OwnerId, cloud.account)
    const [instance] = launched.Instances ?? []
    match(instance?.InstanceId ?? '', /^i-0[0-9a-f]{16}$/)
    deepStrictEqual(instance?.State, { Code: 0, Name: 'pending' })
    strictEqual(instance.PrivateIpAddress, '172.31.0.4')
    strictEqual(instance.PrivateDnsName, 'ip-172-31-0-4.ec2.internal')
    match(instance.PublicIpAddress ?? '', /^127\.77\./)
    strictEqual(instance.Placement?.AvailabilityZone, 'us-east-1a')
    deepStrictEqual(
      instance.SecurityGroups?.map(({ GroupName }) => GroupName),
      ['default'],
    )
    const [device] = instance.BlockDeviceMappings ?? []
    deepStrictEqual(
      [device?.DeviceName, device?.Ebs?.DeleteOnTermination, device?.Ebs?.Status],
      ['/dev/xvda', true, 'attached'],
    )
    const [card] = instance.NetworkInterfaces ?? []
    match(card?.MacAddress ?? '', /^02(:[0-9a-f]{2}){5}$/)
    strictEqual(card?.Attachment?.DeviceIndex, 0)
    strictEqual(cloud.told, 1)
    deepStrictEqual(await describeAll(), launched.Instances)
  })
})
