import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { CreateAccessKeyCommand, CreateUserCommand, DeleteAccessKeyCommand, GetAccessKeyLastUsedCommand, ListAccessKeysCommand, UpdateAccessKeyCommand, } from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { iamClient, s3ClientOf } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('access keys', () => {
    const server = useServer({ workers: 2 });
    const iam = iamClient(server);
    async function newKey(UserName) {
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
    }
    /** What one request after another is answered; connections go to the workers in turn. */
    async function answers(keys) {
        const codes = new Set();
        for (let count = 0; count < 4; count++) {
            const s3 = s3ClientOf(server, keys);
            const answer = s3.send(new ListBucketsCommand());
            codes.add(await answer.then(() => 'OK', (error) => error.name));
            s3.destroy();
        }
        return codes;
    }
    before(async () => {
        for (const UserName of ['ann', 'bob'])
            await iam.send(new CreateUserCommand({ UserName }));
    });
    it('are two a user, whose secrets are told once', async () => {
        const UserName = 'ann';
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        match(key?.AccessKeyId ?? '', /^AKIA[A-Z2-7]{16}$/);
        match(key?.SecretAccessKey ?? '', /^[\w/+]{40}$/);
        deepStrictEqual([key?.UserName, key?.Status], ['ann', 'Active']);
        const second = await newKey('ann');
        await rejects(newKey('ann'), {
            name: 'LimitExceededException',
            message: 'Cannot exceed quota for AccessKeysPerUser: 2',
        });
        const { AccessKeyMetadata: listed } = await iam.send(new ListAccessKeysCommand({ UserName }));
        deepStrictEqual(listed?.map(({ AccessKeyId }) => AccessKeyId), [key?.AccessKeyId, second.accessKeyId].sort());
        ok(!JSON.stringify(listed).includes(second.secretAccessKey));
        await rejects(newKey('eve'), { message: 'The user with name eve cannot be found.' });
    });
    it('stop and start working in every worker with the next request', async () => {
        const UserName = 'bob';
        const keys = await newKey(UserName);
        const AccessKeyId = keys.accessKeyId;
        // Nothing was granted to the user: the key is known, and no more.
        deepStrictEqual(await answers(keys), new Set(['AccessDenied']));
        const set = (Status) => iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }));
        await set('Inactive');
        deepStrictEqual(await answers(keys), new Set(['InvalidAccessKeyId']));
        await set('Active');
        deepStrictEqual(await answers(keys), new Set(['AccessDenied']));
        await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
        deepStrictEqual(await answers(keys), new Set(['InvalidAccessKeyId']));
        await rejects(set('Active'), {
            name: 'NoSuchEntityException',
            message: `The Access Key with id ${AccessKeyId} cannot be found.`,
        });
    });
    it('are found with their own user only', async () => {
        const { accessKeyId: AccessKeyId } = await newKey('bob');
        const others = { UserName: 'ann', AccessKeyId };
        await rejects(iam.send(new DeleteAccessKeyCommand(others)), { name: 'NoSuchEntityException' });
        await iam.send(new DeleteAccessKeyCommand({ UserName: 'bob', AccessKeyId }));
        const Status = 'Off';
        await rejects(iam.send(new UpdateAccessKeyCommand({ ...others, Status })), {
            name: 'ValidationError',
        });
    });
    it("of the root are made for a root that names nobody; the operator's own stays", async () => {
        const keys = await newKey();
        deepStrictEqual(await answers(keys), new Set(['OK']));
        const { AccessKeyMetadata: listed = [] } = await iam.send(new ListAccessKeysCommand({}));
        const ids = listed.map(({ AccessKeyId }) => AccessKeyId);
        deepStrictEqual(ids, [server.accessKeyId, keys.accessKeyId].sort());
        await rejects(newKey(), { name: 'LimitExceededException' });
        const AccessKeyId = server.accessKeyId;
        await rejects(iam.send(new DeleteAccessKeyCommand({ AccessKeyId })), {
            name: 'UnmodifiableEntityException',
        });
        await iam.send(new DeleteAccessKeyCommand({ AccessKeyId: keys.accessKeyId }));
        deepStrictEqual(await answers(keys), new Set(['InvalidAccessKeyId']));
    });
    it('are said to be used from the first use on', async () => {
        const keys = await newKey('bob');
        const lastUsed = async () => iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: keys.accessKeyId }));
        const before = await lastUsed();
        strictEqual(before.UserName, 'bob');
        deepStrictEqual(before.AccessKeyLastUsed, { ServiceName: 'N/A', Region: 'N/A' });
        const begun = Date.now();
        await answers(keys);
        // It is written beside the request, not before its answer.
        let after = await lastUsed();
        while (after.AccessKeyLastUsed?.LastUsedDate === undefined)
            after = await lastUsed();
        const { ServiceName, Region, LastUsedDate } = after.AccessKeyLastUsed;
        deepStrictEqual([ServiceName, Region], ['s3', 'us-east-1']);
        ok(LastUsedDate !== undefined && LastUsedDate.getTime() >= begun - 1000);
        const none = new GetAccessKeyLastUsedCommand({ AccessKeyId: 'AKIANOBODYNOBODYNOBO' });
        await rejects(iam.send(none), { name: 'NoSuchEntityException' });
    });
});
