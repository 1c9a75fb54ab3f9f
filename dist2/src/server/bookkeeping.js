import { createAuditHistory } from '../accounts/audit-history.js';
import { removeOldEvents } from '../accounts/audit-records.js';
import { sampleHoldings } from '../accounts/byte-hours.js';
import { removeOldUsage } from '../accounts/metering-records.js';
import { deliverEvents } from '../cloudtrail/delivery.js';
import { beginMetering } from '../compute/begin-metering.js';
import { createCompute } from '../compute/compute.js';
import { removeOldSpans } from '../compute/metering.js';
import { openStorage } from '../storage/open.js';
import { checksumMath } from './checksum-math.js';
import { randomBytes } from './random.js';
/** Opens the books that an engine keeps. */
export function openBookkeeping(options) {
    const { engine, accounts, region, flushAudit, onProblem } = options;
    const { records } = engine;
    const now = Date.now;
    const storage = openStorage({ engine, checksums: checksumMath, now, random: randomBytes });
    const delivery = {
        history: createAuditHistory(records),
        entities: accounts.entities,
        storage,
        region,
        now,
        onProblem: (error) => onProblem('deliver', error),
    };
    const compute = createCompute({ records });
    let last = Promise.resolve();
    const deliverNow = async () => {
        // What is written down after this is of a later time: one machine has one clock.
        const until = now();
        await flushAudit();
        await deliverEvents(delivery, until);
    };
    return {
        deliver() {
            last = last.catch(() => { }).then(deliverNow);
            return last;
        },
        async sample() {
            await beginMetering(compute, now());
            await sampleHoldings(records, holdings(storage), now());
        },
        async clean() {
            await removeOldEvents(records, now());
            await removeOldUsage(records, now());
            await removeOldSpans(records, now());
        },
    };
}
async function* holdings({ quotas }) {
    for await (const { name, usage } of quotas.accounts())
        yield { account: name, bytes: usage.bytes };
}
