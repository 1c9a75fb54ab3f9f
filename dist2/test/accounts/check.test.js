import { deepStrictEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../../src/accounts/accounts.js';
import { checkAccounts } from '../../src/accounts/check.js';
import { organizationScope } from '../../src/accounts/store.js';
import { MemoryRecords } from '../support/memory-records.js';
const user = {
    userName: 'bob',
    userId: 'AIDA',
    path: '/',
    createdAt: 1,
    groups: [],
    inline: {},
    attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    tags: {},
    accessKeyIds: [],
    mfaDevices: [],
};
const key = { status: 'Active', createdAt: 1, sealedSecret: '' };
async function started() {
    const records = new MemoryRecords();
    const accounts = createAccounts({ records }, randomBytes(32));
    const { account } = await accounts.ensureRoot();
    const reader = accounts.entities.in(organizationScope);
    const rootId = (await reader.get('organization', 'organization'))?.rootId ?? '';
    return { records, account, rootId, entities: accounts.entities };
}
describe('the check of accounts', () => {
    it('finds nothing in what was just made', async () => {
        const { records, account, entities } = await started();
        await entities.change(account, async (own) => {
            own.put('user', 'bob', { ...user, accessKeyIds: ['AKIA1'] });
            own.putAccessKey('AKIA1', { account, userName: 'bob', ...key });
        });
        deepStrictEqual(await checkAccounts(records), []);
    });
    const identities = [
        [
            'a group that is not there',
            (own) => own.put('user', 'bob', { ...user, groups: ['ops'] }),
            'user bob is in group ops, which is not there.',
        ],
        [
            'an attached policy that is not there',
            (own) => own.put('user', 'bob', { ...user, attached: ['arn:aws:iam::1:policy/x'] }),
            'user bob has policy arn:aws:iam::1:policy/x, which is not there.',
        ],
        [
            'a boundary that is not there',
            (own) => own.put('user', 'bob', { ...user, boundary: 'arn:aws:iam::1:policy/x' }),
            'user bob has policy arn:aws:iam::1:policy/x, which is not there.',
        ],
        [
            'a key that a user lists and nobody has',
            (own) => own.put('user', 'bob', { ...user, accessKeyIds: ['AKIA1'] }),
            'user bob has access key AKIA1, which is not there or not its own.',
        ],
        [
            'a key whose user is not there',
            (own, account) => own.putAccessKey('AKIA1', { account, userName: 'bob', ...key }),
            'access key AKIA1 is for user bob, who is not there.',
        ],
        [
            'a key that its user does not list',
            (own, account) => {
                own.put('user', 'bob', user);
                own.putAccessKey('AKIA1', { account, userName: 'bob', ...key });
            },
            'access key AKIA1 is for user bob, who does not have it.',
        ],
    ];
    for (const [what, spoil, problem] of identities) {
        it(`finds ${what}`, async () => {
            const { records, account, entities } = await started();
            await entities.change(account, async (own) => spoil(own, account));
            deepStrictEqual(await checkAccounts(records), [`Account ${account}: ${problem}`]);
        });
    }
    it('finds keys of an account that is not there', async () => {
        const { records, entities } = await started();
        await entities.change('222222222222', async (own) => own.putAccessKey('AKIA1', { account: '222222222222', ...key }));
        deepStrictEqual(await checkAccounts(records), [
            'Access key AKIA1 is for account 222222222222, which is not there.',
        ]);
    });
    it('finds parents and policies that are not there, and units that stand in each other', async () => {
        const { records, account, rootId, entities } = await started();
        const unit = { tags: {}, createdAt: 1, policies: [] };
        await entities.change(organizationScope, async (change) => {
            change.put('organizationalUnit', 'ou-1', { ...unit, id: 'ou-1', name: '1', parent: 'ou-9' });
            change.put('organizationalUnit', 'ou-2', { ...unit, id: 'ou-2', name: '2', parent: 'ou-3' });
            change.put('organizationalUnit', 'ou-3', { ...unit, id: 'ou-3', name: '3', parent: 'ou-2' });
            change.put('organizationalUnit', 'ou-4', { ...unit, id: 'ou-4', name: '4' });
            const root = await change.get('organizationalUnit', rootId);
            if (root)
                change.put('organizationalUnit', rootId, { ...root, policies: ['p-gone'] });
            change.remove('account', account);
        });
        deepStrictEqual(await checkAccounts(records), [
            `The management account ${account} is not there.`,
            'ou-1 is in ou-9, which is not there.',
            'Unit ou-4 has no parent, and is not the root.',
            'Unit ou-2 is more than 5 levels deep.',
            'Unit ou-3 is more than 5 levels deep.',
            `Policy p-gone is attached to ${rootId}, but is not there.`,
        ]);
    });
});
