import { deepStrictEqual, match, notStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { lookup } from '../../cloudtrail/found-events.ts'
import { policyText, trusting, trustsMachines } from '../../iam/policy-texts.ts'
import {
  cloudTrailClient,
  iamClient,
  s3Client,
  s3ClientOf,
  stsClient,
} from '../../support/clients.ts'
import { useServer } from '../../support/server.ts'
import { instanceIds, links, openScene, type Question, type Scene } from './scene.ts'

const hourMs = 3_600_000

describe('metadata: credentials of the role', () => {
  const server = useServer({ workers: 1 })
  const iam = iamClient(server)
  let scene: Scene
  let profile: { profileArn: string; profileId: string }

  before(async () => {
    scene = await openScene(server)
    const role = { RoleName: 'app', AssumeRolePolicyDocument: trustsMachines }
    await iam.send(new CreateRoleCommand(role))
    const named = { InstanceProfileName: 'app-profile' }
    const { InstanceProfile } = await iam.send(new CreateInstanceProfileCommand(named))
    await iam.send(new AddRoleToInstanceProfileCommand({ ...named, RoleName: 'app' }))
    const { Arn = '', InstanceProfileId = '' } = InstanceProfile ?? {}
    profile = { profileArn: Arn, profileId: InstanceProfileId }
    await s3Client(server).send(new CreateBucketCommand({ Bucket: 'machines' }))
    await s3Client(server).send(new CreateBucketCommand({ Bucket: 'others' }))
  })
  after(() => scene.end())
  beforeEach(async () => {
    const since = Date.parse('2026-11-22T11:00:00Z')
    const associationId = 'iip-assoc-0123456789abcdef0'
    await scene.set({ profile: { associationId, ...profile, since } })
    await allow({ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::machines/*' })
    await trust(trustsMachines)
  })

  const allow = (statement: object) =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName: 'app',
        PolicyName: 'own',
        PolicyDocument: policyText(statement),
      }),
    )
  const trust = (PolicyDocument: string) =>
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'app', PolicyDocument }))
  const read = async (path: string, question: Question = {}) =>
    (await scene.ask(`/latest/meta-data/iam/${path}`, question)).body
  const credentials = async (question?: Question) =>
    JSON.parse(await read('security-credentials/app', question)) as Record<string, string>
  const keysOf = (found: Record<string, string>) => ({
    accessKeyId: found.AccessKeyId ?? '',
    secretAccessKey: found.SecretAccessKey ?? '',
    sessionToken: found.Token,
  })
  const put = async (found: Record<string, string>, Bucket = 'machines') =>
    s3ClientOf(server, keysOf(found)).send(
      new PutObjectCommand({ Bucket, Key: 'hello', Body: 'from a machine' }),
    )

  it('are listed under the role, beside what the profile is', async () => {
    strictEqual(await read(''), 'info\nsecurity-credentials/')
    strictEqual(await read('security-credentials/'), 'app')
    deepStrictEqual(JSON.parse(await read('info')), {
      Code: 'Success',
      LastUpdated: '2026-11-22T11:00:00Z',
      InstanceProfileArn: profile.profileArn,
      InstanceProfileId: profile.profileId,
    })
    const other = await scene.ask('/latest/meta-data/iam/info', { from: links.other })
    strictEqual(other.status, 404)
  })

  it('may do on S3 what the role may, and no more', async () => {
    const found = await credentials()
    deepStrictEqual([found.Code, found.Type], ['Success', 'AWS-HMAC'])
    match(found.AccessKeyId ?? '', /^ASIA/)
    await put(found)
    await rejects(put(found, 'others'), { name: 'AccessDenied' })
    const { Arn } = await stsClient(server, keysOf(found)).send(new GetCallerIdentityCommand({}))
    const session = `assumed-role/app/${instanceIds[links.one]}`
    strictEqual(Arn, `arn:aws:sts::${scene.account}:${session}`)
  })

  it('are an event before anybody has them, without what is secret', async () => {
    const found = await credentials()
    const events = await lookup(cloudTrailClient(server), ['EventName', 'AssumeRole'])
    const [event, ...more] = events.filter((each) =>
      JSON.stringify(each.responseElements).includes(found.AccessKeyId ?? '?'),
    )
    deepStrictEqual(more, [])
    const instanceId = instanceIds[links.one] ?? ''
    const roleArn = `arn:aws:iam::${scene.account}:role/app`
    deepStrictEqual(event?.userIdentity, { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' })
    deepStrictEqual(event?.requestParameters, { roleArn, roleSessionName: instanceId })
    strictEqual(event?.eventSource, 'sts.amazonaws.com')
    strictEqual(JSON.stringify(event).includes(found.SecretAccessKey ?? ''), false)
    strictEqual(JSON.stringify(event).includes(found.Token ?? ''), false)
  })

  it("are found by the SDK's own provider, which asks for a token first", async () => {
    await scene.setOptions({ httpTokens: 'required' })
    const found = {
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${scene.ports[0]}`,
    }
    const restore = withEnvironment(found, ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE'])
    try {
      const place = { endpoint: server.url, region: 'us-east-1', forcePathStyle: true }
      const client = new S3Client(place)
      const input = { Bucket: 'machines', Key: 'sdk', Body: 'by itself' }
      const { ETag } = await client.send(new PutObjectCommand(input))
      match(ETag ?? '', /^"[0-9a-f]{32}"$/)
    } finally {
      restore()
      await scene.setOptions({})
    }
  })

  it('last six hours, and are renewed long before', async () => {
    const first = await credentials()
    const lifeMs = Date.parse(first.Expiration ?? '') - Date.parse(first.LastUpdated ?? '')
    strictEqual(lifeMs, 6 * hourMs)
    deepStrictEqual(await credentials(), first)
    scene.advance(hourMs)
    const second = await credentials()
    notStrictEqual(second.AccessKeyId, first.AccessKeyId)
    await put(first)
    await put(second)
  })

  it('say how and to which machine they were given', async () => {
    const token = await scene.token()
    const withToken = { headers: { 'X-aws-ec2-metadata-token': token } }
    const [byOne, byTwo] = [await credentials(), await credentials(withToken)]
    const only = async (Condition: object) => {
      await allow({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition })
    }
    await only({ NumericGreaterThanEquals: { 'ec2:RoleDelivery': '2.0' } })
    await rejects(put(byOne), { name: 'AccessDenied' })
    await put(byTwo)
    const source = `arn:aws:ec2:us-east-1:${scene.account}:instance/${instanceIds[links.one]}`
    await only({ ArnEquals: { 'ec2:SourceInstanceARN': source } })
    await put(byOne)
    await only({ ArnEquals: { 'ec2:SourceInstanceARN': `${source}0` } })
    await rejects(put(byOne), { name: 'AccessDenied' })
    await only({ StringEquals: { 'aws:Ec2InstanceSourcePrivateIPv4': '172.31.0.10' } })
    await put(byOne)
  })

  it('are not given for a role that does not trust EC2', async () => {
    await trust(trusting({ Service: 'lambda.amazonaws.com' }))
    const { Code, Message = '' } = await credentials()
    strictEqual(Code, 'AssumeRoleUnauthorizedAccess')
    match(Message, /^EC2 cannot assume the role app\./)
    await trust(trusting({ AWS: scene.account }))
    strictEqual((await credentials()).Code, 'AssumeRoleUnauthorizedAccess')
    const Condition = { StringEquals: { 'sts:RoleSessionName': instanceIds[links.one] } }
    const Principal = { Service: 'ec2.amazonaws.com' }
    await trust(policyText({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }))
    strictEqual((await credentials()).Code, 'Success')
  })

  it('end with the role in the profile, and with the profile', async () => {
    const named = { InstanceProfileName: 'app-profile' }
    await iam.send(new RemoveRoleFromInstanceProfileCommand({ ...named, RoleName: 'app' }))
    strictEqual(await read(''), 'info')
    await iam.send(new DeleteInstanceProfileCommand(named))
    await iam.send(new CreateInstanceProfileCommand(named))
    await iam.send(new AddRoleToInstanceProfileCommand({ ...named, RoleName: 'app' }))
    strictEqual(JSON.parse(await read('info')).Code, 'InstanceProfileNotFound')
    strictEqual((await scene.ask('/latest/meta-data/iam/security-credentials/')).status, 404)
    deepStrictEqual(scene.problems, [])
  })
})

/** Sets and removes variables of this process; what it returns puts them back. */
function withEnvironment(set: Readonly<Record<string, string>>, removed: readonly string[]) {
  const names = [...Object.keys(set), ...removed]
  const before = names.map((name) => [name, process.env[name]] as const)
  for (const name of removed) delete process.env[name]
  Object.assign(process.env, set)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
