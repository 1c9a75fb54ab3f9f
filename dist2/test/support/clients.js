/** The AWS SDK, pointed at a test server. */
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient } from '@aws-sdk/client-sts';
const say = () => { };
/** What the SDK has to say beside its errors, no test wants to know. */
const silent = { trace: say, debug: say, info: say, warn: say, error: say };
/**
 * How an SDK client reaches a server: signed with the root's keys unless others are given, without
 * retries, so that a test sees the first answer. The server may still have to start; its address is
 * asked for at each request.
 */
function settings(server, keys) {
    const { accessKeyId, secretAccessKey, sessionToken } = keys ?? { ...server, sessionToken: '' };
    return {
        endpoint: async () => {
            const { protocol, hostname, port } = new URL(server.url);
            return { protocol, hostname, port: Number(port), path: '/' };
        },
        region: 'us-east-1',
        maxAttempts: 1,
        logger: silent,
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    };
}
/** A client of S3 with the SDK's own defaults (checksums included), path style. */
export function s3Client(server, overrides = {}) {
    return new S3Client({ ...settings(server), forcePathStyle: true, ...overrides });
}
/** A client of S3 that signs with other keys than the root's. */
export function s3ClientOf(server, keys) {
    return new S3Client({ ...settings(server, keys), forcePathStyle: true });
}
/** A client of EC2. */
export function ec2Client(server, keys) {
    return new EC2Client(settings(server, keys));
}
/** A client of IAM. */
export function iamClient(server, keys) {
    return new IAMClient(settings(server, keys));
}
/** A client of STS. */
export function stsClient(server, keys) {
    return new STSClient(settings(server, keys));
}
/** A client of Organizations. */
export function organizationsClient(server, keys) {
    return new OrganizationsClient(settings(server, keys));
}
/** A client of Service Quotas. */
export function quotasClient(server, keys) {
    return new ServiceQuotasClient(settings(server, keys));
}
/** A client of CloudTrail. */
export function cloudTrailClient(server, keys) {
    return new CloudTrailClient(settings(server, keys));
}
let bucketsNamed = 0;
/** A bucket name that no other test of this run has. */
export function freshBucketName(prefix = 'test') {
    bucketsNamed += 1;
    return `${prefix}-${process.pid}-${bucketsNamed}`;
}
