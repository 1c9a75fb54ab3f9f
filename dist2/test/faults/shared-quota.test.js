/**
 * One account's quota, two of its users, 64 writers on two workers: it is never passed by a byte,
 * and nothing of what is used is forgotten when every process is killed in the middle.
 */
import assert from 'node:assert/strict';
import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateUserCommand, } from '@aws-sdk/client-iam';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, paginateListObjectsV2, } from '@aws-sdk/client-s3';
import { RequestServiceQuotaIncreaseCommand } from '@aws-sdk/client-service-quotas';
import { iamClient, quotasClient, s3ClientOf } from '../support/clients.js';
import { eventually } from '../support/processes.js';
import { useRandom } from '../support/random.js';
import { useServer } from '../support/server.js';
const writers = 64;
const limit = 6_000_011;
const sizes = [1, 20_000];
const Buckets = ['shared-quota-1', 'shared-quota-2'];
describe('the quota of an account with two users, under 64 writers and kill -9', function () {
    this.timeout(180_000);
    const server = useServer({ workers: 2 });
    const random = useRandom();
    /** Sizes of what was acknowledged, and of what may be there, by bucket and key. */
    const acknowledged = new Map();
    const uncertain = new Map();
    let account = '';
    let users = [];
    before(async () => {
        const iam = iamClient(server);
        users = [await makeUser(server, iam, 'first'), await makeUser(server, iam, 'second')];
        for (const Bucket of Buckets)
            await users[0]?.send(new CreateBucketCommand({ Bucket }));
        const asked = { ServiceCode: 's3', QuotaCode: 'storage-bytes', DesiredValue: limit };
        const { RequestedQuota: request } = await quotasClient(server).send(new RequestServiceQuotaIncreaseCommand(asked));
        assert.equal(request?.Status, 'APPROVED');
        account = /:(\d{12}):/.exec(request?.QuotaArn ?? '')?.[1] ?? '';
    });
    it('never has a byte too much, and forgets none', async () => {
        for (let round = 0; round < 2; round += 1) {
            const before = acknowledged.size;
            const writing = writeAll(`killed-${round}`, { each: 30 });
            await eventually('there is a load', async () => acknowledged.size > before + 150, 60_000);
            await server.kill();
            await writing;
            await server.start();
            await verify();
            await server.check();
        }
    });
    it('is filled as far as the bodies fit, and has room for what was deleted', async () => {
        const refused = await writeAll('filling', { each: 60 });
        const used = await verify();
        assert.ok(refused.length > 0, 'all bodies fitted: the quota was never reached');
        for (const size of refused) {
            assert.ok(used + size > limit, `${size} bytes were refused though ${limit - used} were left`);
        }
        const [path = ''] = acknowledged.keys();
        const freed = acknowledged.get(path) ?? 0;
        const [Bucket = '', Key = ''] = path.split(':');
        await users[1]?.send(new DeleteObjectCommand({ Bucket, Key }));
        acknowledged.delete(path);
        const last = { Bucket, Key: 'last' };
        const Body = Buffer.alloc(limit - used + freed + 1);
        const [first] = users;
        assert.equal(await put(first, { ...last, Body }), 'refused');
        assert.equal(await put(first, { ...last, Body: Body.subarray(1) }), 'put');
        acknowledged.set(`${Bucket}:last`, Body.length - 1);
        assert.equal(await verify(), limit);
    });
    /** Every writer puts objects of its own, half of them as each user. Gives the sizes refused. */
    async function writeAll(prefix, { each }) {
        const refused = [];
        const write = async (writer, own) => {
            const s3 = users[writer % users.length];
            for (let turn = 0; turn < each; turn += 1) {
                const target = { Bucket: own.pick(Buckets), Key: `${prefix}/${writer}/${turn}` };
                const Body = own.bytes(own.int(...sizes));
                const path = `${target.Bucket}:${target.Key}`;
                const outcome = await put(s3, { ...target, Body });
                if (outcome === 'put')
                    acknowledged.set(path, Body.length);
                if (outcome === 'refused')
                    refused.push(Body.length);
                if (outcome !== 'cut')
                    continue;
                uncertain.set(path, Body.length);
                return;
            }
        };
        await Promise.all(Array.from({ length: writers }, (_, index) => write(index, random.fork())));
        return refused;
    }
    /** All that was acknowledged is there, and the account's usage is the sum of what is there. */
    async function verify() {
        const found = await listAll(users[0]);
        for (const [path, size] of acknowledged)
            assert.equal(found.get(path), size, path);
        for (const [path, size] of found) {
            if (!acknowledged.has(path))
                assert.equal(uncertain.get(path), size, path);
        }
        const used = [...found.values()].reduce((sum, size) => sum + size, 0);
        assert.ok(used <= limit, `${used} bytes are in an account that may hold ${limit}`);
        const { stdout } = await server.cli('quota', 'get', '--account', account, '--json');
        const [row] = JSON.parse(stdout);
        assert.deepEqual([row?.usage.bytes, row?.usage.objects], [used, found.size], 'the usage is not what is there');
        return used;
    }
});
/** A client of S3 that is a user of its own. */
async function makeUser(server, iam, UserName) {
    await iam.send(new CreateUserCommand({ UserName }));
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
    const { AccessKey: made } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = made ?? {};
    return s3ClientOf(server, { accessKeyId, secretAccessKey });
}
async function put(s3, object) {
    try {
        await s3.send(new PutObjectCommand(object));
        return 'put';
    }
    catch (error) {
        const { name, $metadata } = error;
        if (name === 'QuotaExceeded')
            return 'refused';
        if ($metadata?.httpStatusCode !== undefined)
            throw error;
        return 'cut';
    }
}
/** Sizes by bucket and key. */
async function listAll(client) {
    const found = new Map();
    for (const Bucket of Buckets) {
        for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket })) {
            for (const { Key, Size } of Contents)
                found.set(`${Bucket}:${Key}`, Size ?? 0);
        }
    }
    return found;
}
