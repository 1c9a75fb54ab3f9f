import { medians } from './figures.js';
const rowWidth = 34;
const columnWidth = 34;
const number = (value) => value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 });
const latency = (milliseconds) => milliseconds.toFixed(milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0);
function cells(figure) {
    if (!figure)
        return '–'.padStart(9);
    const { value, p50Ms, p99Ms, processorUs } = figure;
    const first = number(value).padStart(9);
    if (p50Ms === undefined || p99Ms === undefined)
        return first;
    const times = latency(p50Ms).padStart(7) + latency(p99Ms).padStart(7);
    return first + times + (processorUs === undefined ? '–' : number(processorUs)).padStart(8);
}
const heading = '    value p50 ms p99 ms  cpu µs';
/** Cairn beside each peer: `2.0x` is twice as much, which for times and sizes is worse. */
function comparison(servers) {
    const own = servers.get('cairn');
    if (!own)
        return [];
    const lines = [];
    for (const [name, figures] of servers) {
        if (name === 'cairn')
            continue;
        lines.push('', `cairn / ${name}`);
        for (const [row, { value }] of own) {
            const other = figures.get(row)?.value;
            if (other)
                lines.push(`  ${row.padEnd(rowWidth)}${`${(value / other).toFixed(2)}x`.padStart(9)}`);
        }
    }
    return lines;
}
/** The one table: a row for each figure, four columns for each server, medians over the rounds. */
export function formatTable(rounds) {
    const servers = medians(rounds);
    const rows = new Set([...servers.values()].flatMap((figures) => [...figures.keys()]));
    const line = (first, others) => (first.padEnd(rowWidth) + others.map((text) => text.padEnd(columnWidth)).join('')).trimEnd();
    const names = [...servers.keys()];
    const body = [...rows].map((row) => line(row, [...servers.values()].map((figures) => cells(figures.get(row)))));
    const failures = rounds.flatMap(({ server, failures }) => failures.map((sentence) => `FAILED ${server}: ${sentence}`));
    return [
        line('', names.map((name) => name.padStart(9))),
        line('', names.map(() => heading)),
        ...body,
        ...comparison(servers),
        '',
        ...failures,
        failures.length ? '' : 'Every answer was 2xx and every sample read back was right.',
    ].join('\n');
}
/** The figures of every round, for programs. */
export function formatJson(rounds) {
    const plain = rounds.map((round) => ({ ...round, figures: Object.fromEntries(round.figures) }));
    return JSON.stringify(plain, undefined, 2);
}
