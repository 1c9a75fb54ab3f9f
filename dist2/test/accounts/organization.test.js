import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { ensureOrganization } from '../../src/accounts/found-organization.js';
import { bindingOrganization, unitsDownTo } from '../../src/accounts/organization.js';
import { createPolicyFinder } from '../../src/accounts/principal-policies.js';
import { createEntityStore, organizationScope } from '../../src/accounts/store.js';
import { MemoryRecords } from '../support/memory-records.js';
const management = '111111111111';
const member = '222222222222';
const full = 'p-FullAWSAccess';
/** An organization whose root and units have these policies, one unit inside the other. */
async function organized(levels, own) {
    const store = createEntityStore(new MemoryRecords());
    await ensureOrganization(store, management, { now: () => 1, random: randomBytes });
    const reader = store.in(organizationScope);
    const organization = await reader.get('organization', 'organization');
    const { id = '', rootId = '' } = organization ?? {};
    await store.change(organizationScope, async (records) => {
        let parent;
        for (const [depth, policies] of levels.entries()) {
            const unitId = depth === 0 ? rootId : `ou-${depth}`;
            const unit = {
                id: unitId,
                name: unitId,
                policies,
                tags: {},
                createdAt: 1,
                ...(parent !== undefined && { parent }),
            };
            records.put('organizationalUnit', unitId, unit);
            parent = unitId;
        }
        const account = {
            id: member,
            name: 'member',
            email: 'member@example.com',
            status: 'ACTIVE',
            joinedAt: 1,
            joinedMethod: 'CREATED',
            parent: parent ?? rootId,
            policies: own,
            tags: {},
        };
        records.put('account', member, account);
        for (const policyId of ['p-a', 'p-b', 'p-c']) {
            records.put('organizationPolicy', policyId, {
                id: policyId,
                name: policyId,
                description: '',
                type: 'SERVICE_CONTROL_POLICY',
                text: policyId,
                tags: {},
            });
        }
    });
    return { store, reader, id, rootId };
}
async function boundBy(reader, account) {
    const binding = await bindingOrganization(reader, account);
    return binding === 'closed' ? binding : binding.scps.map((level) => level.map(({ name }) => name));
}
describe('what of the organization binds an account', () => {
    const cases = [
        ['nothing where all levels allow all', [[full], [full]], [full], []],
        ["the root's policies", [[full, 'p-a']], [full], [[full, 'p-a']]],
        ["each unit's, and its own", [['p-a'], ['p-b'], [full]], ['p-c'], [['p-a'], ['p-b'], ['p-c']]],
        ['a level without policies, which allows nothing', [[full], []], [full], [[]]],
    ];
    for (const [what, levels, own, expected] of cases) {
        it(`is ${what}`, async () => {
            const { reader } = await organized(levels, own);
            deepStrictEqual(await boundBy(reader, member), expected);
        });
    }
    it('is nothing for the management account', async () => {
        const { reader } = await organized([['p-a']], ['p-b']);
        deepStrictEqual(await boundBy(reader, management), []);
    });
    it('is nothing while the type of policies is disabled', async () => {
        const { store, reader } = await organized([['p-a']], ['p-b']);
        await store.change(organizationScope, async (records) => {
            const organization = await records.get('organization', 'organization');
            if (organization === undefined)
                throw new Error('there is no organization');
            records.put('organization', 'organization', { ...organization, policyTypes: [] });
        });
        deepStrictEqual(await boundBy(reader, member), []);
    });
    it('is that it is closed, if it is suspended or none of the organization', async () => {
        const { store, reader } = await organized([[full]], [full]);
        strictEqual(await boundBy(reader, '333333333333'), 'closed');
        await store.change(organizationScope, async (records) => {
            const account = await records.get('account', member);
            if (account === undefined)
                throw new Error('there is no account');
            records.put('account', member, { ...account, status: 'SUSPENDED' });
        });
        strictEqual(await boundBy(reader, member), 'closed');
        strictEqual(await createPolicyFinder(store)({ account: member, type: 'root' }), undefined);
    });
    it('says where the account stands', async () => {
        const { reader, id, rootId } = await organized([[full], [full], [full]], [full]);
        const binding = await bindingOrganization(reader, member);
        const path = `${id}/${rootId}/ou-1/ou-2/`;
        deepStrictEqual(binding !== 'closed' && binding.place, {
            id,
            path,
            managementAccount: management,
        });
    });
    it('is never less because a level is missing', async () => {
        const { store, reader } = await organized([['p-a'], [full], [full]], [full]);
        await store.change(organizationScope, async (records) => {
            records.remove('organizationalUnit', 'ou-1');
        });
        await rejects(bindingOrganization(reader, member), /tree is broken/);
        await rejects(unitsDownTo(reader, 'ou-9'), /tree is broken/);
    });
    it('binds no service-linked role', async () => {
        const { store } = await organized([['p-a']], [full]);
        const role = {
            roleId: 'AROA',
            path: '/',
            createdAt: 1,
            inline: {},
            attached: [],
            trustPolicy: '',
            trusted: {},
            maxSessionSeconds: 3600,
            tags: {},
        };
        await store.change(member, async (records) => {
            records.put('role', 'own', { ...role, roleName: 'own' });
            const linkedService = 'autoscaling.amazonaws.com';
            records.put('role', 'linked', { ...role, roleName: 'linked', linkedService });
        });
        const find = createPolicyFinder(store);
        const own = await find({ account: member, type: 'role', name: 'own' });
        const linked = await find({ account: member, type: 'role', name: 'linked' });
        deepStrictEqual([own?.scps.length, linked?.scps.length], [1, 0]);
    });
});
describe('the organization', () => {
    it('is founded once, however many start at once', async () => {
        const records = new MemoryRecords();
        const stores = [1, 2, 3].map(() => createEntityStore(records));
        const clock = { now: () => 1, random: randomBytes };
        await Promise.all(stores.map((store) => ensureOrganization(store, management, clock)));
        const reader = stores[0]?.in(organizationScope);
        strictEqual((await reader?.all('organizationalUnit'))?.length, 1);
        strictEqual((await reader?.all('account'))?.length, 1);
    });
});
