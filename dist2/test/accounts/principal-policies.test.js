import { match, ok } from 'node:assert/strict';
import { createPolicyFinder } from '../../src/accounts/principal-policies.js';
import { createEntityStore } from '../../src/accounts/store.js';
import { compileAll } from '../../src/auth/policies.js';
import { evaluate } from '../../src/auth/policy/evaluate.js';
import { MemoryRecords } from '../support/memory-records.js';
const account = '111111111111';
describe('what binds a user', () => {
    it('is never less for a boundary that is not there', async () => {
        const store = createEntityStore(new MemoryRecords());
        const user = {
            userName: 'ann',
            userId: 'AIDAANN',
            path: '/',
            createdAt: 1,
            groups: [],
            inline: {},
            attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
            boundary: 'arn:aws:iam::aws:policy/NoLongerThere',
            tags: {},
            accessKeyIds: [],
            mfaDevices: [],
        };
        await store.change(account, async (records) => records.put('user', 'ann', user));
        const found = await createPolicyFinder(store)({ account, type: 'user', name: 'ann' });
        ok(found !== undefined);
        const { allowed, by } = evaluate({
            action: 's3:GetObject',
            resource: 'arn:aws:s3:::b/k',
            context: () => undefined,
            principal: {
                type: 'user',
                account,
                arn: `arn:aws:iam::${account}:user/ann`,
                canonicalUser: account,
                uniqueId: 'AIDAANN',
            },
            resourceAccount: account,
            policies: compileAll(found),
        });
        match(`${allowed} ${by}`, /^false boundary$/);
    });
});
