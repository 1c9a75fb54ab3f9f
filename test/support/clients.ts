/** The AWS SDK, pointed at a test server. */
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'

/** A server's address and keys: a `TestServer`, or any other. */
export interface Endpoint {
  readonly url: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/**
 * An SDK client with the SDK's own defaults (checksums included), path style, no retries: a test
 * sees the first answer. The server may still have to start; its address is asked for at each
 * request.
 */
export function s3Client(server: Endpoint, overrides: S3ClientConfig = {}): S3Client {
  return new S3Client({
    endpoint: async () => {
      const url = new URL(server.url)
      return {
        protocol: url.protocol,
        hostname: url.hostname,
        port: Number(url.port),
        path: '/',
      }
    },
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts: 1,
    logger: silent,
    credentials: { accessKeyId: server.accessKeyId, secretAccessKey: server.secretAccessKey },
    ...overrides,
  })
}

const say = () => {}
/** What the SDK has to say beside its errors, no test wants to know. */
const silent = { trace: say, debug: say, info: say, warn: say, error: say }

let bucketsNamed = 0

/** A bucket name that no other test of this run has. */
export function freshBucketName(prefix = 'test'): string {
  bucketsNamed += 1
  return `${prefix}-${process.pid}-${bucketsNamed}`
}
