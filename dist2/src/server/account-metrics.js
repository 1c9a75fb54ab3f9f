/**
 * What accounts hold and ask for, as metrics. Those that hold most are named, up to
 * `limits.meteredAccountsShown`; what the others come to is told under `other`.
 */
import { otherAccounts } from '../accounts/metering.js';
import { requestClasses } from '../accounts/metering-records.js';
import { limits } from '../limits.js';
/** The metrics of all accounts. Counts are a worker's since its start, as all counts are. */
export function accountMetrics(rows, samples) {
    const holdings = mostHolding(rows.filter(({ scope }) => scope === 'account'));
    const counted = samples.flatMap(({ slot, answer }) => answer.accounts.map(([account, traffic]) => ({
        traffic,
        labels: { worker: slot, account },
    })));
    return [
        {
            name: 'cairn_audit_skipped_events_total',
            type: 'counter',
            help: 'Events of reads and refusals that an account had too many of in a minute.',
            values: samples.map(({ slot, answer }) => ({
                value: answer.skippedEvents,
                labels: { worker: slot },
            })),
        },
        {
            name: 'cairn_account_bytes',
            type: 'gauge',
            help: 'Bytes that an account holds.',
            values: holdings.map(({ account, bytes }) => ({ value: bytes, labels: { account } })),
        },
        {
            name: 'cairn_account_objects',
            type: 'gauge',
            help: 'Objects that an account holds.',
            values: holdings.map(({ account, objects }) => ({ value: objects, labels: { account } })),
        },
        {
            name: 'cairn_account_requests_total',
            type: 'counter',
            help: 'Requests that an account pays for, by class.',
            values: counted.flatMap(({ traffic, labels }) => requestClasses.map((name) => ({
                value: traffic.requests[name],
                labels: { ...labels, class: name },
            }))),
        },
        {
            name: 'cairn_account_received_bytes_total',
            type: 'counter',
            help: 'Bytes of the bodies of those requests.',
            values: counted.map(({ traffic, labels }) => ({ value: traffic.bytesIn, labels })),
        },
        {
            name: 'cairn_account_sent_bytes_total',
            type: 'counter',
            help: 'Bytes of the bodies of their answers.',
            values: counted.map(({ traffic, labels }) => ({ value: traffic.bytesOut, labels })),
        },
    ];
}
function mostHolding(rows) {
    const holdings = rows
        .map(({ name, usage: { bytes, objects } }) => ({ account: name, bytes, objects }))
        .sort((a, b) => b.bytes - a.bytes);
    const others = holdings.splice(limits.meteredAccountsShown);
    if (others.length === 0)
        return holdings;
    const sum = (read) => others.reduce((total, holding) => total + read(holding), 0);
    const bytes = sum((holding) => holding.bytes);
    const objects = sum((holding) => holding.objects);
    return [...holdings, { account: otherAccounts, bytes, objects }];
}
