/** Peered VPCs, as packets see them: by private address, by both sides' routes, and no further. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import {
  AcceptVpcPeeringConnectionCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2'
import { addUser } from '../organizations/members.ts'
import { newAccount } from '../organizations/scene.ts'
import { ec2Client, organizationsClient } from '../support/clients.ts'
import { useMachines } from '../support/machines.ts'
import { eventually } from '../support/processes.ts'

/** Tells each client its address, ten times a second. */
const ticker = `
import socketserver, time
class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        while True:
            self.request.sendall((self.client_address[0] + "\\n").encode())
            time.sleep(0.1)
socketserver.ThreadingTCPServer(("", 8000), Handler).serve_forever()
`

/** A VPC with one machine. */
interface Side {
  readonly ec2: EC2Client
  readonly vpcId: string
  readonly instanceId: string
  readonly address: string
  readonly groupId: string
  readonly routeTableId: string
}

describe('machines: peered VPCs', function () {
  this.timeout(300_000)
  const machines = useMachines()
  let account = ''
  let one: Side
  let two: Side
  let three: Side
  let first = ''
  let second = ''

  before('three VPCs, the second one of another account', async () => {
    account = await newAccount(organizationsClient(machines.server), 'neighbour')
    const keys = await addUser(machines.server, { account, userName: 'admin' })
    const other = ec2Client(machines.server, keys)
    ;[one, two, three] = await Promise.all([
      side(machines.ec2, '10.20.0.0/16'),
      side(other, '10.21.0.0/16'),
      side(machines.ec2, '10.22.0.0/16'),
    ])
    first = await peer(one, two)
    second = await peer(three, two)
  })

  async function side(ec2: EC2Client, CidrBlock: string): Promise<Side> {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock }))
    const vpcId = Vpc?.VpcId ?? ''
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: CidrBlock.replace('/16', '/24') }),
    )
    const launched = await ec2.send(
      new RunInstancesCommand({
        ImageId: machines.imageId,
        InstanceType: 't2.nano',
        MinCount: 1,
        MaxCount: 1,
        SubnetId: Subnet?.SubnetId,
      }),
    )
    const instanceId = launched.Instances?.[0]?.InstanceId ?? ''
    await eventually(
      `${instanceId} runs`,
      async () => {
        const found = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }))
        return found.Reservations?.[0]?.Instances?.[0]?.State?.Name === 'running'
      },
      60_000,
    )
    const Filters = [{ Name: 'vpc-id', Values: [vpcId] }]
    const groups = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }))
    const tables = await ec2.send(new DescribeRouteTablesCommand({ Filters }))
    return {
      ec2,
      vpcId,
      instanceId,
      address: launched.Instances?.[0]?.PrivateIpAddress ?? '',
      groupId: groups.SecurityGroups?.[0]?.GroupId ?? '',
      routeTableId: tables.RouteTables?.[0]?.RouteTableId ?? '',
    }
  }

  async function peer(from: Side, to: Side): Promise<string> {
    const input = { VpcId: from.vpcId, PeerVpcId: to.vpcId, PeerOwnerId: account }
    const made = await from.ec2.send(new CreateVpcPeeringConnectionCommand(input))
    const VpcPeeringConnectionId = made.VpcPeeringConnection?.VpcPeeringConnectionId ?? ''
    await to.ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
    return VpcPeeringConnectionId
  }

  function route({ ec2, routeTableId }: Side, destination: string, id: string) {
    const to = { DestinationCidrBlock: destination, VpcPeeringConnectionId: id }
    return ec2.send(new CreateRouteCommand({ RouteTableId: routeTableId, ...to }))
  }

  function letIn({ ec2, groupId }: Side, from: object) {
    const IpPermissions = [{ IpProtocol: '-1', ...from }]
    return ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions }))
  }

  const reaches = async (from: Side, to: Side) =>
    (await machines.run(from.instanceId, 'ping', '-c', '1', '-W', '1', to.address)).code === 0

  const dial = (to: Side) => `exec 3<>/dev/tcp/${to.address}/8000`

  async function hears(from: Side, to: Side): Promise<string> {
    const command = `${dial(to)} && head -n 1 <&3`
    return (await machines.run(from.instanceId, 'timeout', '2', 'bash', '-c', command)).output
  }

  it('are reached when both have routes, and groups that let in', async () => {
    await letIn(two, { IpRanges: [{ CidrIp: '10.22.0.0/16' }] })
    await letIn(three, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] })
    await route(three, '10.21.0.0/16', second)
    await route(two, '10.22.0.0/16', second)
    await eventually('the third reaches the second', () => reaches(three, two), 20_000)
    strictEqual(await reaches(two, three), true)
    await route(one, '10.21.0.0/16', first)
    strictEqual(await reaches(one, two), false)
    await route(two, '10.20.0.0/16', first)
    strictEqual(await reaches(one, two), false)
    await letIn(two, { UserIdGroupPairs: [{ GroupId: one.groupId }] })
    await eventually('the first reaches the second', () => reaches(one, two), 5_000)
  })

  it('see each other’s private addresses', async () => {
    const serve = `setsid python3 -c '${ticker}' >/dev/null 2>&1 &`
    await machines.inside(two.instanceId, 'bash', '-c', serve)
    await eventually('somebody listens', async () => (await hears(one, two)) === one.address)
    strictEqual(await hears(three, two), three.address)
  })

  it('are no way to a third one', async () => {
    await route(one, '10.22.0.0/16', first)
    await route(three, '10.20.0.0/16', second)
    await route(one, '10.99.0.0/16', first)
    await letIn(one, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] })
    await eventually('the second reaches the first', () => reaches(two, one), 5_000)
    deepStrictEqual([await reaches(one, three), await reaches(three, one)], [false, false])
  })

  it('are reached again when the router has ended, and after a restart that lost it', async () => {
    await machines.daemon.docker('kill', await routerOf(first))
    strictEqual(await reaches(one, two), false)
    await eventually('another one runs', () => reaches(one, two), 40_000)
    await machines.daemon.docker('rm', '-f', await routerOf(first))
    await machines.server.restart()
    await eventually('the router is back', () => reaches(one, two), 30_000)
  })

  async function routerOf(id: string): Promise<string> {
    return (await machines.daemon.docker('ps', '-aq', `--filter=label=cairn.peering=${id}`)).trim()
  }

  it('are cut at once when the peering is deleted, and what stood, too', async () => {
    const { instanceId } = one
    const note = 'while read -r tick <&3; do echo "$EPOCHREALTIME" >/tmp/tick; done'
    const listen = `${dial(two)}; (${note}) >/dev/null 2>&1 &`
    await machines.inside(instanceId, 'bash', '-c', listen)
    const lastTick = async () =>
      1000 * Number((await machines.run(instanceId, 'cat', '/tmp/tick')).output)
    await eventually('it ticks', async () => Date.now() - (await lastTick()) < 1_000)
    await one.ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: first }))
    const deletedAt = Date.now()
    await eventually('it is silent', async () => Date.now() - (await lastTick()) > 2_000)
    const lateMs = (await lastTick()) - deletedAt
    // A machine that runs other tests, too, is slower than a host.
    ok(lateMs < 3_000, `${lateMs} ms`)
    strictEqual(await reaches(one, two), false)
    await eventually('its router is gone', async () => (await routerOf(first)) === '', 5_000)
    strictEqual(await reaches(three, two), true)
  })
})
