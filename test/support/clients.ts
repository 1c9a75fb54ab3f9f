/** The AWS SDK, pointed at a test server. */
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import { EC2Client } from '@aws-sdk/client-ec2'
import { IAMClient } from '@aws-sdk/client-iam'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { STSClient } from '@aws-sdk/client-sts'

/** A server's address and keys: a `TestServer`, or any other. */
export interface Endpoint {
  readonly url: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Keys that a client signs with. */
export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

const say = () => {}
/** What the SDK has to say beside its errors, no test wants to know. */
const silent = { trace: say, debug: say, info: say, warn: say, error: say }

/**
 * How an SDK client reaches a server: signed with the root's keys unless others are given, without
 * retries, so that a test sees the first answer. The server may still have to start; its address is
 * asked for at each request.
 */
function settings(server: Endpoint, keys?: Keys) {
  const { accessKeyId, secretAccessKey, sessionToken } = keys ?? { ...server, sessionToken: '' }
  return {
    endpoint: async () => {
      const { protocol, hostname, port } = new URL(server.url)
      return { protocol, hostname, port: Number(port), path: '/' }
    },
    region: 'us-east-1',
    maxAttempts: 1,
    logger: silent,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  }
}

/** A client of S3 with the SDK's own defaults (checksums included), path style. */
export function s3Client(server: Endpoint, overrides: S3ClientConfig = {}): S3Client {
  return new S3Client({ ...settings(server), forcePathStyle: true, ...overrides })
}

/** A client of S3 that signs with other keys than the root's. */
export function s3ClientOf(server: Endpoint, keys: Keys): S3Client {
  return new S3Client({ ...settings(server, keys), forcePathStyle: true })
}

/** A client of EC2. */
export function ec2Client(server: Endpoint, keys?: Keys): EC2Client {
  return new EC2Client(settings(server, keys))
}

/** A client of IAM. */
export function iamClient(server: Endpoint, keys?: Keys): IAMClient {
  return new IAMClient(settings(server, keys))
}

/** A client of STS. */
export function stsClient(server: Endpoint, keys?: Keys): STSClient {
  return new STSClient(settings(server, keys))
}

/** A client of Organizations. */
export function organizationsClient(server: Endpoint, keys?: Keys): OrganizationsClient {
  return new OrganizationsClient(settings(server, keys))
}

/** A client of Service Quotas. */
export function quotasClient(server: Endpoint, keys?: Keys): ServiceQuotasClient {
  return new ServiceQuotasClient(settings(server, keys))
}

/** A client of CloudTrail. */
export function cloudTrailClient(server: Endpoint, keys?: Keys): CloudTrailClient {
  return new CloudTrailClient(settings(server, keys))
}

let bucketsNamed = 0

/** A bucket name that no other test of this run has. */
export function freshBucketName(prefix = 'test'): string {
  bucketsNamed += 1
  return `${prefix}-${process.pid}-${bucketsNamed}`
}
