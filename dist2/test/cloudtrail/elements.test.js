import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { hidden } from '../../src/cloudtrail/elements.js';
import { managementEvent } from '../../src/cloudtrail/management-events.js';
import { limits } from '../../src/limits.js';
import { loadModel } from '../../src/wire/model.js';
import { createRequestParser } from '../../src/wire/request.js';
const request = createRequestParser([])({
    method: 'PUT',
    target: '/files?policy&X-Amz-Signature=secret&X-Amz-Security-Token=secret',
    headers: { host: 'localhost' },
});
function eventOf(service, name) {
    const model = loadModel(service);
    const operation = model.operations.get(name);
    ok(operation, `${service} has no ${name}`);
    return managementEvent(model, operation);
}
describe('elements of events', () => {
    const secret = 'SECRETSECRETSECRET';
    it('hide what the schema marks as sensitive in a request', () => {
        const cases = [
            ['iam', 'CreateLoginProfile', { UserName: 'ann', Password: secret }],
            ['iam', 'ChangePassword', { OldPassword: secret, NewPassword: secret }],
            ['iam', 'UploadServerCertificate', { PrivateKey: secret }],
            ['iam', 'EnableMFADevice', { AuthenticationCode1: secret, AuthenticationCode2: secret }],
            ['sts', 'AssumeRole', { RoleArn: 'arn', TokenCode: secret }],
            ['sts', 'AssumeRoleWithWebIdentity', { WebIdentityToken: secret }],
            ['sts', 'AssumeRoleWithSAML', { SAMLAssertion: secret }],
            ['organizations', 'CreateAccount', { Email: secret, AccountName: secret }],
        ];
        for (const [service, name, input] of cases) {
            const shown = JSON.stringify(eventOf(service, name)?.requestParameters(request, input));
            ok(!shown.includes(secret), `${name}: ${shown}`);
            ok(shown.includes(hidden), `${name}: ${shown}`);
        }
    });
    it('leave it out of an answer, tokens too', () => {
        const key = { AccessKeyId: 'AKIA', SecretAccessKey: secret, UserName: 'ann', Status: 'Active' };
        deepStrictEqual(eventOf('iam', 'CreateAccessKey')?.responseElements({ AccessKey: key }), {
            accessKey: { userName: 'ann', accessKeyId: 'AKIA', status: 'Active' },
        });
        const credentials = {
            AccessKeyId: 'ASIA',
            SecretAccessKey: secret,
            SessionToken: secret,
            Expiration: new Date(Date.UTC(2026, 10, 23, 10, 15)),
        };
        deepStrictEqual(eventOf('sts', 'AssumeRole')?.responseElements({ Credentials: credentials }), {
            credentials: { accessKeyId: 'ASIA', expiration: 'Nov 23, 2026 10:15:00 AM' },
        });
        const device = { SerialNumber: 'arn', Base32StringSeed: Buffer.from(secret) };
        const made = eventOf('iam', 'CreateVirtualMFADevice');
        deepStrictEqual(made?.responseElements({ VirtualMFADevice: device }), {
            virtualMFADevice: { serialNumber: 'arn' },
        });
    });
    it('of a bucket are its name, the query without the signature, and the document', () => {
        const event = eventOf('s3', 'PutBucketPolicy');
        deepStrictEqual(event?.requestParameters(request, { Bucket: 'files', Policy: '{}' }), {
            bucketName: 'files',
            Host: 'localhost',
            policy: '',
            Policy: '{}',
        });
    });
    it('are left out where they are longer than an event may hold', () => {
        const PolicyDocument = 'x'.repeat(limits.auditElementsBytes);
        const event = eventOf('iam', 'PutUserPolicy');
        deepStrictEqual(event?.requestParameters(request, { PolicyDocument }), { omitted: true });
    });
});
describe('management events', () => {
    it('are all calls of services, and what concerns buckets themselves', () => {
        for (const name of ['PutObject', 'GetObject', 'ListObjectsV2', 'DeleteObjects', 'PostObject']) {
            strictEqual(eventOf('s3', name), undefined, name);
        }
        const names = ['CreateBucket', 'ListBuckets', 'PutBucketLifecycleConfiguration'];
        deepStrictEqual(names.map((name) => eventOf('s3', name)?.name), ['CreateBucket', 'ListBuckets', 'PutBucketLifecycle']);
        const quota = eventOf('service-quotas', 'RequestServiceQuotaIncrease');
        strictEqual(quota?.source, 'servicequotas.amazonaws.com');
        strictEqual(eventOf('iam', 'SimulateCustomPolicy')?.readOnly, true);
        strictEqual(eventOf('iam', 'CreateUser')?.readOnly, false);
    });
    it('of credentials handed out are on disk first, though AWS calls them reads', () => {
        const event = eventOf('sts', 'AssumeRole');
        deepStrictEqual([event?.readOnly, event?.isAwaited], [true, true]);
        const identity = eventOf('sts', 'GetCallerIdentity');
        deepStrictEqual([identity?.readOnly, identity?.isAwaited], [true, false]);
    });
});
