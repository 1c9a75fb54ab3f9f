import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict'
import {
  AllocateAddressCommand,
  AssignPrivateIpAddressesCommand,
  AssociateAddressCommand,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteNetworkInterfaceCommand,
  DescribeAddressesAttributeCommand,
  DescribeAddressesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DisassociateAddressCommand,
  type Filter,
  ModifyAddressAttributeCommand,
  ReleaseAddressCommand,
  ResetAddressAttributeCommand,
  UnassignPrivateIpAddressesCommand,
} from '@aws-sdk/client-ec2'
import { RequestServiceQuotaIncreaseCommand } from '@aws-sdk/client-service-quotas'
import { ec2Client, quotasClient } from '../support/clients.ts'
import { useServer } from '../support/server.ts'

describe('elastic IPs', () => {
  const server = useServer({ env: { CAIRN_PUBLIC_IPS: '127.91.0.0/24' } })
  const ec2 = ec2Client(server)
  const allocate = async (more = {}) => ec2.send(new AllocateAddressCommand(more))
  const release = (AllocationId: string | undefined) =>
    ec2.send(new ReleaseAddressCommand({ AllocationId }))
  const find = async (...Filters: Filter[]) =>
    (await ec2.send(new DescribeAddressesCommand({ Filters }))).Addresses ?? []
  const associate = (more: object) => ec2.send(new AssociateAddressCommand(more))
  const disassociate = (AssociationId: string | undefined) =>
    ec2.send(new DisassociateAddressCommand({ AssociationId }))
  const unknown = 'eipalloc-00000000000000000'

  /** In the default VPC, which has an internet gateway. */
  const createInterface = async () => {
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}))
    const wish = { SubnetId: Subnets[0]?.SubnetId }
    const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand(wish))
    return {
      id: NetworkInterface?.NetworkInterfaceId ?? '',
      address: NetworkInterface?.PrivateIpAddress ?? '',
    }
  }
  const removeInterface = (NetworkInterfaceId: string) =>
    ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }))

  it('come from the operator’s range, and go back there', async () => {
    const Tags = [{ Key: 'Name', Value: 'front' }]
    const TagSpecifications = [{ ResourceType: 'elastic-ip' as const, Tags }]
    const made = await allocate({ Domain: 'vpc', TagSpecifications })
    match(made.AllocationId ?? '', /^eipalloc-0[0-9a-f]{16}$/)
    match(made.PublicIp ?? '', /^127\.91\.0\.\d+$/)
    deepStrictEqual(
      [made.Domain, made.PublicIpv4Pool, made.NetworkBorderGroup],
      ['vpc', 'amazon', 'us-east-1'],
    )
    const [found] = await find({ Name: 'tag:Name', Values: ['front'] })
    deepStrictEqual(found, {
      PublicIp: made.PublicIp,
      AllocationId: made.AllocationId,
      Domain: 'vpc',
      PublicIpv4Pool: 'amazon',
      NetworkBorderGroup: 'us-east-1',
      Tags,
    })
    await release(made.AllocationId)
    await rejects(release(made.AllocationId), { name: 'InvalidAllocationID.NotFound' })
    deepStrictEqual(await find(), [])
  })

  it('are had again by their address while nobody else has it', async () => {
    const wanted = await allocate({ Address: '127.91.0.77' })
    strictEqual(wanted.PublicIp, '127.91.0.77')
    for (const Address of ['127.91.0.77', '127.92.0.1', '127.91.0.0', 'x']) {
      await rejects(allocate({ Address }), {
        name: 'InvalidAddress.NotFound',
        message: `Address '${Address}' not found.`,
      })
    }
    await release(wanted.AllocationId)
  })

  it('refuse what is not offered', async () => {
    await rejects(allocate({ Domain: 'standard' }), { name: 'UnsupportedOperation' })
    await rejects(allocate({ Domain: 'x' }), { name: 'InvalidParameterValue' })
    await rejects(allocate({ NetworkBorderGroup: 'mars-1' }), { name: 'InvalidParameterValue' })
    await rejects(allocate({ PublicIpv4Pool: 'ipv4pool-ec2-0' }), {
      name: 'InvalidPublicIpv4PoolID.NotFound',
    })
    await rejects(allocate({ CustomerOwnedIpv4Pool: 'x' }), { name: 'UnsupportedOperation' })
    await rejects(allocate({ DryRun: true }), { name: 'DryRunOperation' })
    deepStrictEqual(await find(), [])
  })

  it('are as many as the quota says, however many ask at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => allocate()))
    const made = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    strictEqual(made.length, 5)
    strictEqual(new Set(made.map(({ PublicIp }) => PublicIp)).size, 5)
    await rejects(allocate(), {
      name: 'AddressLimitExceeded',
      message: 'The maximum number of addresses has been reached.',
    })
    await quotasClient(server).send(
      new RequestServiceQuotaIncreaseCommand({
        ServiceCode: 'ec2',
        QuotaCode: 'L-0263D0A3',
        DesiredValue: 6,
      }),
    )
    made.push(await allocate())
    await rejects(allocate(), { name: 'AddressLimitExceeded' })
    for (const { AllocationId } of made) await release(AllocationId)
  })

  it('lead to an interface until they are led elsewhere', async () => {
    const { AllocationId, PublicIp } = await allocate()
    const one = await createInterface()
    const other = await createInterface()
    const { AssociationId } = await associate({ AllocationId, NetworkInterfaceId: one.id })
    match(AssociationId ?? '', /^eipassoc-0[0-9a-f]{16}$/)
    const [found] = await find({ Name: 'association-id', Values: [AssociationId ?? ''] })
    deepStrictEqual(
      [found?.NetworkInterfaceId, found?.PrivateIpAddress, found?.InstanceId],
      [one.id, one.address, undefined],
    )
    const shown = await ec2.send(
      new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [one.id] }),
    )
    const association = shown.NetworkInterfaces?.[0]?.Association
    deepStrictEqual([association?.PublicIp, association?.AllocationId], [PublicIp, AllocationId])
    const again = await associate({ AllocationId, NetworkInterfaceId: one.id })
    strictEqual(again.AssociationId, AssociationId)
    const elsewhere = { AllocationId, NetworkInterfaceId: other.id }
    await rejects(associate({ ...elsewhere, AllowReassociation: false }), {
      name: 'Resource.AlreadyAssociated',
      message: `resource ${AllocationId} is already associated with associate-id ${AssociationId}`,
    })
    const moved = await associate(elsewhere)
    strictEqual((await find())[0]?.NetworkInterfaceId, other.id)
    await rejects(release(AllocationId), {
      name: 'InvalidIPAddress.InUse',
      message: `Address ${PublicIp} is in use.`,
    })
    await rejects(disassociate(AssociationId), { name: 'InvalidAssociationID.NotFound' })
    await disassociate(moved.AssociationId)
    strictEqual((await find())[0]?.AssociationId, undefined)
    await removeInterface(one.id)
    await removeInterface(other.id)
    await release(AllocationId)
  })

  it('give way to another one that is led to the same address', async () => {
    const first = await allocate()
    const second = await allocate()
    const { id } = await createInterface()
    await associate({ AllocationId: first.AllocationId, NetworkInterfaceId: id })
    const wish = { AllocationId: second.AllocationId, NetworkInterfaceId: id }
    await rejects(associate({ ...wish, AllowReassociation: false }), {
      name: 'Resource.AlreadyAssociated',
    })
    await associate(wish)
    const led = await find({ Name: 'network-interface-id', Values: [id] })
    deepStrictEqual(
      led.map(({ AllocationId }) => AllocationId),
      [second.AllocationId],
    )
    await removeInterface(id)
    strictEqual((await find({ Name: 'network-interface-id', Values: [id] })).length, 0)
    await release(first.AllocationId)
    await release(second.AllocationId)
  })

  it('lead to secondary addresses, as long as these are there', async () => {
    const { AllocationId } = await allocate()
    const { id: NetworkInterfaceId, address } = await createInterface()
    const assigned = await ec2.send(
      new AssignPrivateIpAddressesCommand({
        NetworkInterfaceId,
        SecondaryPrivateIpAddressCount: 1,
      }),
    )
    const secondary = assigned.AssignedPrivateIpAddresses?.[0]?.PrivateIpAddress ?? ''
    const wish = { AllocationId, NetworkInterfaceId }
    await rejects(associate({ ...wish, PrivateIpAddress: '172.31.0.200' }), {
      name: 'InvalidParameterValue',
    })
    await associate({ ...wish, PrivateIpAddress: secondary })
    strictEqual((await find())[0]?.PrivateIpAddress, secondary)
    await associate({ ...wish, PrivateIpAddress: address })
    strictEqual((await find())[0]?.PrivateIpAddress, address)
    await associate({ ...wish, PrivateIpAddress: secondary })
    await ec2.send(
      new UnassignPrivateIpAddressesCommand({
        NetworkInterfaceId,
        PrivateIpAddresses: [secondary],
      }),
    )
    strictEqual((await find())[0]?.AssociationId, undefined)
    await removeInterface(NetworkInterfaceId)
    await release(AllocationId)
  })

  it('need a way in from the internet', async () => {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }))
    const range = { VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/24' }
    const { Subnet } = await ec2.send(new CreateSubnetCommand(range))
    const { NetworkInterface } = await ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId: Subnet?.SubnetId }),
    )
    const { AllocationId } = await allocate()
    const { NetworkInterfaceId } = NetworkInterface ?? {}
    await rejects(associate({ AllocationId, NetworkInterfaceId }), {
      name: 'Gateway.NotAttached',
      message: `Network ${Vpc?.VpcId} is not attached to any internet gateway`,
    })
    await release(AllocationId)
  })

  it('are named rightly, or nothing is done', async () => {
    const { AllocationId, PublicIp = '' } = await allocate()
    const instance = 'i-00000000000000000'
    // Of both the instance decides: Terraform names the interface of the one before as well.
    const both = { InstanceId: instance, NetworkInterfaceId: 'eni-00000000000000000' }
    await rejects(associate({ AllocationId, ...both }), { name: 'InvalidInstanceID.NotFound' })
    await rejects(associate({ AllocationId }), { name: 'MissingParameter' })
    await rejects(associate({ InstanceId: instance }), { name: 'MissingParameter' })
    await rejects(associate({ AllocationId, InstanceId: instance }), {
      name: 'InvalidInstanceID.NotFound',
    })
    await rejects(associate({ AllocationId: unknown, InstanceId: instance }), {
      name: 'InvalidAllocationID.NotFound',
    })
    await rejects(associate({ PublicIp: '127.91.0.250', InstanceId: instance }), {
      name: 'InvalidAddress.NotFound',
    })
    await rejects(release('nonsense'), { name: 'InvalidAllocationID.Malformed' })
    const byAddress = new ReleaseAddressCommand({ PublicIp })
    await rejects(ec2.send(byAddress), { name: 'InvalidParameterValue' })
    const border = new ReleaseAddressCommand({ AllocationId, NetworkBorderGroup: 'mars-1' })
    await rejects(ec2.send(border), { name: 'InvalidAddress.NotFound' })
    await rejects(find({ Name: 'nonsense', Values: ['x'] }), { name: 'InvalidParameterValue' })
    const list = new DescribeAddressesCommand({ PublicIps: [PublicIp, '127.91.0.250'] })
    await rejects(ec2.send(list), { name: 'InvalidAddress.NotFound' })
    await rejects(ec2.send(new DisassociateAddressCommand({})), { name: 'MissingParameter' })
    await ec2.send(new DisassociateAddressCommand({ PublicIp }))
    await release(AllocationId)
  })

  it('have no reverse names here', async () => {
    const { AllocationId = '', PublicIp } = await allocate()
    const { Addresses } = await ec2.send(
      new DescribeAddressesAttributeCommand({
        AllocationIds: [AllocationId],
        Attribute: 'domain-name',
      }),
    )
    deepStrictEqual(Addresses, [{ AllocationId, PublicIp }])
    const modify = new ModifyAddressAttributeCommand({ AllocationId, DomainName: 'a.example.com' })
    await rejects(ec2.send(modify), { name: 'UnsupportedOperation' })
    const reset = new ResetAddressAttributeCommand({ AllocationId, Attribute: 'domain-name' })
    strictEqual((await ec2.send(reset)).Address?.PublicIp, PublicIp)
    await release(AllocationId)
  })
})
