/** What lets packets pass between machines, seen by packets, and changed while they run. */
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import {
  AttachNetworkInterfaceCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DetachNetworkInterfaceCommand,
  type InstanceNetworkInterface,
  type IpPermission,
  ModifyManagedPrefixListCommand,
  ReplaceNetworkAclAssociationCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2'
import { useMachines } from '../support/machines.ts'
import { eventually } from '../support/processes.ts'

describe('machines: what lets packets pass', function () {
  this.timeout(300_000)
  const machines = useMachines()
  const port = 2222
  const service = { IpProtocol: 'tcp', FromPort: port, ToPort: port }
  let vpcId = ''
  let web = { id: '', groupId: '', subnetId: '' }
  let store = { id: '', groupId: '', subnetId: '' }
  let address = ''

  const place = async (GroupName: string, CidrBlock: string) => {
    const { Subnet } = await machines.ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock }))
    const { GroupId: groupId = '' } = await machines.ec2.send(
      new CreateSecurityGroupCommand({ GroupName, Description: 'of a test', VpcId: vpcId }),
    )
    const subnetId = Subnet?.SubnetId ?? ''
    const wish = { SubnetId: subnetId, SecurityGroupIds: [groupId] }
    return { id: await machines.launchOne(wish), groupId, subnetId }
  }
  const isReachedAt = async (at: string, from: string) => {
    const open = `timeout 1 bash -c '</dev/tcp/${at}/${port}'`
    return (await machines.run(from, 'sh', '-c', open)).code === 0
  }
  const isReached = () => isReachedAt(address, web.id)
  const open = () => eventually('it is let in', isReached)
  const shut = () => eventually('it is not let in', async () => !(await isReached()))
  const letIn = (permission: IpPermission) =>
    machines.ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: store.groupId,
        IpPermissions: [permission],
      }),
    )
  const revoke = (permission: IpPermission) =>
    machines.ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: store.groupId,
        IpPermissions: [permission],
      }),
    )

  before('launch two machines in two subnets', async () => {
    const { Vpc } = await machines.ec2.send(new CreateVpcCommand({ CidrBlock: '10.5.0.0/16' }))
    vpcId = Vpc?.VpcId ?? ''
    web = await place('web', '10.5.1.0/24')
    store = await place('store', '10.5.2.0/24')
    address = (await machines.describe(store.id)).PrivateIpAddress ?? ''
    await listen(store.id, port)
  })

  /** Who listens need not wait until the machine has booted. */
  async function listen(id: string, at: number): Promise<void> {
    const serve = `setsid systemd-socket-activate --accept -l ${at} /bin/cat >/dev/null 2>&1 &`
    await machines.inside(id, 'sh', '-c', serve)
    await eventually('somebody listens', () => isReachedAt('127.0.0.1', id))
  }

  it('are rules that name a group, for whom is in it', async () => {
    strictEqual(await isReached(), false)
    const fromStore = { ...service, UserIdGroupPairs: [{ GroupId: store.groupId }] }
    const fromWeb = { ...service, UserIdGroupPairs: [{ GroupId: web.groupId }] }
    await letIn(fromWeb)
    await open()
    await letIn(fromStore)
    await revoke(fromWeb)
    await shut()
    await revoke(fromStore)
  })

  it('are rules that name a prefix list, as it is now', async () => {
    const { PrefixList } = await machines.ec2.send(
      new CreateManagedPrefixListCommand({
        PrefixListName: 'friends',
        AddressFamily: 'IPv4',
        MaxEntries: 2,
        Entries: [{ Cidr: '10.5.2.0/24' }],
      }),
    )
    const PrefixListId = PrefixList?.PrefixListId ?? ''
    await letIn({ ...service, PrefixListIds: [{ PrefixListId }] })
    strictEqual(await isReached(), false)
    const friends = [{ Cidr: '10.5.1.0/24' }]
    const modify = (more: object) =>
      machines.ec2.send(new ModifyManagedPrefixListCommand({ PrefixListId, ...more }))
    await modify({ AddEntries: friends })
    await open()
    await modify({ RemoveEntries: friends })
    await shut()
    await revoke({ ...service, PrefixListIds: [{ PrefixListId }] })
  })

  it('are network ACLs, which judge answers too', async () => {
    await letIn({ ...service, IpRanges: [{ CidrIp: '10.5.0.0/16' }] })
    await open()
    const { NetworkAcl } = await machines.ec2.send(new CreateNetworkAclCommand({ VpcId: vpcId }))
    const NetworkAclId = NetworkAcl?.NetworkAclId ?? ''
    const Filters = [{ Name: 'association.subnet-id', Values: [store.subnetId] }]
    const { NetworkAcls: [acl] = [] } = await machines.ec2.send(
      new DescribeNetworkAclsCommand({ Filters }),
    )
    const own = acl?.Associations?.find(({ SubnetId }) => SubnetId === store.subnetId)
    const AssociationId = own?.NetworkAclAssociationId
    await machines.ec2.send(
      new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }),
    )
    await shut()
    const all = { NetworkAclId, CidrBlock: '0.0.0.0/0', Protocol: '-1' }
    const allow = (Egress: boolean) => {
      const entry = { ...all, Egress, RuleNumber: 100, RuleAction: 'allow' } as const
      return machines.ec2.send(new CreateNetworkAclEntryCommand(entry))
    }
    await allow(false)
    strictEqual(await isReached(), false)
    await allow(true)
    await open()
    const deny = { NetworkAclId, Egress: false, RuleNumber: 50 }
    const PortRange = { From: port, To: port }
    await machines.ec2.send(
      new CreateNetworkAclEntryCommand({
        ...deny,
        Protocol: '6',
        PortRange,
        CidrBlock: '10.5.1.0/24',
        RuleAction: 'deny',
      }),
    )
    await shut()
    await machines.ec2.send(new DeleteNetworkAclEntryCommand(deny))
    await open()
    await revoke({ ...service, IpRanges: [{ CidrIp: '10.5.0.0/16' }] })
  })

  it('are the groups of each interface of its own, of a launch and plugged in live', async () => {
    const { Subnet } = await machines.ec2.send(
      new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: '10.5.3.0/24' }),
    )
    const SubnetId = Subnet?.SubnetId ?? ''
    const { GroupId = '' } = await machines.ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'side', Description: 'x', VpcId: vpcId }),
    )
    const id = await machines.launchOne({
      InstanceType: 't2.small',
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId: store.subnetId, Groups: [store.groupId] },
        { DeviceIndex: 1, SubnetId, Groups: [GroupId], DeleteOnTermination: true },
      ],
    })
    await listen(id, port)
    const { NetworkInterfaces: [first, second] = [] } = await machines.describe(id)
    const at = (card: InstanceNetworkInterface | undefined) => card?.PrivateIpAddress ?? ''
    const reached = async () => [
      await isReachedAt(at(first), web.id),
      await isReachedAt(at(second), web.id),
    ]
    const fromWeb = { ...service, IpRanges: [{ CidrIp: '10.5.1.0/24' }] }
    const rule = (group: string) => ({ GroupId: group, IpPermissions: [fromWeb] })
    await machines.ec2.send(new AuthorizeSecurityGroupIngressCommand(rule(GroupId)))
    await eventually('the second is open alone', async () => `${await reached()}` === 'false,true')
    await letIn(fromWeb)
    await machines.ec2.send(new RevokeSecurityGroupIngressCommand(rule(GroupId)))
    await eventually('the first is open alone', async () => `${await reached()}` === 'true,false')
    // It asks by the interface whose address it names, and hears the answer there.
    const ping = (...from: string[]) =>
      machines.run(id, 'ping', '-c', '1', '-W', '2', ...from, address)
    await letIn({
      IpProtocol: 'icmp',
      FromPort: -1,
      ToPort: -1,
      IpRanges: [{ CidrIp: `${at(second)}/32` }],
    })
    await eventually('it asks by the second', async () => (await ping('-I', at(second))).code === 0)
    strictEqual((await ping()).code, 1)
    await machines.listens(id)
    const macs = `network/interfaces/macs/${second?.MacAddress}`
    const metadata = `http://169.254.169.254/latest/meta-data/${macs}`
    const told = await machines.inside(id, 'curl', '-s', `${metadata}/device-number`)
    strictEqual(told, '1')
    strictEqual(await machines.inside(id, 'curl', '-s', `${metadata}/local-ipv4s`), at(second))

    const { NetworkInterface } = await machines.ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId: web.subnetId, Groups: [store.groupId] }),
    )
    const { NetworkInterfaceId = '', PrivateIpAddress = '' } = NetworkInterface ?? {}
    const { AttachmentId } = await machines.ec2.send(
      new AttachNetworkInterfaceCommand({ NetworkInterfaceId, InstanceId: id, DeviceIndex: 2 }),
    )
    const isThird = () => isReachedAt(PrivateIpAddress, web.id)
    await eventually('the third is open', isThird)
    await eventually(
      'it is attached',
      async () => (await attachment(NetworkInterfaceId)) === 'attached',
    )
    await machines.ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId }))
    await eventually(
      'it is free',
      async () => (await attachment(NetworkInterfaceId)) === 'available',
    )
    strictEqual(await isThird(), false)
    const links = await machines.inside(id, 'cat', '/proc/net/dev')
    deepStrictEqual([links.includes('eth1:'), links.includes('eth2:')], [true, false])
    strictEqual(await isReachedAt(at(first), web.id), true)
    await machines.terminate(id)
    strictEqual(await attachment(second?.NetworkInterfaceId ?? ''), 'gone')
    await revoke(fromWeb)
  })

  async function attachment(id: string): Promise<string | undefined> {
    const { NetworkInterfaces: [found] = [] } = await machines.ec2.send(
      new DescribeNetworkInterfacesCommand({
        Filters: [{ Name: 'network-interface-id', Values: [id] }],
      }),
    )
    return found === undefined ? 'gone' : (found.Attachment?.Status ?? found.Status)
  }

  it('are rules of egress, at the end that asks', async () => {
    await letIn({ ...service, IpRanges: [{ CidrIp: '10.5.0.0/16' }] })
    await open()
    const IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
    await machines.ec2.send(
      new RevokeSecurityGroupEgressCommand({ GroupId: web.groupId, IpPermissions }),
    )
    await shut()
    await machines.terminate(web.id, store.id)
  })
})
