/** `cairn quota set|get|list`: limits of accounts and buckets, and what accounts begin with. */
import { formatSize } from '../config/size.js';
import { isRefusal } from '../storage/refusal.js';
import { parseBytes, parseCount } from './quota-values.js';
import { table } from './table.js';
import { UsageError } from './usage-error.js';
/** Sets a limit, and shows it. */
export async function set(operator, parsed) {
    const { flags } = parsed;
    const { scope, name } = await target(operator, parsed);
    const change = changeOf(flags);
    if (scope === 'bucket' && change.buckets !== undefined) {
        throw new UsageError('--buckets is for accounts');
    }
    const { quotas } = operator.storage;
    if (scope === 'default')
        return shown([ofDefault(granted(await quotas.setDefault(change), ''))], flags);
    return shown([granted(await quotas.set(scope, name, change), name)], flags);
}
/** Shows a limit, and what is used of it. */
export async function get(operator, parsed) {
    const { scope, name } = await target(operator, parsed);
    const { quotas } = operator.storage;
    if (scope === 'default')
        return shown([ofDefault(await quotas.getDefault())], parsed.flags);
    return shown([granted(await quotas.get(scope, name), name)], parsed.flags);
}
/** Shows every account and bucket. */
export async function list({ storage }, { flags }) {
    return shown(await storage.quotas.list(), flags);
}
async function target({ accountOf }, parsed) {
    const { bucket, account, default: isDefault } = parsed.flags;
    if ([bucket, account, isDefault].filter((each) => each !== undefined).length !== 1) {
        throw new UsageError('name either --bucket NAME, --account ID or --default');
    }
    if (bucket !== undefined)
        return { scope: 'bucket', name: String(bucket) };
    if (isDefault)
        return { scope: 'default', name: '' };
    return { scope: 'account', name: await accountOf(parsed) };
}
function changeOf(flags) {
    const bytes = limit(flags.bytes, parseBytes);
    const objects = limit(flags.objects, parseCount);
    const buckets = limit(flags.buckets, parseCount);
    if (bytes === undefined && objects === undefined && buckets === undefined) {
        throw new UsageError('quota set needs --bytes, --objects or --buckets');
    }
    return {
        ...(bytes !== undefined && { bytes }),
        ...(objects !== undefined && { objects }),
        ...(buckets !== undefined && { buckets }),
        belowUsage: flags['below-usage'] === true,
    };
}
/** Undefined: stays as it is. Null: none. `default`: what accounts have without one. */
function limit(text, parse) {
    if (text === undefined || text === 'default')
        return text;
    return text === 'none' ? null : parse(String(text));
}
function ofDefault(most) {
    return { scope: 'default', name: 'accounts', limit: most };
}
function granted(answer, bucket) {
    if (!isRefusal(answer))
        return answer;
    if (answer.refused === 'LimitBelowUsage') {
        const { scope, name, measure, limit: most, usage } = answer;
        throw new UsageError(`${scope} ${name} has ${usage} ${measure}, more than ${most}; ` +
            'add --below-usage to let it only shrink from there');
    }
    throw new UsageError(`there is no bucket "${bucket}"`);
}
function shown(rows, { json }) {
    if (json)
        return `${JSON.stringify(rows, null, 2)}\n`;
    const cells = rows.map(({ scope, name, usage, limit: most }) => [
        scope,
        name,
        usage === undefined ? '' : formatSize(usage.bytes),
        most.bytes === undefined ? 'none' : formatSize(most.bytes),
        String(usage?.objects ?? ''),
        String(most.objects ?? 'none'),
        String(usage?.buckets ?? ''),
        scope === 'bucket' ? '' : String(most.buckets ?? 'none'),
    ]);
    const header = ['scope', 'name', 'used', 'limit', 'objects', 'limit', 'buckets', 'limit'];
    return table(header, cells);
}
