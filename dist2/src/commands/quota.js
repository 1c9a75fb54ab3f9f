/**
 * `cairn quota`: space is granted, raised and reduced while the server runs. Limits are set in
 * `quota-limits.ts`; what accounts ask for is decided in `quota-requests.ts`, and without asking
 * the operator by what `quota-policy.ts` sets.
 */
import { useOperator } from './operator.js';
import { get, list, set } from './quota-limits.js';
import { policy } from './quota-policy.js';
import { approve, deny, requests } from './quota-requests.js';
import { parseArguments } from './store.js';
import { UsageError } from './usage-error.js';
const actions = {
    set,
    get,
    list,
    requests,
    approve,
    deny,
    policy,
};
/** Sets or shows limits, decides on requests, or says which are granted at once. */
export async function quota(args) {
    const parsed = parseArguments(args, {
        bucket: { type: 'string' },
        account: { type: 'string' },
        bytes: { type: 'string' },
        objects: { type: 'string' },
        buckets: { type: 'string' },
        // `set --default --bytes 1GiB` says whose limit it is, `policy --default 1GiB` which.
        default: { type: args[0] === 'policy' ? 'string' : 'boolean' },
        'below-usage': { type: 'boolean' },
        service: { type: 'string' },
        code: { type: 'string' },
        'up-to': { type: 'string' },
        json: { type: 'boolean' },
    });
    const [name = '', ...more] = parsed.words;
    const action = actions[name];
    const takesId = name === 'approve' || name === 'deny';
    if (action === undefined || more.length !== (takesId ? 1 : 0)) {
        const expected = '`quota set|get|list|requests|policy`, or `quota approve|deny ID`';
        throw new UsageError(`expected ${expected}; see \`cairn help quota\``);
    }
    process.stdout.write(await useOperator(parsed, (operator) => action(operator, parsed)));
    return 0;
}
