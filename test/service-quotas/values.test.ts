import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ListAWSDefaultServiceQuotasCommand,
  ListServiceQuotasCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  type ServiceQuota,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-service-quotas'
import { quotasClient, s3Client } from '../support/clients.ts'
import { useServer } from '../support/server.ts'
import { ask, buckets, bytes, makeMember, quotaCommand, unlimited, vcpus } from './scene.ts'

describe('the values of quotas', () => {
  const server = useServer()
  const client = quotasClient(server)

  it('are those of S3 and EC2', async () => {
    const { Services, NextToken } = await client.send(new ListServicesCommand({}))
    deepStrictEqual(Services, [
      { ServiceCode: 'ec2', ServiceName: 'Amazon Elastic Compute Cloud (Amazon EC2)' },
      { ServiceCode: 's3', ServiceName: 'Amazon Simple Storage Service (Amazon S3)' },
    ])
    strictEqual(NextToken, undefined)
  })

  it("begin as AWS's own, and space as unlimited", async () => {
    const values = async (ServiceCode: string) => {
      const { Quotas } = await client.send(new ListServiceQuotasCommand({ ServiceCode }))
      return Quotas?.map(({ QuotaCode, Value }) => [QuotaCode, Value])
    }
    deepStrictEqual(await values('s3'), [
      ['L-DC2B2D3D', 10_000],
      ['storage-bytes', unlimited],
      ['storage-objects', unlimited],
    ])
    deepStrictEqual(await values('ec2'), [
      ['L-0263D0A3', 5],
      ['L-1216C47A', 5],
      ['L-7A658B76', 50],
      ['instances', 20],
      ['snapshots-gib', 51200],
      ['volumes', 5000],
    ])
  })

  it('say what they are of', async () => {
    const { Quota: quota } = await client.send(new GetServiceQuotaCommand(bytes))
    const { QuotaArn: arn, Description: _, ...rest } = quota ?? {}
    deepStrictEqual(rest, {
      ...bytes,
      ServiceName: 'Amazon Simple Storage Service (Amazon S3)',
      QuotaName: 'Storage',
      Value: unlimited,
      Unit: 'Bytes',
      Adjustable: true,
      GlobalQuota: false,
      QuotaAppliedAtLevel: 'ACCOUNT',
      QuotaContext: { ContextScope: 'ACCOUNT', AdjustableAtLevel: 'ALL' },
    })
    strictEqual(arn?.replace(/\d{12}/, 'ID'), 'arn:aws:servicequotas:us-east-1:ID:s3/storage-bytes')
  })

  it('are listed a page at a time', async () => {
    const seen: (ServiceQuota | undefined)[] = []
    let NextToken: string | undefined
    do {
      const input = { ServiceCode: 'ec2', MaxResults: 2, NextToken }
      const answer = await client.send(new ListServiceQuotasCommand(input))
      seen.push(...(answer.Quotas ?? []))
      NextToken = answer.NextToken
    } while (NextToken !== undefined)
    const all = await client.send(new ListServiceQuotasCommand({ ServiceCode: 'ec2' }))
    deepStrictEqual(seen, all.Quotas)
    const page = (input: object) =>
      client.send(new ListServiceQuotasCommand({ ServiceCode: 'ec2', ...input }))
    await rejects(page({ NextToken: '?' }), { name: 'InvalidPaginationTokenException' })
    await rejects(page({ MaxResults: 0 }), { name: 'IllegalArgumentException' })
    await rejects(page({ MaxResults: 101 }), { name: 'IllegalArgumentException' })
  })

  it('of buckets are listed at their own level', async () => {
    const s3 = s3Client(server)
    const Bucket = 'quota-levels'
    await s3.send(new CreateBucketCommand({ Bucket }))
    const ofBucket = { ...bytes, ContextId: Bucket }
    await rejects(client.send(new GetServiceQuotaCommand(ofBucket)), {
      name: 'NoSuchResourceException',
    })
    await ask(client, ofBucket, 5000)
    const list = async (QuotaAppliedAtLevel: 'ACCOUNT' | 'RESOURCE' | 'ALL') => {
      const input = { ServiceCode: 's3', QuotaAppliedAtLevel }
      const { Quotas } = await client.send(new ListServiceQuotasCommand(input))
      return Quotas?.map(({ QuotaCode, QuotaContext }) => [QuotaCode, QuotaContext?.ContextId])
    }
    const own = [['storage-bytes', Bucket]]
    const account = ['L-DC2B2D3D', 'storage-bytes', 'storage-objects']
    deepStrictEqual(await list('RESOURCE'), own)
    deepStrictEqual(
      await list('ACCOUNT'),
      account.map((code) => [code, undefined]),
    )
    strictEqual((await list('ALL'))?.length, 4)
    const { Quotas } = await client.send(new ListServiceQuotasCommand({ ...buckets }))
    strictEqual(Quotas?.length, 1)
  })

  it('have defaults, which the operator sets for all who have no value of their own', async () => {
    const { account, quotas } = await makeMember(server, 'default')
    const get = new GetAWSDefaultServiceQuotaCommand(vcpus)
    const { Quota: before } = await quotas.send(get)
    deepStrictEqual(
      [before?.Value, before?.QuotaArn],
      [5, 'arn:aws:servicequotas:us-east-1::ec2/L-1216C47A'],
    )
    const ofVcpus = ['--service', 'ec2', '--code', 'L-1216C47A']
    await quotaCommand(server, 'policy', ...ofVcpus, '--default', '32')
    strictEqual((await quotas.send(get)).Quota?.Value, 32)
    strictEqual((await quotas.send(new GetServiceQuotaCommand(vcpus))).Quota?.Value, 32)

    const ofBytes = ['--service', 's3', '--code', 'storage-bytes']
    await quotaCommand(server, 'policy', ...ofBytes, '--default', '10GiB')
    const list = new ListAWSDefaultServiceQuotasCommand({ ServiceCode: 's3' })
    const { Quotas: defaults = [] } = await quotas.send(list)
    const found = defaults.find(({ QuotaCode }) => QuotaCode === 'storage-bytes')
    strictEqual(found?.Value, 10 * 1024 ** 3)
    const [row] = (await quotaCommand(server, 'get', '--account', account)) as {
      limit: { bytes: number }
    }[]
    strictEqual(row?.limit.bytes, 10 * 1024 ** 3)
    await quotaCommand(server, 'policy', ...ofBytes, '--default', 'default')
    strictEqual((await quotas.send(new GetServiceQuotaCommand(bytes))).Quota?.Value, unlimited)
  })

  const unknown: readonly [string, { ServiceCode: string; QuotaCode: string }][] = [
    ['a service', { ServiceCode: 'S3', QuotaCode: 'storage-bytes' }],
    ['a quota', { ServiceCode: 's3', QuotaCode: 'storage-BYTES' }],
  ]
  for (const [what, input] of unknown) {
    it(`are not found of ${what} that there is none of`, async () => {
      const error = { name: 'NoSuchResourceException' }
      await rejects(client.send(new GetServiceQuotaCommand(input)), error)
      await rejects(client.send(new GetAWSDefaultServiceQuotaCommand(input)), error)
    })
  }

  it('have tags', async () => {
    const { Quota: quota } = await client.send(new GetServiceQuotaCommand(buckets))
    const ResourceARN = quota?.QuotaArn
    const Tags = [
      { Key: 'team', Value: 'blue' },
      { Key: 'plan', Value: 'small' },
    ]
    await client.send(new TagResourceCommand({ ResourceARN, Tags }))
    await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['team'] }))
    const list = new ListTagsForResourceCommand({ ResourceARN })
    deepStrictEqual((await client.send(list)).Tags, [{ Key: 'plan', Value: 'small' }])
    const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }))
    await rejects(client.send(new TagResourceCommand({ ResourceARN, Tags: many })), {
      name: 'TooManyTagsException',
    })
    const foreign = ResourceARN?.replace(/\d{12}/, '000000000000')
    await rejects(client.send(new ListTagsForResourceCommand({ ResourceARN: foreign })), {
      name: 'NoSuchResourceException',
    })
  })
})
