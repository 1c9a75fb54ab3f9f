/**
 * The operations of the account services, called by the operator: the same code that the wire
 * reaches, as the root of an account, on the data directory itself. It works beside a running
 * server, and what it changes holds there with the next request.
 */
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../accounts/accounts.js';
import { loadMasterKey } from '../accounts/master-key.js';
import { organizationScope } from '../accounts/store.js';
import { createCompute } from '../compute/compute.js';
import { performCall } from '../server/calls.js';
import { checksumMath } from '../server/checksum-math.js';
import { newRequestId } from '../server/exchange.js';
import { resourceJournal } from '../server/resource-journal.js';
import { openStorage } from '../storage/open.js';
import { packageVersion } from '../version.js';
import { createRequestParser } from '../wire/request.js';
import { auditCommand } from './command-audit.js';
import { useStore } from './store.js';
import { UsageError } from './usage-error.js';
/** Opens the data directory for commands, hands it over, and closes it again. */
export function useOperator(parsed, work) {
    return useStore(parsed, async ({ engine, config }) => {
        const [dataDirectory = ''] = config.data;
        const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory });
        const accounts = createAccounts(engine, masterKey);
        const clock = { now: Date.now, random: randomBytes };
        const storage = openStorage({ engine, checksums: checksumMath, ...clock });
        const own = (await accounts.ensureRoot()).account;
        const { region } = config;
        const compute = createCompute(engine, resourceJournal(region));
        const parts = { accounts, storage, compute, region, random: randomBytes };
        return work({
            accounts,
            storage,
            compute,
            region,
            config,
            accountOf: ({ flags }) => accountNamed(accounts, flags.account, own),
            call(operation, input, account = own) {
                const call = operation;
                const asked = {
                    input: input,
                    caller: rootOf(account),
                    request: commandRequest,
                    requestId: newRequestId(),
                };
                const circumstances = { request: commandRequest, sourceIp: '127.0.0.1', now: Date.now() };
                const books = { ...parts, records: engine.records };
                return auditCommand(books, { call, asked }, () => performCall(parts, call, { ...asked, circumstances }));
            },
        });
    });
}
const commandRequest = createRequestParser([])({
    method: 'POST',
    target: '/',
    headers: { host: 'localhost', 'user-agent': `cairn/${packageVersion()} (command line)` },
});
function rootOf(account) {
    const arn = `arn:aws:iam::${account}:root`;
    return { type: 'root', account, arn, userId: account, accessKeyId: '' };
}
async function accountNamed(accounts, named, own) {
    if (typeof named !== 'string' || named === own)
        return own;
    const all = await accounts.entities.in(organizationScope).all('account');
    const found = all.filter(({ id, name }) => id === named || name === named);
    const [account] = found;
    if (account !== undefined && found.length === 1)
        return account.id;
    if (found.length === 0)
        throw new UsageError(`there is no account "${named}"`);
    throw new UsageError(`several accounts are called "${named}"; name one by its id`);
}
