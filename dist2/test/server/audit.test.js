import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { allEvents, decodeEvent } from '../../src/accounts/audit-records.js';
import { createAuditTrail } from '../../src/accounts/audit-trail.js';
import { createEntityStore } from '../../src/accounts/store.js';
import { managementEvent } from '../../src/cloudtrail/management-events.js';
import { createAuditor } from '../../src/server/audit.js';
import { AwsError } from '../../src/wire/errors.js';
import { loadModel } from '../../src/wire/model.js';
import { createRequestParser } from '../../src/wire/request.js';
import { MemoryRecords } from '../support/memory-records.js';
import { seededRandom } from '../support/random.js';
const one = '111111111111';
const two = '222222222222';
const noon = Date.UTC(2026, 10, 23, 12);
const roleArn = `arn:aws:iam::${two}:role/ops/deploy`;
const user = {
    type: 'user',
    account: one,
    arn: `arn:aws:iam::${one}:user/ann`,
    accessKeyId: 'AKIAONE',
    userId: 'AIDAONE',
    userName: 'ann',
};
const session = {
    accessKeyId: 'ASIAONE',
    secretAccessKey: 'secret',
    account: two,
    kind: 'assumed-role',
    arn: `arn:aws:sts::${two}:assumed-role/deploy/night`,
    uniqueId: 'AROATWO:night',
    principal: { type: 'role', id: 'AROATWO', arn: roleArn },
    issuedAt: noon - 1000,
    expiresAt: noon + 1000,
    policies: [],
    policyArns: [],
    tags: {},
    transitiveTagKeys: [],
    sourceIdentity: 'ann',
    mfaAuthenticatedAt: noon - 2000,
    chained: false,
};
const roleSession = {
    type: 'role',
    account: two,
    arn: session.arn,
    accessKeyId: session.accessKeyId,
    userId: session.uniqueId,
    session,
};
const bucketOfTwo = {
    id: Buffer.alloc(8),
    name: 'files',
    account: two,
    region: 'us-east-1',
    createdAt: noon,
};
/** The events that a call leaves, by account. */
async function eventsOf(service, name, { error, ...said }) {
    const records = new MemoryRecords();
    const entities = createEntityStore(records);
    await entities.change(two, async (change) => {
        change.put('role', 'deploy', { roleName: 'deploy' });
    });
    const trail = createAuditTrail(records, (problem) => {
        throw problem;
    });
    const random = (count) => seeded.bytes(count);
    const seeded = seededRandom(1);
    const options = { trail, entities, region: 'us-east-1', random, now: () => noon };
    const auditor = createAuditor(options);
    const model = loadModel(service);
    const operation = model.operations.get(name);
    const event = operation && managementEvent(model, operation);
    ok(event);
    const audited = {
        caller: user,
        bucket: undefined,
        input: {},
        output: undefined,
        request: createRequestParser([])({ method: 'POST', target: '/', headers: { host: 'here' } }),
        requestId: 'request',
        remoteAddress: '192.0.2.1',
        tls: undefined,
        isAudited: false,
        ...said,
    };
    await auditor.record(audited, event, error);
    await auditor.record(audited, event, new AwsError('InternalError'));
    await auditor.flush();
    const events = [];
    for await (const { value } of allEvents(records))
        events.push(decodeEvent(value));
    return events;
}
describe('who a call concerns', () => {
    it('is the caller’s account, also when it was refused', async () => {
        const error = new AwsError('AccessDenied', { message: 'no' });
        const [event, ...more] = await eventsOf('iam', 'CreateUser', { error });
        strictEqual(more.length, 0);
        strictEqual(event?.recipientAccountId, one);
        deepStrictEqual([event.errorCode, event.errorMessage], ['AccessDenied', 'no']);
        strictEqual(event.sharedEventID, undefined);
    });
    it('is the owner of the bucket as well, who learns no more than whose the caller is', async () => {
        const bucket = bucketOfTwo;
        const [caller, owner] = await eventsOf('s3', 'GetBucketLocation', { bucket });
        deepStrictEqual([caller?.recipientAccountId, owner?.recipientAccountId], [one, two]);
        strictEqual(caller?.userIdentity.userName, 'ann');
        deepStrictEqual(owner?.userIdentity, {
            type: 'AWSAccount',
            principalId: 'AIDAONE',
            accountId: one,
        });
        ok(caller.sharedEventID);
        strictEqual(caller.sharedEventID, owner.sharedEventID);
        ok(caller.eventID !== owner.eventID);
    });
    it('is the account of a role that was assumed', async () => {
        const input = { RoleArn: roleArn, RoleSessionName: 'night' };
        const events = await eventsOf('sts', 'AssumeRole', { input, output: {} });
        deepStrictEqual(events.map(({ recipientAccountId }) => recipientAccountId), [one, two]);
        const resource = { accountId: two, type: 'AWS::IAM::Role', ARN: roleArn };
        deepStrictEqual(events[1]?.resources, [resource]);
        const error = new AwsError('AccessDenied');
        strictEqual((await eventsOf('sts', 'AssumeRole', { input, error })).length, 1);
    });
    it('of an unsigned call is the account of a role that there is', async () => {
        const caller = { type: 'anonymous' };
        const input = { RoleArn: roleArn, WebIdentityToken: 'token' };
        const output = {
            SubjectFromWebIdentityToken: 'ann',
            Audience: 'app',
            Provider: 'accounts.example.com',
        };
        const [event] = await eventsOf('sts', 'AssumeRoleWithWebIdentity', { caller, input, output });
        strictEqual(event?.recipientAccountId, two);
        deepStrictEqual(event.userIdentity, {
            type: 'WebIdentityUser',
            principalId: 'accounts.example.com:app:ann',
            userName: 'ann',
            identityProvider: 'accounts.example.com',
        });
        const error = new AwsError('InvalidIdentityToken');
        const refused = { caller, input, error };
        strictEqual((await eventsOf('sts', 'AssumeRoleWithWebIdentity', refused)).length, 1);
        const unknown = { ...refused, input: { RoleArn: roleArn.replace('deploy', 'none') } };
        strictEqual((await eventsOf('sts', 'AssumeRoleWithWebIdentity', unknown)).length, 0);
    });
    it('is nobody where the signature did not hold', async () => {
        strictEqual((await eventsOf('iam', 'CreateUser', { caller: undefined })).length, 0);
    });
});
describe('identities in events', () => {
    it('are a role’s session with its role', async () => {
        const [event] = await eventsOf('iam', 'CreateUser', { caller: roleSession });
        deepStrictEqual(event?.userIdentity, {
            type: 'AssumedRole',
            principalId: 'AROATWO:night',
            arn: session.arn,
            accountId: two,
            accessKeyId: 'ASIAONE',
            sessionContext: {
                sessionIssuer: {
                    type: 'Role',
                    principalId: 'AROATWO',
                    arn: roleArn,
                    accountId: two,
                    userName: 'deploy',
                },
                attributes: { creationDate: '2026-11-23T11:59:59Z', mfaAuthenticated: 'true' },
                sourceIdentity: 'ann',
            },
        });
    });
    it('never hold a secret', async () => {
        const text = JSON.stringify(await eventsOf('iam', 'CreateUser', { caller: roleSession }));
        ok(!text.includes(session.secretAccessKey));
    });
    it('are a federated user with who gave the session away', async () => {
        const caller = {
            ...roleSession,
            type: 'federated',
            session: { ...session, principal: { type: 'user', id: 'AIDATWO', arn: 'arn:x:user/bob' } },
        };
        const [event] = await eventsOf('iam', 'CreateUser', { caller });
        strictEqual(event?.userIdentity.type, 'FederatedUser');
        match(JSON.stringify(event?.userIdentity.sessionContext), /"IAMUser".*"userName":"bob"/);
    });
});
describe('what an event says of TLS and of long headers', () => {
    it('is there, and bounded', async () => {
        const tls = { tlsVersion: 'TLSv1.3' };
        const headers = { host: 'here', 'user-agent': 'x'.repeat(5000) };
        const request = createRequestParser([])({ method: 'POST', target: '/', headers });
        const [event] = await eventsOf('iam', 'CreateUser', { tls, request });
        deepStrictEqual(event?.tlsDetails, tls);
        strictEqual(event.userAgent.length, 1024);
    });
});
