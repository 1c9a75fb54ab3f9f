import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict'
import {
  CreateLaunchTemplateCommand,
  type CreateLaunchTemplateCommandInput,
  type CreateLaunchTemplateCommandOutput,
  CreateLaunchTemplateVersionCommand,
  CreateTagsCommand,
  DeleteLaunchTemplateCommand,
  DeleteLaunchTemplateVersionsCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type DescribeLaunchTemplateVersionsCommandInput,
  DescribeTagsCommand,
  DescribeVolumesCommand,
  GetLaunchTemplateDataCommand,
  type Instance,
  ModifyLaunchTemplateCommand,
  type RequestLaunchTemplateData,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { ec2Client, iamClient } from '../support/clients.ts'
import { type MemoryCloud, memoryCloud } from '../support/memory-cloud.ts'
import { useServer } from '../support/server.ts'

let cloud: MemoryCloud
let ImageId: string
beforeEach(async () => {
  cloud = memoryCloud()
  ImageId = await cloud.image()
})

const LaunchTemplateName = 'web'

async function create(
  LaunchTemplateData: RequestLaunchTemplateData = { InstanceType: 't3.micro' },
  more: Partial<CreateLaunchTemplateCommandInput> = {},
) {
  const input = { LaunchTemplateName, LaunchTemplateData, ...more }
  const { LaunchTemplate } = await cloud.send(new CreateLaunchTemplateCommand(input))
  return { ...LaunchTemplate, LaunchTemplateId: LaunchTemplate?.LaunchTemplateId ?? '' }
}

async function addVersion(LaunchTemplateData: RequestLaunchTemplateData, more = {}) {
  const input = { LaunchTemplateName, LaunchTemplateData, ...more }
  const made = await cloud.send(new CreateLaunchTemplateVersionCommand(input))
  return made.LaunchTemplateVersion
}

const versions = async (more: Partial<DescribeLaunchTemplateVersionsCommandInput> = {}) =>
  (await cloud.send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName, ...more })))
    .LaunchTemplateVersions ?? []

const numbers = async (more: Partial<DescribeLaunchTemplateVersionsCommandInput> = {}) =>
  (await versions(more)).map(({ VersionNumber }) => VersionNumber)

const missing = 'lt-0123456789abcdef0'

describe('launch templates', () => {
  it('are made with a first version, which is the default', async () => {
    const template = await create(
      { ImageId, InstanceType: 't3.micro' },
      {
        VersionDescription: 'first',
        TagSpecifications: [
          { ResourceType: 'launch-template', Tags: [{ Key: 'team', Value: 'web' }] },
        ],
      },
    )
    match(template.LaunchTemplateId, /^lt-0[0-9a-f]{16}$/)
    deepStrictEqual(template, {
      LaunchTemplateId: template.LaunchTemplateId,
      LaunchTemplateName,
      CreateTime: new Date(cloud.now),
      CreatedBy: `arn:aws:iam::${cloud.account}:root`,
      DefaultVersionNumber: 1,
      LatestVersionNumber: 1,
      Tags: [{ Key: 'team', Value: 'web' }],
    })
    const [version] = await versions()
    strictEqual(version?.DefaultVersion, true)
    strictEqual(version.VersionDescription, 'first')
    deepStrictEqual(version.LaunchTemplateData, { ImageId, InstanceType: 't3.micro' })
  })

  it('are made once for one client token', async () => {
    const data = { InstanceType: 't3.micro' } as const
    const first = await create(data, { ClientToken: 'a' })
    deepStrictEqual(await create(data, { ClientToken: 'a' }), first)
    await rejects(create({ InstanceType: 't3.nano' }, { ClientToken: 'a' }), {
      code: 'IdempotentParameterMismatch',
    })
  })

  it('have names of their own', async () => {
    await create()
    await rejects(create(), { code: 'InvalidLaunchTemplateName.AlreadyExistsException' })
    for (const name of ['ab', 'a b c', 'x'.repeat(129)]) {
      await rejects(create({}, { LaunchTemplateName: name }), {
        code: 'InvalidLaunchTemplateName.MalformedException',
      })
    }
  })

  it('are made of what can be', async () => {
    await rejects(create(undefined, { LaunchTemplateData: undefined }), {
      code: 'MissingParameter',
    })
    await rejects(create({ UserData: '#!' }), { code: 'InvalidUserData.Malformed' })
    await rejects(create({}, { VersionDescription: 'x'.repeat(256) }), {
      code: 'InvalidParameterValue',
    })
    const both = { InstanceType: 't3.micro', InstanceRequirements: {} } as const
    await rejects(create(both as RequestLaunchTemplateData), {
      code: 'InvalidParameterCombination',
    })
  })

  it('warn of each issue that a launch would be refused for, and are made all the same', async () => {
    const device = { DeviceName: '/dev/sdf' }
    const wrong: [RequestLaunchTemplateData, string[]][] = [
      [{ InstanceType: 'x9.nano' as 't3.micro' }, ['InvalidParameterValue']],
      [{ ImageId: 'x' }, ['InvalidAMIID.Malformed']],
      [
        { BlockDeviceMappings: [{ ...device, Ebs: { VolumeType: 'gp9' as 'gp2' } }] },
        ['UnknownVolumeType'],
      ],
      [
        { BlockDeviceMappings: [{ ...device, Ebs: { VolumeType: 'gp2', Iops: 100 } }] },
        ['InvalidParameterCombination'],
      ],
      [
        { BlockDeviceMappings: [{ ...device, Ebs: { VolumeType: 'io1', VolumeSize: 10 } }] },
        ['InvalidParameterCombination'],
      ],
      [{ BlockDeviceMappings: [{ ...device, Ebs: { VolumeSize: 0 } }] }, ['InvalidParameterValue']],
      [
        { MetadataOptions: { HttpPutResponseHopLimit: 65 }, InstanceType: 'x' as 't3.micro' },
        ['InvalidParameterValue', 'InvalidParameterValue'],
      ],
      [
        { NetworkInterfaces: [{ DeviceIndex: 0 }], SecurityGroupIds: ['sg-00000000'] },
        ['InvalidParameterCombination'],
      ],
    ]
    const codesOf = ({ Warning }: CreateLaunchTemplateCommandOutput) =>
      Warning?.Errors?.map(({ Code }) => Code) ?? []
    for (const [index, [LaunchTemplateData, codes]] of wrong.entries()) {
      const input = { LaunchTemplateName: `wrong-${index}`, LaunchTemplateData }
      const made = await cloud.send(new CreateLaunchTemplateCommand(input))
      deepStrictEqual(codesOf(made), codes)
      const right = { BlockDeviceMappings: [{ ...device, Ebs: { VolumeSize: 1 } }], ImageId }
      const version = { LaunchTemplateName: input.LaunchTemplateName, LaunchTemplateData: right }
      const next = await cloud.send(new CreateLaunchTemplateVersionCommand(version))
      strictEqual(next.Warning, undefined)
      const bad = { ...version, LaunchTemplateData }
      const last = await cloud.send(new CreateLaunchTemplateVersionCommand(bad))
      deepStrictEqual(
        last.Warning?.Errors?.map(({ Code }) => Code),
        codes,
      )
    }
  })

  it('are listed by name, id, tag, and in pages', async () => {
    const one = await create()
    const two = await create({}, { LaunchTemplateName: 'other' })
    const tags = { Resources: [two.LaunchTemplateId], Tags: [{ Key: 'k', Value: 'v' }] }
    await cloud.send(new CreateTagsCommand(tags))
    const names = async (input: object) =>
      (await cloud.send(new DescribeLaunchTemplatesCommand(input))).LaunchTemplates?.map(
        (each) => each.LaunchTemplateName,
      )
    deepStrictEqual(await names({ LaunchTemplateNames: ['web'] }), ['web'])
    deepStrictEqual(await names({ LaunchTemplateIds: [one.LaunchTemplateId] }), ['web'])
    deepStrictEqual(await names({ Filters: [{ Name: 'tag:k', Values: ['v'] }] }), ['other'])
    const byName = { Name: 'launch-template-name', Values: ['w*'] }
    deepStrictEqual(await names({ Filters: [byName] }), ['web'])
    const page = await cloud.send(new DescribeLaunchTemplatesCommand({ MaxResults: 1 }))
    const { NextToken } = page
    const next = await cloud.send(new DescribeLaunchTemplatesCommand({ MaxResults: 1, NextToken }))
    const listed = [...(page.LaunchTemplates ?? []), ...(next.LaunchTemplates ?? [])]
    deepStrictEqual(listed.map((each) => each.LaunchTemplateName).sort(), ['other', 'web'])
    const tagged = await cloud.send(new DescribeTagsCommand({}))
    deepStrictEqual(
      tagged.Tags?.map(({ ResourceType }) => ResourceType),
      ['launch-template'],
    )
  })

  it('that are not there are told by AWS’s codes', async () => {
    const list = (input: object) => cloud.send(new DescribeLaunchTemplatesCommand(input))
    await rejects(list({ LaunchTemplateNames: ['none'] }), {
      code: 'InvalidLaunchTemplateName.NotFoundException',
      message: 'At least one of the launch templates specified in the request does not exist.',
    })
    await rejects(list({ LaunchTemplateIds: [missing] }), {
      code: 'InvalidLaunchTemplateId.NotFound',
      message: `The specified launch template, with template ID ${missing}, does not exist.`,
    })
    await rejects(list({ LaunchTemplateIds: ['lt-1'] }), {
      code: 'InvalidLaunchTemplateId.Malformed',
    })
    await rejects(list({ Filters: [{ Name: 'colour', Values: ['x'] }] }), {
      code: 'InvalidParameterValue',
    })
    await rejects(list({ MaxResults: 201 }), { code: 'InvalidParameterValue' })
    const both = { LaunchTemplateId: missing, LaunchTemplateName }
    await rejects(versions(both), { code: 'InvalidParameterCombination' })
    for (const command of [
      new DeleteLaunchTemplateCommand({ LaunchTemplateId: missing }),
      new ModifyLaunchTemplateCommand({ LaunchTemplateId: missing, DefaultVersion: '1' }),
      new DeleteLaunchTemplateVersionsCommand({ LaunchTemplateId: missing, Versions: ['1'] }),
    ]) {
      await rejects(cloud.send(command as DeleteLaunchTemplateCommand), {
        code: 'InvalidLaunchTemplateId.NotFound',
      })
    }
    await rejects(cloud.send(new DeleteLaunchTemplateCommand({})), { code: 'MissingParameter' })
  })

  it('go with all of their versions', async () => {
    const { LaunchTemplateId } = await create()
    await cloud.send(new DeleteLaunchTemplateCommand({ LaunchTemplateName }))
    await rejects(numbers({ LaunchTemplateId, LaunchTemplateName: undefined }), {
      code: 'InvalidLaunchTemplateId.NotFound',
    })
    await create()
    deepStrictEqual(await numbers(), [1])
  })
})

describe('versions of launch templates', () => {
  it('have what their source has, but its snapshots', async () => {
    const SnapshotId = 'snap-0123456789abcdef0'
    const device = { DeviceName: '/dev/sdf', Ebs: { SnapshotId, VolumeSize: 4 } }
    await create({ ImageId, InstanceType: 't3.micro', BlockDeviceMappings: [device] })
    const made = await addVersion({ InstanceType: 't3.small' }, { SourceVersion: '1' })
    strictEqual(made?.VersionNumber, 2)
    strictEqual(made.DefaultVersion, false)
    deepStrictEqual(made.LaunchTemplateData, {
      ImageId,
      InstanceType: 't3.small',
      BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 4 } }],
    })
    deepStrictEqual((await addVersion({ KeyName: 'k' }))?.LaunchTemplateData, { KeyName: 'k' })
    await rejects(addVersion({}, { SourceVersion: '9' }), {
      code: 'InvalidLaunchTemplateId.VersionNotFound',
    })
  })

  it('are made once for one client token', async () => {
    await create()
    await addVersion({ KeyName: 'k' }, { ClientToken: 't' })
    await addVersion({ KeyName: 'k' }, { ClientToken: 't' })
    deepStrictEqual(await numbers(), [2, 1])
  })

  it('are found by number, alias and range, newest first', async () => {
    await create()
    for (const KeyName of ['b', 'c', 'd']) await addVersion({ KeyName })
    await cloud.send(new ModifyLaunchTemplateCommand({ LaunchTemplateName, DefaultVersion: '2' }))
    deepStrictEqual(await numbers(), [4, 3, 2, 1])
    deepStrictEqual(await numbers({ Versions: ['$Latest'] }), [4])
    deepStrictEqual(await numbers({ Versions: ['$Default', '$Latest', '2'] }), [4, 2])
    deepStrictEqual(await numbers({ MinVersion: '2', MaxVersion: '3' }), [3, 2])
    const isDefault = { Name: 'is-default-version', Values: ['true'] }
    deepStrictEqual(await numbers({ Filters: [isDefault] }), [2])
    deepStrictEqual(await numbers({ MaxResults: 2, ResolveAlias: true }), [4, 3])
    const everyones = { LaunchTemplateName: undefined, Versions: ['$Latest', '$Default'] }
    deepStrictEqual(await numbers(everyones), [4, 2])
    const notFound = { code: 'InvalidLaunchTemplateId.VersionNotFound' }
    await rejects(numbers({ Versions: ['5'] }), notFound)
    await rejects(numbers({ Versions: ['newest'] }), { code: 'InvalidParameterValue' })
    await rejects(numbers({ Versions: ['1'], MinVersion: '1' }), {
      code: 'InvalidParameterCombination',
    })
    const message = /^To describe the launch template data for all your launch templates, for /
    const one = { ...everyones, Versions: ['1'] }
    await rejects(numbers(one), { code: 'InvalidParameterValue', message })
    const none = { LaunchTemplateName: undefined }
    await rejects(numbers(none), { code: 'MissingParameter', message })
  })

  it('become the default, if they are there', async () => {
    await create()
    await addVersion({ KeyName: 'b' })
    const modify = (DefaultVersion: string) =>
      cloud.send(new ModifyLaunchTemplateCommand({ LaunchTemplateName, DefaultVersion }))
    strictEqual((await modify('2')).LaunchTemplate?.DefaultVersionNumber, 2)
    await rejects(modify('3'), {
      code: 'InvalidLaunchTemplateId.VersionNotFound',
      message: 'The launch template version 3 is not found for the specified launch template.',
    })
  })

  it('are deleted one by one, never the default, and their numbers are not used again', async () => {
    await create()
    await addVersion({ KeyName: 'b' })
    await addVersion({ KeyName: 'c' })
    const gone = await cloud.send(
      new DeleteLaunchTemplateVersionsCommand({ LaunchTemplateName, Versions: ['1', '3', '7'] }),
    )
    deepStrictEqual(
      gone.SuccessfullyDeletedLaunchTemplateVersions?.map(({ VersionNumber }) => VersionNumber),
      [3],
    )
    deepStrictEqual(
      gone.UnsuccessfullyDeletedLaunchTemplateVersions?.map((each) => [
        each.VersionNumber,
        each.ResponseError?.Code,
      ]),
      [
        [1, 'unexpectedError'],
        [7, 'launchTemplateVersionDoesNotExist'],
      ],
    )
    deepStrictEqual(await numbers({ Versions: ['$Latest'] }), [2])
    strictEqual((await addVersion({ KeyName: 'd' }))?.VersionNumber, 4)
    const none = new DeleteLaunchTemplateVersionsCommand({ LaunchTemplateName, Versions: [] })
    await rejects(cloud.send(none), { code: 'MissingParameter' })
  })

  it('that name an image by a parameter are not resolved', async () => {
    await create({ ImageId: 'resolve:ssm:golden' })
    strictEqual((await versions()).length, 1)
    await rejects(versions({ ResolveAlias: true }), { code: 'UnsupportedOperation' })
  })
})

describe('launches of launch templates', () => {
  const LaunchTemplate = { LaunchTemplateName }
  const run = async (more: Partial<RunInstancesCommandInput> = {}) => {
    const input = { LaunchTemplate, MinCount: 1, MaxCount: 1, ...more }
    const { Instances = [] } = await cloud.send(new RunInstancesCommand(input))
    return Instances[0] ?? {}
  }
  const tagsOf = ({ Tags = [] }: Instance) =>
    Object.fromEntries(Tags.map(({ Key = '', Value }) => [Key, Value]))

  it('have what the default version says, and tell of which they are', async () => {
    const { LaunchTemplateId } = await create({ ImageId, InstanceType: 't3.small' })
    await addVersion({ ImageId, InstanceType: 't3.nano' })
    const instance = await run()
    strictEqual(instance.InstanceType, 't3.small')
    deepStrictEqual(tagsOf(instance), {
      'aws:ec2launchtemplate:id': LaunchTemplateId,
      'aws:ec2launchtemplate:version': '1',
    })
    const latest = await run({ LaunchTemplate: { LaunchTemplateId, Version: '$Latest' } })
    strictEqual(latest.InstanceType, 't3.nano')
    strictEqual(tagsOf(latest)['aws:ec2launchtemplate:version'], '2')
  })

  it('go by their own parameters first; tags and devices are joined', async () => {
    const spec = (Value: string, Key: string) => ({
      ResourceType: 'instance' as const,
      Tags: [{ Key, Value }],
    })
    await create({
      ImageId,
      InstanceType: 't3.small',
      Monitoring: { Enabled: true },
      BlockDeviceMappings: [
        { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 3 } },
        { DeviceName: '/dev/sdg', Ebs: { VolumeSize: 4 } },
      ],
      TagSpecifications: [spec('template', 'a'), spec('template', 'b')],
    })
    const instance = await run({
      InstanceType: 't3.nano',
      BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { VolumeSize: 9 } }],
      TagSpecifications: [spec('call', 'b')],
    })
    strictEqual(instance.InstanceType, 't3.nano')
    strictEqual(instance.Monitoring?.State, 'enabled')
    const tags = tagsOf(instance)
    deepStrictEqual([tags.a, tags.b], ['template', 'call'])
    const { Volumes = [] } = await cloud.send(new DescribeVolumesCommand({}))
    const sizes = Volumes.flatMap(({ Size, Attachments = [] }) =>
      Attachments.flatMap(({ Device }) => (Device === '/dev/xvda' ? [] : [[Device, Size]])),
    )
    deepStrictEqual(sizes.sort(), [
      ['/dev/sdf', 3],
      ['/dev/sdg', 9],
    ])
  })

  it('answer their token, whatever the default has become', async () => {
    await create({ ImageId, InstanceType: 't3.small' })
    const first = await run({ ClientToken: 't' })
    await addVersion({ ImageId, InstanceType: 't3.nano' })
    await cloud.send(new ModifyLaunchTemplateCommand({ LaunchTemplateName, DefaultVersion: '2' }))
    strictEqual((await run({ ClientToken: 't' })).InstanceId, first.InstanceId)
  })

  it('need a template that is there and says enough', async () => {
    await rejects(run(), { code: 'InvalidLaunchTemplateName.NotFoundException' })
    await rejects(run({ LaunchTemplate: { LaunchTemplateId: missing } }), {
      code: 'InvalidLaunchTemplateId.NotFound',
    })
    await create({ InstanceType: 't3.micro' })
    await rejects(run(), { code: 'MissingParameter' })
    await rejects(run({ ImageId, LaunchTemplate: { LaunchTemplateName, Version: '4' } }), {
      code: 'InvalidLaunchTemplateId.VersionNotFound',
    })
    await addVersion({ ImageId, InstanceMarketOptions: { MarketType: 'spot' } })
    await rejects(run({ LaunchTemplate: { LaunchTemplateName, Version: '2' } }), {
      code: 'UnsupportedOperation',
      message: /Spot/,
    })
  })

  it('can be made again of the data of an instance', async () => {
    const UserData = Buffer.from('#!/bin/sh').toString('base64')
    await create({ ImageId, InstanceType: 't3.small', UserData })
    const { InstanceId = '' } = await run()
    const got = await cloud.send(new GetLaunchTemplateDataCommand({ InstanceId }))
    const { LaunchTemplateData: data = {} } = got
    deepStrictEqual(
      [data.ImageId, data.InstanceType, data.UserData],
      [ImageId, 't3.small', UserData],
    )
    await create(data as RequestLaunchTemplateData, { LaunchTemplateName: 'again' })
    const again = await run({ LaunchTemplate: { LaunchTemplateName: 'again' } })
    strictEqual(again.InstanceType, 't3.small')
    await rejects(
      cloud.send(new GetLaunchTemplateDataCommand({ InstanceId: 'i-0123456789abcdef0' })),
      { code: 'InvalidInstanceID.NotFound' },
    )
    await rejects(cloud.send(new GetLaunchTemplateDataCommand({ InstanceId: undefined })), {
      code: 'MissingParameter',
    })
  })
})

describe('launch templates, over HTTP', () => {
  const server = useServer()

  it('come back as they were sent', async () => {
    const ec2 = ec2Client(server)
    const LaunchTemplateData = {
      ImageId: 'ami-0123456789abcdef0',
      InstanceType: 't3.micro',
      BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 4 } }],
      NetworkInterfaces: [{ DeviceIndex: 0, Groups: ['sg-1'], AssociatePublicIpAddress: true }],
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'a', Value: 'b' }] }],
      SecurityGroupIds: ['sg-2'],
    } as const
    const made = await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName,
        LaunchTemplateData: LaunchTemplateData as unknown as RequestLaunchTemplateData,
      }),
    )
    strictEqual(made.LaunchTemplate?.LatestVersionNumber, 1)
    const seen = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName, Versions: ['$Default'] }),
    )
    const [version] = seen.LaunchTemplateVersions ?? []
    deepStrictEqual(version?.LaunchTemplateData, LaunchTemplateData)
  })
  it('grant nobody more than the call itself would', async () => {
    const ec2 = ec2Client(server)
    const iam = iamClient(server)
    const make = async (name: string, data: RequestLaunchTemplateData) =>
      (
        await ec2.send(
          new CreateLaunchTemplateCommand({ LaunchTemplateName: name, LaunchTemplateData: data }),
        )
      ).LaunchTemplate?.LaunchTemplateId ?? ''
    const data = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro' } as const
    await make('small', data)
    const large = await make('large', { ...data, InstanceType: 't3.large' })
    const Tags = [{ Key: 'a', Value: 'b' }]
    await make('tagged', { ...data, TagSpecifications: [{ ResourceType: 'instance', Tags }] })
    const banned = await make('banned', data)
    await iam.send(new CreateUserCommand({ UserName: 'ops' }))
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ops' }))
    const user = ec2Client(server, {
      accessKeyId: key?.AccessKeyId ?? '',
      secretAccessKey: key?.SecretAccessKey ?? '',
    })
    const Condition = { StringEquals: { 'ec2:InstanceType': 't3.large' } }
    const Action = 'ec2:RunInstances'
    const Statement = [
      { Effect: 'Allow', Action, Resource: '*' },
      { Effect: 'Deny', Action, Resource: '*', Condition },
      { Effect: 'Deny', Action, Resource: `arn:aws:ec2:*:*:launch-template/${banned}` },
    ]
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
    await iam.send(new PutUserPolicyCommand({ UserName: 'ops', PolicyName: 'p', PolicyDocument }))
    const launch = (LaunchTemplate: object) =>
      user.send(new RunInstancesCommand({ LaunchTemplate, MinCount: 1, MaxCount: 1 }))
    const refused = { name: 'UnauthorizedOperation' }
    await rejects(launch({ LaunchTemplateId: large }), refused)
    await rejects(launch({ LaunchTemplateName: 'banned' }), refused)
    await rejects(launch({ LaunchTemplateName: 'tagged' }), {
      ...refused,
      message: /ec2:CreateTags/,
    })
    // What it may do ends where there is no such image, or nothing to run it.
    await rejects(launch({ LaunchTemplateName: 'small' }), ({ name }: Error) =>
      ['InvalidAMIID.NotFound', 'UnsupportedOperation'].includes(name),
    )
  })
})
