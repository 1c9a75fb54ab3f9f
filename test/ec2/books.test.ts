/** What machines' parts used, and what became of them, as those who pay and audit see it. */
import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import {
  CreateTrailCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from '@aws-sdk/client-cloudtrail'
import {
  AllocateAddressCommand,
  CopySnapshotCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DeleteSnapshotCommand,
  DeleteVolumeCommand,
  ReleaseAddressCommand,
  waitUntilSnapshotCompleted,
  waitUntilVolumeAvailable,
  waitUntilVolumeDeleted,
} from '@aws-sdk/client-ec2'
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import {
  GetServiceQuotaCommand,
  RequestServiceQuotaIncreaseCommand,
} from '@aws-sdk/client-service-quotas'
import { awaitEvent, lookup } from '../cloudtrail/found-events.ts'
import {
  cloudTrailClient,
  ec2Client,
  freshBucketName,
  quotasClient,
  s3Client,
} from '../support/clients.ts'
import { eventually } from '../support/processes.ts'
import { useServer } from '../support/server.ts'

interface Line {
  readonly account: string
  readonly meter: string
  readonly detail: string
  readonly quantity: number
  readonly unit: string
}

describe('the books of machines', function () {
  this.timeout(120_000)
  const server = useServer({ workers: 2 })
  const ec2 = ec2Client(server)
  const seconds = { client: ec2, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }
  const usage = async (): Promise<Line[]> => {
    const { stdout } = await server.cli('usage', '--machines', '--by', 'month', '--json')
    return JSON.parse(stdout)
  }
  const volume = async (Size: number) => {
    const made = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size }))
    return made.VolumeId ?? ''
  }
  const removeVolume = async (VolumeId: string) => {
    await ec2.send(new DeleteVolumeCommand({ VolumeId }))
    await waitUntilVolumeDeleted(seconds, { VolumeIds: [VolumeId] })
  }

  it('count on over kill -9 and while the server is off, and end with what they count', async () => {
    const began = Date.now()
    const VolumeId = await volume(64)
    const { AllocationId } = await ec2.send(new AllocateAddressCommand({}))
    const made = Date.now()
    await server.kill()
    const off = await usage()
    deepStrictEqual(
      off.map(({ meter, detail, unit }) => [meter, detail, unit]),
      [
        ['elastic-ip', '', 'address-hours'],
        ['volume', 'gp2', 'GiB-hours'],
      ],
    )
    await server.start()
    const metrics = await (await fetch(`${server.url}/-/metrics`)).text()
    match(metrics, /cairn_account_metered{account="\d{12}",meter="volume",detail="gp2"} 64/)
    match(metrics, /cairn_account_metered{account="\d{12}",meter="elastic-ip",detail=""} 1/)
    const ending = Date.now()
    await ec2.send(new ReleaseAddressCommand({ AllocationId }))
    await removeVolume(VolumeId)
    const ended = Date.now()
    const [address, gib] = await usage()
    const hours = (ms: number) => ms / 3_600_000
    for (const [line, units] of [
      [address, 1],
      [gib, 64],
    ] as const) {
      const used = (line?.quantity ?? 0) / units
      ok(used >= hours(ending - made), `${used} hours of ${line?.meter}: some was left out`)
      ok(used <= hours(ended - began), `${used} hours of ${line?.meter}: some was counted twice`)
    }
    await server.restart()
    deepStrictEqual(await usage(), [address, gib])
    await server.check()
  })

  it('say it as CSV and as a table, by account', async () => {
    const [{ account = '' } = {}] = await usage()
    const month = ['usage', '--machines', '--by', 'month'] as const
    const csv = (await server.cli(...month, '--csv', '--account', account)).stdout.split('\r\n')
    strictEqual(csv[0], 'account,period_start,meter,detail,quantity,unit')
    match(csv[2] ?? '', new RegExp(`^${account},\\d{4}-\\d\\d,volume,gp2,\\d+\\.\\d{6},GiB-hours$`))
    match((await server.cli(...month)).stdout, /^ *account +period start +meter/)
    const none = await server.cli(...month, '--json', '--account', '000000000001')
    deepStrictEqual(JSON.parse(none.stdout), [])
  })

  it('have an event of each volume and snapshot that is there, and that is gone', async () => {
    const trail = cloudTrailClient(server)
    const s3 = s3Client(server)
    const Bucket = freshBucketName('books')
    await s3.send(new CreateBucketCommand({ Bucket }))
    await trail.send(new CreateTrailCommand({ Name: 'books', S3BucketName: Bucket }))
    await trail.send(new StartLoggingCommand({ Name: 'books' }))
    const VolumeId = await volume(1)
    await waitUntilVolumeAvailable(seconds, { VolumeIds: [VolumeId] })
    const { SnapshotId = '' } = await ec2.send(new CreateSnapshotCommand({ VolumeId }))
    await waitUntilSnapshotCompleted(seconds, { SnapshotIds: [SnapshotId] })
    const copied = await ec2.send(
      new CopySnapshotCommand({ SourceRegion: 'us-east-1', SourceSnapshotId: SnapshotId }),
    )
    const copy = copied.SnapshotId ?? ''
    await waitUntilSnapshotCompleted(seconds, { SnapshotIds: [copy] })
    for (const id of [copy, SnapshotId]) {
      await ec2.send(new DeleteSnapshotCommand({ SnapshotId: id }))
    }
    await removeVolume(VolumeId)
    for (const id of [copy, SnapshotId]) {
      const isGone = async () => (await resultsOf(id)).includes('deleteSnapshot deleted')
      await eventually(`${id} is gone`, isGone, 30_000)
    }
    deepStrictEqual(await resultsOf(VolumeId), ['createVolume available', 'deleteVolume deleted'])
    const ended = ['createSnapshot succeeded', 'deleteSnapshot deleted']
    deepStrictEqual(await resultsOf(SnapshotId), ended)
    deepStrictEqual(await resultsOf(copy), ['copySnapshot succeeded', 'deleteSnapshot deleted'])
    const event = await awaitEvent(trail, ['EventName', 'deleteVolume'])
    strictEqual(event.eventType, 'AwsServiceEvent')

    await trail.send(new StopLoggingCommand({ Name: 'books' }))
    const names: string[] = []
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }))
    for (const { Key } of Contents.filter(({ Key = '' }) => Key.endsWith('.gz'))) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
      const bytes = (await Body?.transformToByteArray()) ?? Buffer.alloc(0)
      for (const { eventName } of JSON.parse(gunzipSync(bytes).toString()).Records) {
        names.push(eventName)
      }
    }
    for (const name of ['createVolume', 'createSnapshot', 'copySnapshot', 'deleteVolume']) {
      strictEqual(names.filter((each) => each === name).length, 1, `${name} in ${names}`)
    }
  })

  /** What happened to something without a call, the oldest first. */
  const resultsOf = async (id: string) => {
    const events = await lookup(cloudTrailClient(server), ['ResourceName', id])
    const own = events.filter(({ eventType }) => eventType === 'AwsServiceEvent').reverse()
    return own.map(({ eventName, serviceEventDetails }) => {
      return `${eventName} ${(serviceEventDetails as { result: string }).result}`
    })
  }

  it('let nobody begin a snapshot whose account may store nothing more', async () => {
    const quota = { ServiceCode: 'ec2', QuotaCode: 'snapshots-gib' }
    const quotas = quotasClient(server)
    const ask = (DesiredValue: number) =>
      quotas.send(new RequestServiceQuotaIncreaseCommand({ ...quota, DesiredValue }))
    const bound = async () => (await quotas.send(new GetServiceQuotaCommand(quota))).Quota?.Value
    const before = await bound()
    const VolumeId = await volume(1)
    await waitUntilVolumeAvailable(seconds, { VolumeIds: [VolumeId] })
    await ask(0)
    await rejects(ec2.send(new CreateSnapshotCommand({ VolumeId })), {
      name: 'SnapshotLimitExceeded',
    })
    await ask(1)
    strictEqual(await bound(), 1)
    const { SnapshotId = '' } = await ec2.send(new CreateSnapshotCommand({ VolumeId }))
    await waitUntilSnapshotCompleted(seconds, { SnapshotIds: [SnapshotId] })
    await ask(before ?? 0)
    await removeVolume(VolumeId)
  })
})
