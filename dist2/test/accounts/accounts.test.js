import { deepStrictEqual, match, notStrictEqual, ok, rejects, strictEqual, } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../../src/accounts/accounts.js';
import { MasterKeyUnusable } from '../../src/accounts/master-key.js';
import { limits } from '../../src/limits.js';
import { MemoryRecords } from '../support/memory-records.js';
const masterKey = randomBytes(32);
const open = (records, key = masterKey) => createAccounts({ records }, key);
describe('the root account', () => {
    it('is made at the first start, with a key that is shown then and never again', async () => {
        const records = new MemoryRecords();
        const { account, accessKeyId, created } = await open(records).ensureRoot();
        match(account, /^[1-9]\d{11}$/);
        match(created?.accessKeyId ?? '', /^AKIA[A-Z2-7]{16}$/);
        match(created?.secretAccessKey ?? '', /^[A-Za-z0-9]{40}$/);
        strictEqual(accessKeyId, created?.accessKeyId);
        const again = open(records);
        strictEqual(await again.rootAccount(), account);
        strictEqual(await open(new MemoryRecords()).rootAccount(), undefined);
        deepStrictEqual(await again.ensureRoot(), { account, accessKeyId });
        const key = await again.findAccessKey(accessKeyId);
        strictEqual(key?.secret, created?.secretAccessKey);
        deepStrictEqual([key?.type, key?.arn], ['root', `arn:aws:iam::${account}:root`]);
    });
    it('has the key that the operator configured, which nobody needs to be shown', async () => {
        const accounts = open(new MemoryRecords());
        const root = await accounts.ensureRoot({ accessKeyId: 'admin', secretAccessKey: 'hunter22' });
        deepStrictEqual(Object.keys(root), ['account', 'accessKeyId']);
        strictEqual((await accounts.findAccessKey('admin'))?.secret, 'hunter22');
    });
    it('keeps its id when another key is configured, and loses the key before', async () => {
        const records = new MemoryRecords();
        const { account, accessKeyId } = await open(records).ensureRoot();
        const accounts = open(records);
        const second = { accessKeyId: 'admin', secretAccessKey: 'hunter22' };
        deepStrictEqual(await accounts.ensureRoot(second), { account, accessKeyId: 'admin' });
        strictEqual(await accounts.findAccessKey(accessKeyId), undefined);
        await accounts.ensureRoot({ ...second, secretAccessKey: 'hunter23' });
        strictEqual((await accounts.findAccessKey('admin'))?.secret, 'hunter23');
        strictEqual((await accounts.listAccessKeys({ account })).length, 1);
    });
    it('needs both halves of a configured key, and an id that can be one', async () => {
        const accounts = open(new MemoryRecords());
        await rejects(accounts.ensureRoot({ accessKeyId: 'admin' }), /both its id and its secret/);
        await rejects(accounts.ensureRoot({ accessKeyId: 'a b c', secretAccessKey: 'x' }), /cannot be an access key id/);
    });
    it('is not opened with another master key', async () => {
        const records = new MemoryRecords();
        await open(records).ensureRoot();
        await rejects(open(records, randomBytes(32)).ensureRoot(), MasterKeyUnusable);
    });
});
describe('access keys', () => {
    async function start() {
        const records = new MemoryRecords();
        const accounts = open(records);
        const root = await accounts.ensureRoot();
        return { records, accounts, ...root };
    }
    async function create(accounts, account, userName) {
        const made = await accounts.createAccessKey({ account, userName });
        ok(!('refused' in made));
        return made;
    }
    async function makeUser(accounts, account, userName) {
        const none = { groups: [], attached: [], inline: {}, tags: {}, accessKeyIds: [] };
        const user = { userName, userId: 'AIDA', path: '/', createdAt: 0, mfaDevices: [], ...none };
        await accounts.entities.change(account, async (records) => records.put('user', userName, user));
    }
    it('are made for the account or for a user, and listed without their secrets', async () => {
        const { accounts, account, accessKeyId } = await start();
        const own = await create(accounts, account);
        await makeUser(accounts, account, 'backup');
        const users = await create(accounts, account, 'backup');
        const ofUser = await accounts.listAccessKeys({ account, userName: 'backup' });
        const listed = [...(await accounts.listAccessKeys({ account })), ...ofUser];
        strictEqual(JSON.stringify(listed).includes(own.secretAccessKey), false);
        const ids = [...[accessKeyId, own.accessKeyId].sort(), users.accessKeyId];
        deepStrictEqual(listed.map(({ id }) => id), ids);
        const byId = new Map(listed.map((key) => [key.id, key]));
        strictEqual(byId.get(own.accessKeyId)?.type, 'root');
        strictEqual(byId.get(users.accessKeyId)?.arn, `arn:aws:iam::${account}:user/backup`);
        deepStrictEqual(await accounts.listAccessKeys({ account: '2'.repeat(12) }), []);
    });
    it('are made for users that exist', async () => {
        const { accounts, account } = await start();
        const none = { account, userName: 'nobody' };
        deepStrictEqual(await accounts.createAccessKey(none), { refused: 'NoSuchUser' });
        deepStrictEqual(await accounts.listAccessKeys(none), []);
    });
    it('of a directory that was made before users were go on working', async () => {
        const { records, accounts, account, accessKeyId } = await start();
        const { accessKeyId: second } = await create(accounts, account);
        await makeUser(accounts, account, 'backup');
        const { accessKeyId: users } = await create(accounts, account, 'backup');
        await accounts.entities.change(account, async (change) => {
            change.remove('root', 'root');
            change.remove('user', 'backup');
        });
        const again = open(records);
        await again.ensureRoot();
        const listed = async (userName) => (await again.listAccessKeys({ account, userName })).map(({ id }) => id);
        deepStrictEqual(await listed(), [accessKeyId, second].sort());
        deepStrictEqual(await listed('backup'), [users]);
        // Such a key could do all that there was.
        const user = await again.entities.in(account).get('user', 'backup');
        deepStrictEqual(user?.attached, ['arn:aws:iam::aws:policy/AmazonS3FullAccess']);
    });
    it('leave the lists alone at later starts', async () => {
        const { records, accounts, account } = await start();
        await create(accounts, account);
        const before = await accounts.entities.generations([account]);
        await open(records).ensureRoot();
        deepStrictEqual(await accounts.entities.generations([account]), before);
    });
    it('are found until they are deleted, by any process', async () => {
        const { records, accounts, account } = await start();
        const { accessKeyId } = await create(accounts, account);
        const other = open(records);
        strictEqual((await other.findAccessKey(accessKeyId))?.id, accessKeyId);
        strictEqual(await accounts.deleteAccessKey({ account }, accessKeyId), 'changed');
        strictEqual(await other.findAccessKey(accessKeyId), undefined);
        strictEqual(await accounts.deleteAccessKey({ account }, accessKeyId), 'NoSuchKey');
    });
    it('are made inactive and active again, which every process sees', async () => {
        const { records, accounts, account } = await start();
        const { accessKeyId } = await create(accounts, account);
        const other = open(records);
        const status = async () => (await other.findAccessKey(accessKeyId))?.status;
        strictEqual(await status(), 'Active');
        strictEqual(await accounts.setAccessKeyStatus({ account }, accessKeyId, 'Inactive'), 'changed');
        strictEqual(await status(), 'Inactive');
        strictEqual(await accounts.setAccessKeyStatus({ account }, accessKeyId, 'Active'), 'changed');
        strictEqual(await status(), 'Active');
        strictEqual(await accounts.setAccessKeyStatus({ account }, 'AKIANONE', 'Active'), 'NoSuchKey');
    });
    it('leave the root key alone', async () => {
        const { accounts, account, accessKeyId } = await start();
        strictEqual(await accounts.deleteAccessKey({ account }, accessKeyId), 'RootKey');
        strictEqual(await accounts.setAccessKeyStatus({ account }, accessKeyId, 'Inactive'), 'RootKey');
    });
    it('are the same object as long as their record is the same', async () => {
        const { accounts, accessKeyId } = await start();
        const first = await accounts.findAccessKey(accessKeyId);
        strictEqual(await accounts.findAccessKey(accessKeyId), first);
    });
    it('are two an owner', async () => {
        const { accounts, account } = await start();
        await create(accounts, account);
        const refused = { refused: 'LimitExceeded' };
        deepStrictEqual(await accounts.createAccessKey({ account }), refused);
        strictEqual((await accounts.listAccessKeys({ account })).length, limits.accessKeysPerUser);
    });
    it('that can be none are not looked for', async () => {
        const { accounts } = await start();
        for (const id of ['', 'x'.repeat(129), 'AKIA\0', 'AKIA é', '../..\n']) {
            strictEqual(await accounts.findAccessKey(id), undefined);
        }
    });
    it('keep their secrets sealed, each under its own nonce and name', async () => {
        const { records, accounts, account } = await start();
        const { accessKeyId, secretAccessKey } = await create(accounts, account);
        const key = Buffer.from(`IK${accessKeyId}`);
        const [value] = (await records.read({ keys: [key] })).values;
        ok(value !== undefined && !value.includes(secretAccessKey));
        // The record of one key under the name of another opens nothing.
        const stolen = Buffer.from('IKAKIASTOLEN');
        const put = { name: 'steal', reads: () => ({}) };
        await records.transact({ ...put, decide: () => ({ result: undefined, put: [[stolen, value]] }) }, undefined);
        await rejects(accounts.findAccessKey('AKIASTOLEN'), MasterKeyUnusable);
        notStrictEqual(await accounts.findAccessKey(accessKeyId), undefined);
    });
});
