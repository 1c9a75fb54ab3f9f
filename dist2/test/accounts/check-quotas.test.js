import { deepStrictEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../../src/accounts/accounts.js';
import { checkAccounts } from '../../src/accounts/check.js';
import { organizationScope } from '../../src/accounts/store.js';
import { MemoryRecords } from '../support/memory-records.js';
async function started() {
    const records = new MemoryRecords();
    const accounts = createAccounts({ records }, randomBytes(32));
    const { account } = await accounts.ensureRoot();
    return { records, account, entities: accounts.entities };
}
function request(account) {
    const asked = { id: 'a', account, service: 's3', code: 'storage-bytes', value: 5 };
    return { ...asked, status: 'PENDING', createdAt: 1, updatedAt: 1, requester: 'x' };
}
describe('the check of quotas', () => {
    it('finds nothing in what is right', async () => {
        const { records, account, entities } = await started();
        await entities.change(account, async (own) => {
            own.put('appliedQuotas', 'ec2', { service: 'ec2', values: { instances: 0 } });
            own.put('quotaRequest', 'a', request(account));
            own.put('quotaRequest', 'b', { ...request(account), id: 'b', bucket: 'files' });
            own.put('quotaRequest', 'c', { ...request(account), id: 'c', status: 'DENIED' });
        });
        deepStrictEqual(await checkAccounts(records), []);
    });
    const wrong = [
        [
            'a value that is no limit',
            (own) => own.put('appliedQuotas', 'ec2', { service: 'ec2', values: { volumes: -1 } }),
            'quota ec2/volumes is -1, which is no limit.',
        ],
        [
            'a request for what is no limit',
            (own, account) => own.put('quotaRequest', 'a', { ...request(account), value: 1.5 }),
            'quota request a asks for 1.5, which is no limit.',
        ],
        [
            "a request of another account's",
            (own) => own.put('quotaRequest', 'a', request('000000000000')),
            "quota request a is account 000000000000's.",
        ],
        [
            'two open requests for one quota',
            (own, account) => {
                own.put('quotaRequest', 'a', request(account));
                own.put('quotaRequest', 'b', { ...request(account), id: 'b' });
            },
            'more than one request for quota s3/storage-bytes is open.',
        ],
    ];
    for (const [what, put, problem] of wrong) {
        it(`finds ${what}`, async () => {
            const { records, account, entities } = await started();
            await entities.change(account, async (own) => put(own, account));
            deepStrictEqual(await checkAccounts(records), [`Account ${account}: ${problem}`]);
        });
    }
    it('finds what the policy and the template may not say', async () => {
        const { records, entities } = await started();
        await entities.change(organizationScope, async (own) => {
            const defaults = { volumes: Number.NaN };
            own.put('quotaPolicy', 'ec2', { service: 'ec2', upTo: { instances: -2 }, defaults });
            const entry = { region: 'r', service: 'ec2', code: 'volumes', value: 1 };
            const entries = [entry, { ...entry, value: 0.5 }];
            own.put('quotaTemplate', 'quotaTemplate', { isAssociated: true, entries });
        });
        deepStrictEqual(await checkAccounts(records), [
            'The policy for quota ec2/instances says -2, which is no limit.',
            'The policy for quota ec2/volumes says null, which is no limit.',
            'The template has quota r/ec2/volumes more than once.',
            'The template has 0.5 for quota r/ec2/volumes.',
        ]);
    });
});
