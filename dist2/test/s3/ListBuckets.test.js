import assert from 'node:assert/strict';
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { assertRefused } from './scene.js';
describe('ListBuckets', () => {
    const server = useServer();
    const s3 = s3Client(server);
    const list = (input = {}) => s3.send(new ListBucketsCommand(input));
    const names = async (input = {}) => (await list(input)).Buckets?.map(({ Name }) => Name) ?? [];
    const all = ['alpha-1', 'alpha-2', 'beta-1', 'gamma'];
    before(async () => {
        for (const Bucket of [...all].reverse())
            await s3.send(new CreateBucketCommand({ Bucket }));
        const LocationConstraint = 'eu-north-1';
        const CreateBucketConfiguration = { LocationConstraint };
        await s3.send(new CreateBucketCommand({ Bucket: 'zeta', CreateBucketConfiguration }));
    });
    it('lists the buckets in order, with their times, and their owner', async () => {
        const { Buckets = [], Owner } = await list();
        assert.deepEqual(Buckets.map(({ Name }) => Name), [...all, 'zeta']);
        assert.ok(Buckets.every(({ CreationDate }) => Date.now() - Number(CreationDate) < 60_000));
        assert.ok(Owner?.ID);
    });
    it('pages with a token', async () => {
        const first = await list({ MaxBuckets: 3 });
        assert.equal(first.Buckets?.length, 3);
        assert.ok(first.ContinuationToken);
        const second = await list({ MaxBuckets: 3, ContinuationToken: first.ContinuationToken });
        assert.deepEqual(second.Buckets?.map(({ Name }) => Name), ['gamma', 'zeta']);
        assert.equal(second.ContinuationToken, undefined);
    });
    it('gives no token when a page holds exactly the rest', async () => {
        assert.equal((await list({ MaxBuckets: 5 })).ContinuationToken, undefined);
    });
    it('lists those with a prefix', async () => {
        assert.deepEqual(await names({ Prefix: 'alpha' }), ['alpha-1', 'alpha-2']);
        assert.equal((await list({ Prefix: 'alpha' })).Prefix, 'alpha');
    });
    it('lists those of a region', async () => {
        assert.deepEqual(await names({ BucketRegion: 'eu-north-1' }), ['zeta']);
        assert.deepEqual(await names({ BucketRegion: 'us-east-1' }), all);
    });
    it('refuses a page of none or of too many, and a token it did not make', async () => {
        await assertRefused(list({ MaxBuckets: 0 }), 400, 'InvalidArgument');
        await assertRefused(list({ MaxBuckets: 10_001 }), 400, 'InvalidArgument');
        await assertRefused(list({ ContinuationToken: 'made-up' }), 400, 'InvalidArgument');
    });
});
