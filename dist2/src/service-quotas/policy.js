/** What the operator grants: up to which values at once, and what accounts begin with. */
import { organizationScope } from '../accounts/store.js';
import { isRefusal } from '../storage/refusal.js';
import { defaultValue, limitOf } from './applied.js';
import { illegalArgument } from './errors.js';
/** Whether the policy grants a member account this value at once. */
export async function isGranted(organization, { service, code }, value) {
    const policy = await organization.get('quotaPolicy', service);
    const upTo = policy?.upTo[code];
    return upTo !== undefined && value <= upTo;
}
/** What the policy says of a quota. */
export async function policyOf(keeping, quota) {
    const organization = keeping.accounts.entities.in(organizationScope);
    const policy = await organization.get('quotaPolicy', quota.service);
    return { quota, upTo: policy?.upTo[quota.code], default: await defaultValue(keeping, quota) };
}
/**
 * Changes what the policy says of a quota. The default of a limit on storage is storage's own, and
 * not lowered under what an account uses that has it: IllegalArgumentException.
 */
export async function changePolicy(keeping, quota, change) {
    const { service, code, measure } = quota;
    if (measure !== undefined && change.default !== undefined) {
        const limit = change.default === null ? 'default' : limitOf(change.default);
        const answer = await keeping.storage.quotas.setDefault({ [measure]: limit });
        if (isRefusal(answer))
            throw inUse(answer);
    }
    await keeping.accounts.entities.change(organizationScope, async (records) => {
        const { upTo = {}, defaults = {} } = (await records.get('quotaPolicy', service)) ?? {};
        records.put('quotaPolicy', service, {
            service,
            upTo: changed(upTo, code, change.upTo),
            defaults: measure === undefined ? changed(defaults, code, change.default) : defaults,
        });
    });
    return policyOf(keeping, quota);
}
function changed(values, code, value) {
    if (value === undefined)
        return values;
    const others = Object.entries(values).filter(([each]) => each !== code);
    return Object.fromEntries(value === null ? others : [...others, [code, value]]);
}
function inUse(refusal) {
    const { name, measure, usage } = refusal;
    return illegalArgument(`Account ${name} has ${usage} ${measure}, and no limit of its own.`);
}
