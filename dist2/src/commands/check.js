/** `cairn check`: see `cairn help check`. */
import { checkAccounts } from '../accounts/check.js';
import { checkBooks } from '../accounts/check-books.js';
import { checkCompute } from '../compute/check.js';
import { checkMetering } from '../compute/check-metering.js';
import { checkSnapshots } from '../compute/check-snapshots.js';
import { createCompute } from '../compute/compute.js';
import { formatSize } from '../config/size.js';
import { checksumMath } from '../server/checksum-math.js';
import { randomBytes } from '../server/random.js';
import { check as checkStore } from '../storage/check.js';
import { openStorage } from '../storage/open.js';
import { parseArguments, useStore } from './store.js';
/** Proves that what is stored is whole. 1: it is not. */
export async function check(args) {
    const parsed = parseArguments(args, {
        scrub: { type: 'boolean' },
        json: { type: 'boolean' },
    });
    const scrub = parsed.flags.scrub === true;
    const report = await useStore(parsed, async ({ engine }) => {
        const store = await checkStore(engine, { scrub });
        const accounts = await checkAccounts(engine.records);
        const books = await checkBooks(engine.records);
        const compute = await checkCompute(engine.records);
        const ids = { now: Date.now, random: randomBytes };
        const { images } = openStorage({ engine, checksums: checksumMath, ...ids });
        const machines = createCompute(engine);
        const snapshots = await checkSnapshots(machines, images);
        const meters = await checkMetering(machines, engine.records);
        const own = [...accounts, ...books, ...compute, ...snapshots, ...meters];
        return { ...store, problems: [...store.problems, ...own] };
    });
    process.stdout.write(parsed.flags.json ? `${JSON.stringify(report, null, 2)}\n` : text(report));
    return report.problems.length === 0 ? 0 : 1;
}
function text({ problems, buckets, objects, bytes, chunks, leftoverChunks }) {
    const seen = `${buckets} buckets, ${objects} objects, ${formatSize(bytes)}, ${chunks} chunks` +
        (leftoverChunks === 0 ? '' : `; the next start drops ${leftoverChunks} that nothing names`);
    if (problems.length === 0)
        return `All is well: ${seen}\n`;
    return `${problems.join('\n')}\n${problems.length} problems: ${seen}\n`;
}
