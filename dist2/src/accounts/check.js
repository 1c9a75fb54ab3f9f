import { limits } from '../limits.js';
import { checkQuotaPolicy, checkQuotas } from './check-quotas.js';
import { findOrganizationPolicy } from './organization.js';
import { managedText } from './principal-policies.js';
import { accessKeyIdOf, accessKeyRange, decodeAccessKey, decodeRoot, rootKey, } from './records.js';
import { createEntityStore, organizationScope } from './store.js';
/** All that is wrong with the organization and with what its accounts hold. */
export async function checkAccounts(records) {
    const store = createEntityStore(records);
    const organization = store.in(organizationScope);
    const problems = await checkOrganization(organization);
    problems.push(...(await checkQuotaPolicy(organization)));
    const keys = new Map();
    for (const key of await allKeys(records)) {
        const { account } = key.record;
        keys.set(account, [...(keys.get(account) ?? []), key]);
    }
    for (const account of await accountsOf(records, organization)) {
        problems.push(...(await checkIdentities(store.in(account), account, keys.get(account) ?? [])));
        problems.push(...(await checkQuotas(store.in(account), account)));
        keys.delete(account);
    }
    for (const { id, record } of [...keys.values()].flat()) {
        problems.push(`Access key ${id} is for account ${record.account}, which is not there.`);
    }
    return problems;
}
/** What is wrong with the organization's tree and attachments. */
export async function checkOrganization(records) {
    const organization = await records.get('organization', 'organization');
    if (organization === undefined)
        return [];
    const { rootId, managementAccount } = organization;
    const units = await records.all('organizationalUnit');
    const accounts = await records.all('account');
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const problems = [];
    if (!byId.has(rootId))
        problems.push(`The organization's root ${rootId} is not there.`);
    if (!accounts.some(({ id }) => id === managementAccount)) {
        problems.push(`The management account ${managementAccount} is not there.`);
    }
    for (const { id, parent } of [...units, ...accounts]) {
        if (id === rootId)
            continue;
        if (parent === undefined)
            problems.push(`Unit ${id} has no parent, and is not the root.`);
        else if (!byId.has(parent))
            problems.push(`${id} is in ${parent}, which is not there.`);
    }
    for (const { id } of units) {
        const depth = depthOf(id, (unitId) => byId.get(unitId)?.parent);
        if (depth > limits.organizationUnitDepth) {
            problems.push(`Unit ${id} is more than ${limits.organizationUnitDepth} levels deep.`);
        }
    }
    for (const { id, policies } of [...units, ...accounts]) {
        for (const policy of policies) {
            if (await findOrganizationPolicy(records, policy))
                continue;
            problems.push(`Policy ${policy} is attached to ${id}, but is not there.`);
        }
    }
    return problems;
}
/** How many are above; for units that stand in each other, more than there can be. */
function depthOf(id, parentOf) {
    let depth = 0;
    for (let above = parentOf(id); above !== undefined; above = parentOf(above)) {
        depth += 1;
        if (depth > limits.organizationUnitDepth)
            break;
    }
    return depth;
}
/** What is wrong with an account's users, groups, roles, policies and keys. */
export async function checkIdentities(records, account, keys) {
    const users = await records.all('user');
    const groups = await records.all('group');
    const roles = await records.all('role');
    const problems = [];
    const say = (problem) => problems.push(`Account ${account}: ${problem}`);
    const holders = [
        ...users.map((user) => ({ ...user, name: `user ${user.userName}` })),
        ...groups.map((group) => ({ ...group, name: `group ${group.groupName}` })),
        ...roles.map((role) => ({ ...role, name: `role ${role.roleName}` })),
    ];
    for (const holder of holders) {
        const boundary = 'boundary' in holder ? holder.boundary : undefined;
        for (const arn of boundary === undefined ? holder.attached : [...holder.attached, boundary]) {
            if (await managedText(records, arn))
                continue;
            say(`${holder.name} has policy ${arn}, which is not there.`);
        }
    }
    const groupNames = new Set(groups.map(({ groupName }) => groupName.toLowerCase()));
    const keyOwners = new Map(keys.map(({ id, record }) => [id, record.userName]));
    for (const user of users) {
        for (const group of user.groups) {
            if (groupNames.has(group.toLowerCase()))
                continue;
            say(`user ${user.userName} is in group ${group}, which is not there.`);
        }
        for (const id of user.accessKeyIds) {
            if (keyOwners.get(id) === user.userName)
                continue;
            say(`user ${user.userName} has access key ${id}, which is not there or not its own.`);
        }
    }
    const listed = new Map(users.map((user) => [user.userName, new Set(user.accessKeyIds)]));
    for (const { id, record } of keys) {
        const { userName } = record;
        if (userName === undefined || listed.get(userName)?.has(id))
            continue;
        const why = listed.has(userName) ? 'does not have it' : 'is not there';
        say(`access key ${id} is for user ${userName}, who ${why}.`);
    }
    return problems;
}
/** The organization's accounts; before there is one, the root account alone. */
async function accountsOf(records, organization) {
    const accounts = await organization.all('account');
    if (accounts.length > 0)
        return accounts.map(({ id }) => id);
    const [root] = (await records.read({ keys: [rootKey] })).values;
    return root === undefined ? [] : [decodeRoot(root).account];
}
async function allKeys(records) {
    const keys = [];
    let range = accessKeyRange(limits.listKeysMax);
    for (;;) {
        const [page = []] = (await records.read({ ranges: [range] })).ranges;
        for (const { key, value } of page) {
            keys.push({ id: accessKeyIdOf(key), record: decodeAccessKey(value) });
        }
        const last = page.at(-1);
        if (last === undefined || page.length < range.limit)
            return keys;
        range = accessKeyRange(limits.listKeysMax, last.key);
    }
}
