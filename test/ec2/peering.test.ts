/** Peerings of VPCs as records: who may ask, accept and end, and what routes make of it. */
import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict'
import {
  AcceptVpcPeeringConnectionCommand,
  AssociateVpcCidrBlockCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteSecurityGroupCommand,
  DeleteVpcCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupReferencesCommand,
  DescribeSecurityGroupsCommand,
  DescribeStaleSecurityGroupsCommand,
  DescribeVpcPeeringConnectionsCommand,
  type DescribeVpcPeeringConnectionsCommandInput,
  DisassociateVpcCidrBlockCommand,
  type EC2Client,
  ModifyVpcPeeringConnectionOptionsCommand,
  RejectVpcPeeringConnectionCommand,
  ReplaceRouteCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2'
import { addUser } from '../organizations/members.ts'
import { newAccount } from '../organizations/scene.ts'
import { ec2Client, organizationsClient } from '../support/clients.ts'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'
import { useServer } from '../support/server.ts'

const id = { VpcPeeringConnectionId: 'pcx-00000000000000000' }

describe('VPC peering', () => {
  const server = useServer()
  const ec2 = ec2Client(server)
  let account = ''
  let other: EC2Client
  let one = ''
  let two = ''
  let theirs = ''

  before('two VPCs here, and one of another account', async () => {
    account = await newAccount(organizationsClient(server), 'neighbour')
    other = ec2Client(server, await addUser(server, { account, userName: 'admin' }))
    one = await vpc('10.0.0.0/16')
    two = await vpc('10.1.0.0/16')
    theirs = await vpc('10.2.0.0/16', other)
  })

  async function vpc(CidrBlock: string, client = ec2): Promise<string> {
    const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock }))
    return Vpc?.VpcId ?? ''
  }

  const create = async (PeerVpcId: string, more: object = {}) => {
    const input = { VpcId: one, PeerVpcId, ...more }
    const answer = await ec2.send(new CreateVpcPeeringConnectionCommand(input))
    return answer.VpcPeeringConnection ?? {}
  }
  const list = async (input: DescribeVpcPeeringConnectionsCommandInput = {}, client = ec2) => {
    const answer = await client.send(new DescribeVpcPeeringConnectionsCommand(input))
    return answer.VpcPeeringConnections ?? []
  }
  const stateOf = async (VpcPeeringConnectionId = '', client = ec2) => {
    const [found] = await list({ VpcPeeringConnectionIds: [VpcPeeringConnectionId] }, client)
    return found?.Status
  }
  const accept = (VpcPeeringConnectionId = '', client = ec2) =>
    client.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
  const end = (VpcPeeringConnectionId = '', client = ec2) =>
    client.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))

  it('is asked for, accepted and deleted within an account', async () => {
    const TagSpecifications = [
      { ResourceType: 'vpc-peering-connection' as const, Tags: [{ Key: 'Name', Value: 'mine' }] },
    ]
    const made = await create(two, { TagSpecifications })
    const { VpcPeeringConnectionId, RequesterVpcInfo, AccepterVpcInfo } = made
    match(VpcPeeringConnectionId ?? '', /^pcx-[0-9a-f]{17}$/)
    strictEqual(made.Status?.Code, 'initiating-request')
    deepStrictEqual([RequesterVpcInfo?.VpcId, AccepterVpcInfo?.VpcId], [one, two])
    deepStrictEqual(RequesterVpcInfo?.CidrBlockSet, [{ CidrBlock: '10.0.0.0/16' }])
    deepStrictEqual(made.Tags, [{ Key: 'Name', Value: 'mine' }])
    const days = ((made.ExpirationTime?.getTime() ?? 0) - Date.now()) / 86_400_000
    ok(days > 6.9 && days <= 7, `${days} days`)
    const pending = await stateOf(VpcPeeringConnectionId)
    strictEqual(pending?.Code, 'pending-acceptance')
    match(pending?.Message ?? '', /^Pending Acceptance by \d{12}$/)
    await rejects(create(two), { name: 'VpcPeeringConnectionAlreadyExists' })
    const accepted = await accept(VpcPeeringConnectionId)
    strictEqual(accepted.VpcPeeringConnection?.Status?.Code, 'provisioning')
    deepStrictEqual(await stateOf(VpcPeeringConnectionId), { Code: 'active', Message: 'Active' })
    await rejects(accept(VpcPeeringConnectionId), { name: 'InvalidStateTransition' })
    await end(VpcPeeringConnectionId)
    const gone = await stateOf(VpcPeeringConnectionId)
    strictEqual(gone?.Code, 'deleted')
    match(gone?.Message ?? '', /^Deleted by \d{12}$/)
    await rejects(end(VpcPeeringConnectionId), {
      name: 'InvalidStateTransition',
      message: /attempted to transition from deleted to deleting$/,
    })
  })

  it('is for the other account to accept, each with its own tags', async () => {
    const made = await create(theirs, { PeerOwnerId: account })
    const VpcPeeringConnectionId = made.VpcPeeringConnectionId ?? ''
    strictEqual(made.AccepterVpcInfo?.CidrBlock, undefined)
    await rejects(accept(VpcPeeringConnectionId), { name: 'OperationNotPermitted' })
    const reject = new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId })
    await rejects(ec2.send(reject), { name: 'OperationNotPermitted' })
    await rejects(end(VpcPeeringConnectionId, other), { name: 'OperationNotPermitted' })
    await other.send(
      new CreateTagsCommand({
        Resources: [VpcPeeringConnectionId],
        Tags: [{ Key: 'of', Value: 'theirs' }],
      }),
    )
    await accept(VpcPeeringConnectionId, other)
    const [[mine], [seen]] = await Promise.all([list(byCode('active')), list({}, other)])
    deepStrictEqual([mine?.Tags, seen?.Tags], [[], [{ Key: 'of', Value: 'theirs' }]])
    strictEqual(mine?.AccepterVpcInfo?.CidrBlock, '10.2.0.0/16')
    deepStrictEqual(seen?.AccepterVpcInfo, mine?.AccepterVpcInfo)
    await end(VpcPeeringConnectionId, other)
    strictEqual((await stateOf(VpcPeeringConnectionId))?.Message, `Deleted by ${account}`)
  })

  function byCode(code: string) {
    return { Filters: [{ Name: 'status-code', Values: [code] }] }
  }

  it('is rejected, or the request is taken back', async () => {
    const made = await create(theirs, { PeerOwnerId: account })
    const { VpcPeeringConnectionId } = made
    await other.send(new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
    strictEqual((await stateOf(VpcPeeringConnectionId))?.Code, 'rejected')
    await rejects(accept(VpcPeeringConnectionId, other), { name: 'InvalidStateTransition' })
    const again = await create(theirs, { PeerOwnerId: account })
    await end(again.VpcPeeringConnectionId)
    await rejects(accept(again.VpcPeeringConnectionId, other), { name: 'InvalidStateTransition' })
  })

  it('fails where addresses overlap or the VPC is not there', async () => {
    const same = await vpc('10.0.128.0/20')
    for (const made of [
      await create(same),
      await create(theirs, { PeerOwnerId: '999999999999' }),
    ]) {
      deepStrictEqual(made.Status, {
        Code: 'failed',
        Message: 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range',
      })
      await rejects(end(made.VpcPeeringConnectionId), { name: 'InvalidStateTransition' })
    }
    deepStrictEqual(await list(byCode('failed'), other), [])
    await ec2.send(new DeleteVpcCommand({ VpcId: same }))
  })

  it('is refused for what is asked wrongly', async () => {
    await rejects(create(''), { name: 'MissingParameter' })
    await rejects(create('vpc-x'), { name: 'InvalidVpcID.NotFound' })
    await rejects(create('vpc-00000000000000000'), { name: 'InvalidVpcID.NotFound' })
    await rejects(create(two, { VpcId: 'vpc-00000000000000000' }), {
      name: 'InvalidVpcID.NotFound',
    })
    await rejects(create(two, { PeerRegion: 'eu-west-1' }), { name: 'UnsupportedOperation' })
    await rejects(create(two, { PeerOwnerId: 'me' }), { name: 'InvalidParameterValue' })
    const before = await list()
    await rejects(create(two, { DryRun: true }), { name: 'DryRunOperation' })
    deepStrictEqual(await list(), before)
    const asked = [
      new AcceptVpcPeeringConnectionCommand(id),
      new RejectVpcPeeringConnectionCommand(id),
      new DeleteVpcPeeringConnectionCommand(id),
      new ModifyVpcPeeringConnectionOptionsCommand(id),
      new DescribeVpcPeeringConnectionsCommand({
        VpcPeeringConnectionIds: [id.VpcPeeringConnectionId],
      }),
    ]
    for (const each of asked) {
      await rejects(ec2.send(each as AcceptVpcPeeringConnectionCommand), {
        name: 'InvalidVpcPeeringConnectionID.NotFound',
      })
    }
    await rejects(end('x'), { name: 'InvalidVpcPeeringConnectionId.Malformed' })
    const Filters = [{ Name: 'nonsense', Values: ['x'] }]
    await rejects(list({ Filters }), { name: 'InvalidParameterValue' })
  })

  it('is found by all of the filters of AWS', async () => {
    const made = await create(two)
    const { VpcPeeringConnectionId = '', RequesterVpcInfo } = made
    const owner = RequesterVpcInfo?.OwnerId ?? ''
    const values = {
      'accepter-vpc-info.cidr-block': '10.1.0.0/16',
      'accepter-vpc-info.owner-id': owner,
      'accepter-vpc-info.vpc-id': two,
      'expiration-time': made.ExpirationTime?.toISOString() ?? '',
      'requester-vpc-info.cidr-block': '10.0.0.0/16',
      'requester-vpc-info.owner-id': owner,
      'requester-vpc-info.vpc-id': one,
      'status-code': 'pending-acceptance',
      'status-message': `Pending Acceptance by ${owner}`,
      'vpc-peering-connection-id': VpcPeeringConnectionId,
    }
    const pending = { Name: 'status-code', Values: ['pending-acceptance'] }
    for (const [Name, value] of Object.entries(values)) {
      const found = await list({ Filters: [{ Name, Values: [value] }, pending] })
      deepStrictEqual(
        found.map((each) => each.VpcPeeringConnectionId),
        [VpcPeeringConnectionId],
        Name,
      )
      deepStrictEqual(await list({ Filters: [{ Name, Values: [`${value}0`] }] }), [], Name)
    }
    await end(VpcPeeringConnectionId)
  })

  it('has options that are all off', async () => {
    const { VpcPeeringConnectionId } = await create(two)
    const modify = (input: object) =>
      ec2.send(new ModifyVpcPeeringConnectionOptionsCommand({ VpcPeeringConnectionId, ...input }))
    const dns = (AllowDnsResolutionFromRemoteVpc: boolean) => ({
      RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc },
    })
    await rejects(modify(dns(false)), {
      name: 'OperationNotPermitted',
      message: new RegExp(`^Peering ${VpcPeeringConnectionId} is not active\\.`),
    })
    await accept(VpcPeeringConnectionId)
    await rejects(modify(dns(true)), { name: 'UnsupportedOperation' })
    const { RequesterPeeringConnectionOptions: options } = await modify(dns(false))
    strictEqual(options?.AllowDnsResolutionFromRemoteVpc, false)
    await end(VpcPeeringConnectionId)
  })

  it('takes routes, which are black holes before and after', async () => {
    const { VpcPeeringConnectionId } = await create(two)
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [one] }] }),
    )
    const RouteTableId = RouteTables?.[0]?.RouteTableId
    const route = { RouteTableId, DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId }
    const state = async () => {
      const Filters = [
        { Name: 'route.vpc-peering-connection-id', Values: [VpcPeeringConnectionId ?? ''] },
      ]
      const { RouteTables: found } = await ec2.send(new DescribeRouteTablesCommand({ Filters }))
      const routes = found?.[0]?.Routes ?? []
      return routes.find((each) => each.VpcPeeringConnectionId === VpcPeeringConnectionId)?.State
    }
    await ec2.send(new CreateRouteCommand(route))
    strictEqual(await state(), 'blackhole')
    await accept(VpcPeeringConnectionId)
    strictEqual(await state(), 'active')
    await ec2.send(new ReplaceRouteCommand(route))
    await end(VpcPeeringConnectionId)
    strictEqual(await state(), 'blackhole')
    const wrong = { ...route, DestinationCidrBlock: '10.9.0.0/16' }
    await rejects(ec2.send(new CreateRouteCommand(wrong)), {
      name: 'InvalidVpcPeeringConnectionID.NotFound',
    })
    const { VpcPeeringConnectionId: elsewhere } = await create(theirs, {
      VpcId: two,
      PeerOwnerId: account,
    })
    const strange = { ...wrong, VpcPeeringConnectionId: elsewhere }
    await rejects(ec2.send(new CreateRouteCommand(strange)), { name: 'InvalidParameterValue' })
    await end(elsewhere)
  })

  it('lets groups name those of the other side, which are stale when it has ended', async () => {
    const made = await create(theirs, { PeerOwnerId: account })
    const { VpcPeeringConnectionId } = made
    const group = async (VpcId: string, client = ec2) => {
      const input = { GroupName: 'peered', Description: 'peered', VpcId }
      return (await client.send(new CreateSecurityGroupCommand(input))).GroupId ?? ''
    }
    const mine = await group(one)
    const named = await group(theirs, other)
    const permission = (more: object = {}) => ({
      GroupId: mine,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          UserIdGroupPairs: [{ GroupId: named, UserId: account, ...more }],
        },
      ],
    })
    const authorize = () => ec2.send(new AuthorizeSecurityGroupIngressCommand(permission()))
    await rejects(authorize(), { name: 'InvalidGroup.NotFound' })
    await accept(VpcPeeringConnectionId, other)
    const { SecurityGroupRules } = await authorize()
    const reference = { GroupId: named, UserId: account, VpcId: theirs, VpcPeeringConnectionId }
    deepStrictEqual(SecurityGroupRules?.[0]?.ReferencedGroupInfo, reference)
    const shown = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [mine] }))
    const pairs = shown.SecurityGroups?.[0]?.IpPermissions?.[0]?.UserIdGroupPairs
    deepStrictEqual(pairs, [reference])
    const references = await other.send(
      new DescribeSecurityGroupReferencesCommand({ GroupId: [named] }),
    )
    deepStrictEqual(references.SecurityGroupReferenceSet, [
      { GroupId: named, ReferencingVpcId: one, VpcPeeringConnectionId },
    ])
    const stale = async () => {
      const input = { VpcId: one }
      const found = await ec2.send(new DescribeStaleSecurityGroupsCommand(input))
      return found.StaleSecurityGroupSet?.map(({ GroupId }) => GroupId)
    }
    deepStrictEqual(await stale(), [])
    await other.send(new DeleteSecurityGroupCommand({ GroupId: named }))
    deepStrictEqual(await stale(), [mine])
    await end(VpcPeeringConnectionId)
    deepStrictEqual(await stale(), [mine])
    await ec2.send(new RevokeSecurityGroupIngressCommand(permission()))
    deepStrictEqual(await stale(), [])
  })

  it('follows the ranges of its VPCs, and ends with them', async () => {
    const third = await vpc('10.3.0.0/16', other)
    const made = await create(third, { PeerOwnerId: account })
    await accept(made.VpcPeeringConnectionId, other)
    const associate = (CidrBlock: string) =>
      other.send(new AssociateVpcCidrBlockCommand({ VpcId: third, CidrBlock }))
    await rejects(associate('10.0.64.0/20'), { name: 'InvalidVpc.Range' })
    const ranges = async () => {
      const [found] = await list(byCode('active'))
      return found?.AccepterVpcInfo?.CidrBlockSet?.map(({ CidrBlock }) => CidrBlock)
    }
    const { CidrBlockAssociation } = await associate('10.4.0.0/16')
    deepStrictEqual(await ranges(), ['10.3.0.0/16', '10.4.0.0/16'])
    const { AssociationId } = CidrBlockAssociation ?? {}
    await other.send(new DisassociateVpcCidrBlockCommand({ AssociationId }))
    deepStrictEqual(await ranges(), ['10.3.0.0/16'])
    await other.send(new DeleteVpcCommand({ VpcId: third }))
    strictEqual((await stateOf(made.VpcPeeringConnectionId))?.Message, `Deleted by ${account}`)
  })
})

describe('VPC peering, as time passes', () => {
  const hour = 3_600_000
  let cloud: MemoryCloud
  let vpcIds: string[] = []

  before(async () => {
    cloud = memoryCloud()
    const ranges = ['10.0.0.0/16', '10.1.0.0/16']
    const made = await Promise.all(
      ranges.map((CidrBlock) => cloud.send(new CreateVpcCommand({ CidrBlock }))),
    )
    vpcIds = made.map(({ Vpc }) => Vpc?.VpcId ?? '')
  })

  const create = async () => {
    const [VpcId, PeerVpcId] = vpcIds
    const input = { VpcId, PeerVpcId }
    const made = await cloud.send(new CreateVpcPeeringConnectionCommand(input))
    return made.VpcPeeringConnection?.VpcPeeringConnectionId ?? ''
  }
  const state = async (one: string) => {
    const VpcPeeringConnectionIds = [one]
    const input = { VpcPeeringConnectionIds }
    const found = await cloud.send(new DescribeVpcPeeringConnectionsCommand(input))
    return found.VpcPeeringConnections?.[0]?.Status?.Code
  }

  it('expires after a week, and is forgotten two days later', async () => {
    const made = await create()
    cloud.now += 7 * 24 * hour - 1
    strictEqual(await state(made), 'pending-acceptance')
    cloud.now += 1
    strictEqual(await state(made), 'expired')
    const accept = new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: made })
    await rejects(cloud.send(accept), { code: 'InvalidStateTransition' })
    cloud.now += 48 * hour
    await rejects(state(made), { code: 'InvalidVpcPeeringConnectionID.NotFound' })
  })

  it('is shown for two hours when it has been deleted', async () => {
    const VpcPeeringConnectionId = await create()
    await cloud.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
    cloud.now += 2 * hour - 1
    strictEqual(await state(VpcPeeringConnectionId), 'deleted')
    cloud.now += 1
    await rejects(state(VpcPeeringConnectionId), { code: 'InvalidVpcPeeringConnectionID.NotFound' })
  })
})
