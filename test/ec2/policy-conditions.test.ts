/** Condition keys of EC2, in policies as people write them. */
import { ok, rejects } from 'node:assert/strict'
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateVolumeCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  type EC2Client,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { ec2Client, iamClient } from '../support/clients.ts'
import { useServer } from '../support/server.ts'

describe('conditions of policies', () => {
  const server = useServer()
  const root = ec2Client(server)
  const iam = iamClient(server)
  let user: EC2Client
  const UserName = 'ops'

  before('make a user', async () => {
    await iam.send(new CreateUserCommand({ UserName }))
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }))
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = key ?? {}
    user = ec2Client(server, { accessKeyId, secretAccessKey })
  })

  const deny = async (Resource: string, Condition: object) => {
    const Statement = [
      { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
      { Effect: 'Deny', Action: 'ec2:*', Resource, Condition },
    ]
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument }))
  }
  const refused = { name: 'UnauthorizedOperation' }
  /** Past the policies: there is no such image, or nothing to run it. */
  const passes = async (work: Promise<unknown>) => {
    const name = await work.then(
      () => '',
      (error: Error) => error.name,
    )
    ok(['DryRunOperation', 'InvalidAMIID.NotFound', 'UnsupportedOperation'].includes(name), name)
  }
  const launch = (more: Partial<RunInstancesCommandInput>) =>
    user.send(
      new RunInstancesCommand({
        ...{ ImageId: 'ami-00000000', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
        ...more,
      }),
    )
  const disk = (Ebs: object) => ({ BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs }] })
  const card = (AssociatePublicIpAddress: boolean) => ({
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress }],
  })

  const launches: readonly [string, string, object, Partial<RunInstancesCommandInput>, object][] = [
    [
      'larger volumes than allowed',
      'volume/*',
      { NumericGreaterThan: { 'ec2:VolumeSize': '100' } },
      disk({ VolumeSize: 101 }),
      disk({ VolumeSize: 100 }),
    ],
    [
      'volumes of a type',
      'volume/*',
      { StringEquals: { 'ec2:VolumeType': ['io1', 'io2'] } },
      disk({ VolumeSize: 10, VolumeType: 'io1', Iops: 100 }),
      disk({ VolumeSize: 10, VolumeType: 'gp3' }),
    ],
    [
      'public addresses',
      'network-interface/*',
      { Bool: { 'ec2:AssociatePublicIpAddress': 'true' } },
      card(true),
      card(false),
    ],
    [
      'metadata without tokens',
      'instance/*',
      { StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } },
      {},
      { MetadataOptions: { HttpTokens: 'required' } },
    ],
    [
      'tags of another team',
      'instance/*',
      { StringNotEqualsIfExists: { 'aws:RequestTag/team': 'blue' } },
      { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'red' }] }] },
      { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'blue' }] }] },
    ],
  ]
  for (const [what, resource, condition, bad, good] of launches) {
    it(`keep launches from ${what}`, async () => {
      await deny(`arn:aws:ec2:*:*:${resource}`, condition)
      await rejects(launch(bad), refused)
      await passes(launch(good))
    })
  }

  it('keep launches to launch templates', async () => {
    await deny('arn:aws:ec2:*:*:instance/*', { Bool: { 'ec2:IsLaunchTemplateResource': 'false' } })
    await rejects(launch({}), refused)
  })

  it('keep volumes to forms', async () => {
    await deny('*', { NumericGreaterThan: { 'ec2:VolumeSize': '50' } })
    const create = (Size: number) => {
      const input = { AvailabilityZone: 'us-east-1a', Size, DryRun: true }
      return user.send(new CreateVolumeCommand(input))
    }
    await rejects(create(51), refused)
    await passes(create(50))
  })

  it('name groups and subnets by their ids', async () => {
    const { SecurityGroups: [group] = [] } = await root.send(new DescribeSecurityGroupsCommand({}))
    const { Subnets: [one, other] = [] } = await root.send(new DescribeSubnetsCommand({}))
    const GroupId = group?.GroupId ?? ''
    const open = { GroupId, IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '10.0.0.0/8' }
    const authorize = new AuthorizeSecurityGroupIngressCommand({ ...open, DryRun: true })
    await deny('*', { StringEquals: { 'ec2:SecurityGroupID': GroupId } })
    await rejects(user.send(authorize), refused)
    await deny('*', { StringEquals: { 'ec2:SubnetID': one?.SubnetId } })
    await passes(user.send(authorize))
    const plug = (SubnetId: string | undefined) =>
      user.send(new CreateNetworkInterfaceCommand({ SubnetId, DryRun: true }))
    await rejects(plug(one?.SubnetId), refused)
    await passes(plug(other?.SubnetId))
  })
})
