/** `cairn usage --machines`: what machines and their parts came to. */
import { createCompute } from '../compute/compute.js';
import { reportUnits } from '../compute/metered.js';
import { billedUntil, closedSpans, openSpans } from '../compute/metering.js';
import { limits } from '../limits.js';
import { table } from './table.js';
import { boundsOf, periodAt, periodName } from './usage-periods.js';
const hourMs = 3600 * 1000;
/** What was used in the time asked about; what is used now counts up to this moment. */
export async function machineUsage({ records }, asked) {
    const { query, now } = asked;
    const sums = new Map();
    const isAsked = (account) => query.account === undefined || query.account === account;
    for await (const span of closedSpans(records, query.from - limits.instanceBilledMs)) {
        if (isAsked(span.account))
            add(sums, span, billedUntil(span), asked);
    }
    const compute = createCompute({ records });
    for (const { account } of await compute.shared.all('tenant')) {
        if (!isAsked(account))
            continue;
        for (const span of await openSpans(compute.existing(account).records, now)) {
            add(sums, { ...span, account }, span.to, asked);
        }
    }
    return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => lineOf(sum, asked));
}
function add(sums, span, to, { query, period }) {
    const { account, meter, detail, units } = span;
    const end = Math.min(to, query.to);
    for (let at = Math.max(span.from, query.from); at < end;) {
        const name = periodAt(at, period);
        const until = Math.min(boundsOf(name, period).end, end);
        const key = [account, name, meter, detail].join(' ');
        const sum = sums.get(key) ?? { account, name, meter, detail, unitMs: 0n };
        sum.unitMs += BigInt(units) * BigInt(until - at);
        sums.set(key, sum);
        at = until;
    }
}
function lineOf({ account, name, meter, detail, unitMs }, { period }) {
    const [unit, units] = reportUnits[meter];
    const quantity = Number(unitMs) / hourMs / units;
    return { account, period: periodName(name, period), meter, detail, quantity, unit };
}
/** The report's text. */
export function printMachines(lines, form) {
    if (form === 'json')
        return `${JSON.stringify(lines, null, 2)}\n`;
    const header = ['account', 'period_start', 'meter', 'detail', 'quantity', 'unit'];
    const cells = lines.map(({ account, period, meter, detail, quantity, unit }) => {
        return [account, period, meter, detail, quantity.toFixed(6), unit];
    });
    if (form === 'csv')
        return [header, ...cells].map((row) => `${row.join(',')}\r\n`).join('');
    return table(header.map((name) => name.replaceAll('_', ' ')), cells);
}
