/**
 * The files that trails deliver.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { KeptEvent } from '../accounts/audit-history.ts'
import type { IncomingBody } from '../storage/model.ts'

const compress = promisify(gzip)

/** What a file is named by. */
export interface FileName {
  readonly prefix: string | undefined
  readonly organization: string | undefined
  readonly account: string
  readonly region: string
  /** Of the first event in it, in milliseconds since 1970. */
  readonly at: number
  /** What no other file has. */
  readonly unique: string
}

/** What the keys of all of a trail's files begin with. */
export function logPrefix(prefix: string | undefined, organization?: string): string {
  const own = prefix ? `${prefix.replace(/\/$/, '')}/` : ''
  return `${own}AWSLogs/${organization === undefined ? '' : `${organization}/`}`
}

/**
 * `AWSLogs/<account>/CloudTrail/<region>/2026/11/23/<account>_CloudTrail_<region>_<time>_<unique>`.
 * AWS's time is that of the delivery. Here it is the first event's, so that a file which is made
 * again after a crash takes the place of the first.
 */
export function fileKey({ prefix, organization, account, region, at, unique }: FileName): string {
  const iso = new Date(at).toISOString()
  const day = iso.slice(0, 10).replaceAll('-', '/')
  const minute = `${iso.slice(0, 16).replace(/[-:]/g, '')}Z`
  const name = createHash('sha256').update(unique).digest('base64').replace(/[+/=]/g, '')
  const directory = `${logPrefix(prefix, organization)}${account}/CloudTrail/${region}/${day}`
  return `${directory}/${account}_CloudTrail_${region}_${minute}_${name.slice(0, 16)}.json.gz`
}

/** A file with these events, compressed. */
export async function logFile(events: readonly KeptEvent[]): Promise<IncomingBody> {
  const text = `{"Records":[${events.map((event) => event.text).join(',')}]}`
  const bytes = await compress(text)
  return {
    declaredBytes: bytes.length,
    async *[Symbol.asyncIterator]() {
      yield bytes
    },
    digests: async () => ({ md5: createHash('md5').update(bytes).digest() }),
  }
}
