import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { useServer } from '../support/server.js';
import { ask, boundValue, bytes, makeMember, quotaCommand, vcpus } from './scene.js';
describe('cairn quota', () => {
    const server = useServer();
    const print = async (...args) => {
        const { code, stdout, stderr } = await server.cli('quota', ...args);
        deepStrictEqual({ code, stderr }, { code: 0, stderr: '' });
        return stdout;
    };
    it('sets what accounts may hold that have no limit of their own', async () => {
        const { quotas, s3 } = await makeMember(server, 'default');
        const Bucket = 'command-default';
        await s3.send(new CreateBucketCommand({ Bucket }));
        match(await print('set', '--default', '--bytes', '1KiB', '--buckets', '3'), /default {2}accounts {6,}1 KiB +none +3/);
        strictEqual(await boundValue(quotas, bytes), 1024);
        const put = new PutObjectCommand({ Bucket, Key: 'a', Body: 'x'.repeat(1025) });
        await rejects(s3.send(put), { name: 'QuotaExceeded' });
        const shown = await quotaCommand(server, 'get', '--default');
        deepStrictEqual(shown, [
            { scope: 'default', name: 'accounts', limit: { bytes: 1024, buckets: 3 } },
        ]);
        await print('set', '--default', '--bytes', 'none', '--buckets', 'default');
        await s3.send(put);
    });
    it('names an account by its name, and shows the buckets that it has', async () => {
        const { account, s3 } = await makeMember(server, 'named');
        await s3.send(new CreateBucketCommand({ Bucket: 'command-named' }));
        const line = await print('set', '--account', 'named', '--buckets', '7');
        match(line, new RegExp(`account +${account} .* 1 +7\n`));
        const nobody = await server.cli('quota', 'get', '--account', 'nobody');
        deepStrictEqual([nobody.code, nobody.stderr.includes('no account "nobody"')], [2, true]);
    });
    it('shows what waits, and the policy, in tables', async () => {
        const { account, quotas } = await makeMember(server, 'tables');
        await ask(quotas, bytes, 1024);
        const { id } = await ask(quotas, bytes, 2 * 1024 ** 3);
        match(await print('requests'), new RegExp(`${id} +${account} +s3 +storage-bytes +2 GiB +PENDING`));
        match(await print('policy'), /ec2 +L-1216C47A +Running .* on request +5\n/);
        const row = ['--service', 'ec2', '--code', 'L-1216C47A'];
        match(await print('policy', ...row, '--up-to', '64'), / 64 +5\n/);
        strictEqual((await ask(quotas, vcpus, 64)).status, 'APPROVED');
        match(await print('deny', id), /DENIED/);
    });
    const wrong = [
        ['an action that there is none of', ['give'], /expected `quota set/],
        ['an approval of nothing', ['approve'], /expected `quota set/],
        ['an approval of what nobody asked', ['approve', 'x'], /There is no quota request x/],
        ['a policy for no quota', ['policy', '--up-to', '5'], /--service and --code/],
        ['a policy for half a quota', ['policy', '--service', 's3'], /go together/],
        [
            'a value that is no size',
            ['policy', '--service=s3', '--code=storage-bytes', '--up-to=much'],
            /"much" is not a size/,
        ],
        ['two targets', ['get', '--default', '--bucket=x'], /either --bucket/],
        ['a limit without a value', ['set', '--default'], /needs --bytes/],
    ];
    for (const [what, args, message] of wrong) {
        it(`refuses ${what}`, async () => {
            const { code, stderr } = await server.cli('quota', ...args);
            strictEqual(code === 0, false);
            match(stderr, message);
        });
    }
});
