import { deepStrictEqual, match, notStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { CreateBucketCommand, DeleteBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetRequestedServiceQuotaChangeCommand, GetServiceQuotaCommand, ListRequestedServiceQuotaChangeHistoryByQuotaCommand, ListRequestedServiceQuotaChangeHistoryCommand, RequestServiceQuotaIncreaseCommand, TagResourceCommand, } from '@aws-sdk/client-service-quotas';
import { addUser } from '../organizations/members.js';
import { quotasClient, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { ask, boundValue, buckets, bytes, makeMember, objects, quotaCommand, unlimited, vcpus, } from './scene.js';
describe('requests for other values', () => {
    const server = useServer({ workers: 2 });
    const client = quotasClient(server);
    const s3 = s3Client(server);
    it('of the management account bind at once, raised and lowered', async () => {
        strictEqual((await ask(client, objects, 3)).status, 'APPROVED');
        const Bucket = 'asked-objects';
        await s3.send(new CreateBucketCommand({ Bucket }));
        const put = (Key) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
        for (const key of ['a', 'b', 'c'])
            await put(key);
        await rejects(put('d'), { name: 'QuotaExceeded' });
        strictEqual((await ask(client, objects, 4)).status, 'APPROVED');
        await put('d');
        strictEqual(await boundValue(client, objects), 4);
        strictEqual((await ask(client, objects, unlimited)).status, 'APPROVED');
        await put('e');
        strictEqual(await boundValue(client, vcpus), 5);
        strictEqual((await ask(client, vcpus, 64)).status, 'APPROVED');
        strictEqual((await ask(client, vcpus, 2)).status, 'APPROVED');
        strictEqual(await boundValue(client, vcpus), 2);
    });
    it('for less than is used are refused in words that name the usage', async () => {
        const Bucket = 'asked-used';
        await s3.send(new CreateBucketCommand({ Bucket }));
        await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x'.repeat(1000) }));
        const ofBucket = { ...bytes, ContextId: Bucket };
        await rejects(ask(client, ofBucket, 999), {
            name: 'IllegalArgumentException',
            message: /the bucket asked-used has 1000 bytes, more than 999\.$/,
        });
        await ask(client, ofBucket, 1000);
        await rejects(s3.send(new PutObjectCommand({ Bucket, Key: 'b', Body: 'x' })), {
            name: 'QuotaExceeded',
        });
        strictEqual(await boundValue(client, { ...bytes, ContextId: `arn:aws:s3:::${Bucket}` }), 1000);
        strictEqual(await boundValue(client, bytes), unlimited);
    });
    it('of a member wait, until the operator approves: then the next PUT passes', async () => {
        const member = await makeMember(server, 'waiting');
        const Bucket = 'asked-waiting';
        await member.s3.send(new CreateBucketCommand({ Bucket }));
        strictEqual((await ask(member.quotas, bytes, 1000)).status, 'APPROVED');
        const put = new PutObjectCommand({ Bucket, Key: 'a', Body: 'x'.repeat(1001) });
        await rejects(member.s3.send(put), { name: 'QuotaExceeded' });
        const { id, status } = await ask(member.quotas, bytes, 2000);
        strictEqual(status, 'PENDING');
        await rejects(ask(member.quotas, bytes, 3000), {
            name: 'ResourceAlreadyExistsException',
            message: 'Only one open service quota increase request is allowed per quota.',
        });
        await rejects(member.s3.send(put), { name: 'QuotaExceeded' });
        const waiting = (await quotaCommand(server, 'requests'));
        strictEqual(waiting.find((request) => request.id === id)?.account, member.account);
        await quotaCommand(server, 'approve', id);
        await member.s3.send(put);
        const get = new GetRequestedServiceQuotaChangeCommand({ RequestId: id });
        const { RequestedQuota: decided } = await member.quotas.send(get);
        deepStrictEqual([decided?.Status, decided?.DesiredValue], ['APPROVED', 2000]);
        notStrictEqual((await server.cli('quota', 'approve', id)).code, 0);
        strictEqual((await quotaCommand(server, 'requests')).length, 0);
    });
    it('that the operator denies leave the value as it is', async () => {
        const { quotas } = await makeMember(server, 'denied');
        const { id } = await ask(quotas, vcpus, 100);
        await quotaCommand(server, 'deny', id);
        strictEqual(await boundValue(quotas, vcpus), 5);
        const { RequestedQuotas } = await quotas.send(new ListRequestedServiceQuotaChangeHistoryCommand({ Status: 'DENIED' }));
        strictEqual(RequestedQuotas?.[0]?.Id, id);
        strictEqual((await ask(quotas, vcpus, 100)).status, 'PENDING');
    });
    it('are granted to members up to what the policy says', async () => {
        const { quotas } = await makeMember(server, 'granted');
        const row = ['--service', 's3', '--code', 'L-DC2B2D3D'];
        await quotaCommand(server, 'policy', ...row, '--up-to', '20000');
        strictEqual((await ask(quotas, buckets, 20_000)).status, 'APPROVED');
        strictEqual((await ask(quotas, buckets, 20_001)).status, 'PENDING');
        strictEqual(await boundValue(quotas, buckets), 20_000);
        await quotaCommand(server, 'policy', ...row, '--up-to', 'default');
    });
    it('that no person may decide are not approved', async () => {
        const { quotas } = await makeMember(server, 'alone');
        const asked = { ...vcpus, DesiredValue: 1000, SupportCaseAllowed: false };
        const answer = await quotas.send(new RequestServiceQuotaIncreaseCommand(asked));
        strictEqual(answer.RequestedQuota?.Status, 'NOT_APPROVED');
        strictEqual((await ask(quotas, vcpus, 1000)).status, 'PENDING');
    });
    it('make a history, by service and by quota, of each account alone', async () => {
        const { quotas } = await makeMember(server, 'history');
        const other = await makeMember(server, 'stranger');
        const Bucket = 'asked-history';
        const own = { ...objects, ContextId: Bucket };
        const ids = [(await ask(quotas, vcpus, 4)).id, (await ask(quotas, vcpus, 3)).id];
        ids.push((await ask(quotas, bytes, 77)).id);
        const list = async (input) => {
            const command = new ListRequestedServiceQuotaChangeHistoryCommand(input);
            const { RequestedQuotas = [], NextToken } = await quotas.send(command);
            return { ids: RequestedQuotas.map(({ Id }) => Id), NextToken };
        };
        deepStrictEqual((await list({})).ids.sort(), [...ids].sort());
        deepStrictEqual((await list({ ServiceCode: 's3' })).ids, ids.slice(2));
        const first = await list({ MaxResults: 2 });
        const second = await list({ MaxResults: 2, NextToken: first.NextToken });
        deepStrictEqual([...first.ids, ...second.ids], (await list({})).ids);
        const byQuota = { ...vcpus, Status: 'APPROVED' };
        const { RequestedQuotas } = await quotas.send(new ListRequestedServiceQuotaChangeHistoryByQuotaCommand(byQuota));
        strictEqual(RequestedQuotas?.length, 2);
        match(RequestedQuotas?.[0]?.Requester ?? '', /"callerArn":"arn:aws:iam::\d{12}:user\/someone"/);
        const RequestId = ids[0];
        const get = new GetRequestedServiceQuotaChangeCommand({ RequestId });
        await rejects(other.quotas.send(get), { name: 'NoSuchResourceException' });
        strictEqual(await boundValue(other.quotas, vcpus), 5);
        await other.s3.send(new CreateBucketCommand({ Bucket }));
        for (const call of [ask(quotas, own, 1), boundValue(quotas, own)]) {
            await rejects(call, { name: 'NoSuchResourceException' });
        }
        await ask(other.quotas, own, 5);
        const level = { QuotaRequestedAtLevel: 'RESOURCE' };
        const answer = await other.quotas.send(new ListRequestedServiceQuotaChangeHistoryCommand(level));
        deepStrictEqual(answer.RequestedQuotas?.map(({ QuotaContext }) => QuotaContext?.ContextId), [Bucket]);
    });
    it('for a bucket that another account made by then are not granted there', async () => {
        const first = await makeMember(server, 'first-owner');
        const second = await makeMember(server, 'second-owner');
        const Bucket = 'asked-handed-over';
        const own = { ...bytes, ContextId: Bucket };
        await first.s3.send(new CreateBucketCommand({ Bucket }));
        await ask(first.quotas, own, 10);
        const { id } = await ask(first.quotas, own, 20);
        await first.s3.send(new DeleteBucketCommand({ Bucket }));
        await second.s3.send(new CreateBucketCommand({ Bucket }));
        const approval = await server.cli('quota', 'approve', id);
        notStrictEqual(approval.code, 0);
        match(approval.stderr, /there is no bucket asked-handed-over in the account/);
        await rejects(boundValue(second.quotas, own), { name: 'NoSuchResourceException' });
        await quotaCommand(server, 'deny', id);
    });
    it('that come at once are one, and the others are told of it', async () => {
        const { quotas } = await makeMember(server, 'racing');
        const asked = Array.from({ length: 8 }, (_, index) => ask(quotas, vcpus, 100 + index));
        const answers = await Promise.allSettled(asked);
        const names = answers.map((answer) => answer.status === 'fulfilled' ? answer.value.status : answer.reason.name);
        deepStrictEqual(names.sort(), [
            'PENDING',
            ...Array.from({ length: 7 }, () => 'ResourceAlreadyExistsException'),
        ]);
    });
    it('are so many that may wait, and lowering is always granted', async () => {
        const { quotas, s3: own } = await makeMember(server, 'greedy');
        const named = [];
        for (let index = 0; index <= 20; index += 1) {
            const Bucket = `asked-greedy-${index}`;
            await own.send(new CreateBucketCommand({ Bucket }));
            named.push({ ...bytes, ContextId: Bucket });
        }
        for (const quota of named)
            await ask(quotas, quota, 10);
        for (const quota of named.slice(1))
            await ask(quotas, quota, 11);
        const [quota = bytes] = named;
        await rejects(ask(quotas, quota, 11), { name: 'QuotaExceededException' });
        strictEqual((await ask(quotas, quota, 9)).status, 'APPROVED');
    });
    const refused = [
        ['a fraction', { value: 1.5 }],
        ['less than nothing', { value: -1 }],
        ['the value that binds', { value: unlimited }],
        ['a bucket, of what only accounts have', { value: 1, ContextId: 'x', quota: buckets }],
    ];
    for (const [what, { value, ContextId, quota = bytes }] of refused) {
        it(`are refused for ${what}`, async () => {
            const named = { ...quota, ...(ContextId && { ContextId }) };
            await rejects(ask(client, named, value), { name: 'IllegalArgumentException' });
        });
    }
    it('need the permission', async () => {
        const { account, quotas } = await makeMember(server, 'permission');
        const userName = 'powerless';
        const powerless = quotasClient(server, await addUser(server, { account, userName }, {}));
        await rejects(ask(powerless, bytes, 1), {
            name: 'AccessDeniedException',
            message: /user\/powerless is not authorized .*RequestServiceQuotaIncrease on .*:s3\/storage-bytes/,
        });
        await rejects(powerless.send(new GetServiceQuotaCommand(bytes)), {
            name: 'AccessDeniedException',
        });
        strictEqual(await boundValue(quotas, bytes), unlimited);
    });
    it('may be allowed for one service, for one quota, and by tags', async () => {
        const { account, quotas } = await makeMember(server, 'allowed');
        const clientOf = async (userName, statement) => {
            const Action = 'servicequotas:RequestServiceQuotaIncrease';
            const Statement = { Effect: 'Allow', Action, Resource: '*', ...statement };
            const inline = { own: JSON.stringify({ Version: '2012-10-17', Statement }) };
            return quotasClient(server, await addUser(server, { account, userName }, { inline }));
        };
        const Condition = { StringEquals: { 'servicequotas:service': 'ec2' } };
        const byService = await clientOf('by-service', { Condition });
        strictEqual((await ask(byService, vcpus, 4)).status, 'APPROVED');
        await rejects(ask(byService, bytes, 4), { name: 'AccessDeniedException' });
        const Resource = `arn:aws:servicequotas:us-east-1:${account}:s3/storage-bytes`;
        const byQuota = await clientOf('by-quota', { Resource });
        strictEqual((await ask(byQuota, bytes, 4)).status, 'APPROVED');
        await rejects(ask(byQuota, objects, 4), { name: 'AccessDeniedException' });
        const tagged = { StringEquals: { 'aws:ResourceTag/plan': 'small' } };
        const byTag = await clientOf('by-tag', { Condition: tagged });
        await rejects(ask(byTag, objects, 4), { name: 'AccessDeniedException' });
        const { Quota: quota } = await quotas.send(new GetServiceQuotaCommand(objects));
        const Tags = [{ Key: 'plan', Value: 'small' }];
        await quotas.send(new TagResourceCommand({ ResourceARN: quota?.QuotaArn, Tags }));
        strictEqual((await ask(byTag, objects, 4)).status, 'APPROVED');
        // A value that is refused does not pass beside another, its key in another case.
        const TagResource = 'servicequotas:TagResource';
        const small = { StringEquals: { 'aws:RequestTag/plan': 'small' } };
        const sly = await clientOf('sly', { Action: TagResource, Condition: small });
        const both = [{ Key: 'plan', Value: 'large' }, ...Tags.map((tag) => ({ ...tag, Key: 'Plan' }))];
        for (const given of [both, [...both].reverse()]) {
            const input = { ResourceARN: quota?.QuotaArn, Tags: given };
            await rejects(sly.send(new TagResourceCommand(input)), { name: 'AccessDeniedException' });
        }
        await sly.send(new TagResourceCommand({ ResourceARN: quota?.QuotaArn, Tags }));
        // A quota has one ARN for policies, however the call spells its region.
        const elsewhere = quota?.QuotaArn?.replace('us-east-1', 'elsewhere');
        const tagging = await clientOf('tagging', { Action: TagResource, Resource: elsewhere });
        for (const region of ['us-east-1', 'elsewhere', '']) {
            const ResourceARN = quota?.QuotaArn?.replace('us-east-1', region);
            await rejects(tagging.send(new TagResourceCommand({ ResourceARN, Tags })), {
                name: 'AccessDeniedException',
            });
        }
    });
});
