/**
 * `cairn quota policy`: up to which value each quota is granted at once, and what accounts have
 * that never asked.
 */
import { catalogue, findQuota } from '../service-quotas/catalogue.js';
import { changePolicy, policyOf } from '../service-quotas/policy.js';
import { formatQuotaValue, parseQuotaValue } from './quota-values.js';
import { table } from './table.js';
import { UsageError } from './usage-error.js';
/** Shows the policy, or changes what it says of one quota. */
export async function policy(operator, { flags }) {
    const quotas = named(flags);
    const change = { upTo: flags['up-to'], default: flags.default };
    if (change.upTo === undefined && change.default === undefined) {
        return shown(await Promise.all(quotas.map((quota) => policyOf(operator, quota))), flags);
    }
    const [quota] = quotas;
    if (quota === undefined || quotas.length > 1) {
        throw new UsageError('name the quota with --service and --code');
    }
    const values = { upTo: textValue(quota, change.upTo), default: textValue(quota, change.default) };
    return shown([await changePolicy(operator, quota, values)], flags);
}
function named({ service, code }) {
    if (service === undefined && code === undefined)
        return catalogue;
    if (service === undefined || code === undefined) {
        throw new UsageError('--service and --code go together');
    }
    return [findQuota(String(service), String(code))];
}
/** Undefined: stays as it is. Null: as it was before anybody said anything. */
function textValue(quota, text) {
    if (text === undefined)
        return undefined;
    return text === 'default' ? null : parseQuotaValue(quota, String(text));
}
function shown(rows, { json }) {
    if (json) {
        const plain = rows.map(({ quota: { service, code, name }, ...values }) => {
            return { service, code, name, ...values };
        });
        return `${JSON.stringify(plain, null, 2)}\n`;
    }
    const cells = rows.map(({ quota, upTo, default: fallback }) => [
        quota.service,
        quota.code,
        quota.name,
        upTo === undefined ? 'on request' : formatQuotaValue(quota, upTo),
        formatQuotaValue(quota, fallback),
    ]);
    return table(['service', 'code', 'quota', 'granted up to', 'default'], cells);
}
