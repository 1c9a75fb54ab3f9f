/** What `cairn account show` tells of an account. */
import { formatSize } from '../config/size.js';
import { ListUsers } from '../iam/operations/ListUsers.js';
import { DescribeAccount } from '../organizations/operations/DescribeAccount.js';
import { DescribeOrganizationalUnit } from '../organizations/operations/DescribeOrganizationalUnit.js';
import { ListParents } from '../organizations/operations/ListParents.js';
import { ListPoliciesForTarget } from '../organizations/operations/ListPoliciesForTarget.js';
import { isRefusal } from '../storage/refusal.js';
import { everyPage } from './every-page.js';
import { keysOf } from './listed-keys.js';
import { facts, moment } from './table.js';
/** One account: where it stands, what it uses, who is in it. */
export async function describeAccount(operator, id) {
    const { Account } = await operator.call(DescribeAccount, { AccountId: id });
    const Parents = await parentsOf(operator, id);
    const Policies = await everyPage((from) => operator.call(ListPoliciesForTarget, {
        TargetId: id,
        Filter: 'SERVICE_CONTROL_POLICY',
        ...from,
    }), (output) => output.Policies);
    const Users = await everyPage((from) => operator.call(ListUsers, { ...from }, id), (output) => output.Users);
    const Keys = await keysOf(operator, id);
    const Quota = await quotaOf(operator, id);
    const text = facts({
        id,
        name: Account?.Name,
        email: Account?.Email,
        status: Account?.Status,
        joined: moment(Account?.JoinedTimestamp),
        under: Parents.map(({ Id, Name }) => `${Name} (${Id})`).join(' > '),
        policies: Policies.map(({ Name }) => Name).join(', ') || 'none of its own',
        storage: used(Quota?.usage.bytes, Quota?.limit.bytes, formatSize),
        objects: used(Quota?.usage.objects, Quota?.limit.objects, String),
        buckets: used(Quota?.usage.buckets, Quota?.limit.buckets, String),
        users: String(Users.length),
        keys: String(Keys.length),
    });
    const counts = { Users: Users.length, AccessKeys: Keys.length };
    return { json: { Account, Parents, Policies, Quota, ...counts }, text };
}
/** What an account stands in, the root first. */
async function parentsOf(operator, id) {
    const { Parents: [parent] = [] } = await operator.call(ListParents, { ChildId: id });
    if (parent?.Id === undefined)
        return [];
    const { Id, Type } = parent;
    if (Type === 'ROOT')
        return [{ Id, Type, Name: 'Root' }];
    const unit = await operator.call(DescribeOrganizationalUnit, { OrganizationalUnitId: Id });
    return [...(await parentsOf(operator, Id)), { Id, Type, Name: unit.OrganizationalUnit?.Name }];
}
async function quotaOf({ storage }, id) {
    const row = await storage.quotas.get('account', id);
    return isRefusal(row) ? undefined : row;
}
function used(usage, limit, written) {
    const of = limit === undefined ? ', no limit' : ` of ${written(limit)}`;
    return `${written(usage ?? 0)}${of}`;
}
