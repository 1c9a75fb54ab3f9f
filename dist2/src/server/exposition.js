/**
 * All metrics of all processes, put together when Prometheus asks. Loaded then, too: an idle
 * primary does without prom-client.
 */
import { Registry } from 'prom-client';
import { openStorage } from '../storage/open.js';
import { accountMetrics } from './account-metrics.js';
import { checksumMath } from './checksum-math.js';
import { machineMetrics } from './machine-metrics.js';
import { randomBytes } from './random.js';
import { durationBounds } from './statistics.js';
/** Prometheus's text. Counts of a worker are since its start, so each has a label of its own. */
export async function expose(sources) {
    const registry = new Registry();
    const { engine } = sources;
    const { quotas } = openStorage({
        engine,
        checksums: checksumMath,
        now: Date.now,
        random: randomBytes,
    });
    const rows = await quotas.list();
    const metrics = [
        ...requestMetrics(sources.samples),
        ...workerMetrics(sources),
        ...quotaMetrics(rows),
        ...accountMetrics(rows, sources.samples),
        ...(await volumeMetrics(engine)),
        ...(await machineMetrics(engine, sources.host)),
    ];
    for (const metric of metrics)
        register(registry, metric);
    return registry.metrics();
}
function register(registry, metric) {
    registry.registerMetric({ ...metric, get: async () => metric });
}
function requestMetrics(samples) {
    const rows = samples.flatMap(({ slot, answer }) => answer.operations
        .filter(({ statuses }) => statuses.length > 0)
        .map((row) => ({ row, labels: { worker: slot, operation: row.operation } })));
    return [
        {
            name: 'cairn_requests_total',
            type: 'counter',
            help: 'Requests answered, by operation and HTTP status.',
            values: rows.flatMap(({ row, labels }) => row.statuses.map(([status, value]) => ({ value, labels: { ...labels, status } }))),
        },
        {
            name: 'cairn_request_seconds',
            type: 'histogram',
            help: 'From the end of the request head to the end of the answer.',
            values: rows.flatMap(({ row, labels }) => histogram('cairn_request_seconds', row.seconds, labels)),
        },
        {
            name: 'cairn_received_bytes_total',
            type: 'counter',
            help: 'Bytes of request bodies, with their framing.',
            values: rows.map(({ row, labels }) => ({ value: row.bytesIn, labels })),
        },
        {
            name: 'cairn_sent_bytes_total',
            type: 'counter',
            help: 'Bytes of the bodies of answers.',
            values: rows.map(({ row, labels }) => ({ value: row.bytesOut, labels })),
        },
    ];
}
function workerMetrics({ samples, restarts }) {
    const gauge = (name, help, read) => ({
        name,
        help,
        type: 'gauge',
        values: samples.map(({ slot, answer }) => ({ value: read(answer), labels: { worker: slot } })),
    });
    return [
        {
            name: 'cairn_commit_seconds',
            type: 'histogram',
            help: 'Durable commits of records, both disk syncs included.',
            values: samples.flatMap(({ slot, answer }) => histogram('cairn_commit_seconds', answer.commitSeconds, { worker: slot })),
        },
        {
            name: 'cairn_event_loop_lag_seconds',
            type: 'gauge',
            help: 'How late timers of a worker ran, since the last time this was asked for.',
            values: samples.flatMap(({ slot, answer: { lagSeconds } }) => [
                { value: lagSeconds.p50, labels: { worker: slot, quantile: '0.5' } },
                { value: lagSeconds.p99, labels: { worker: slot, quantile: '0.99' } },
                { value: lagSeconds.max, labels: { worker: slot, quantile: '1' } },
            ]),
        },
        {
            ...gauge('cairn_damaged_chunks_total', 'Chunks read that were not what had been written: see `cairn check --scrub`.', (sample) => sample.damagedChunks),
            type: 'counter',
        },
        gauge('cairn_connections', 'Open connections.', (sample) => sample.connections),
        gauge('cairn_resident_bytes', 'Resident memory of a worker.', (sample) => sample.residentBytes),
        single('cairn_worker_restarts_total', 'Workers that died and were replaced.', restarts),
        single('cairn_workers', 'Workers that serve now.', samples.length),
    ];
}
function quotaMetrics(rows) {
    const metric = (name, help, read) => ({
        name,
        help,
        type: 'gauge',
        values: rows.flatMap((row) => {
            const value = read(row);
            return value === undefined ? [] : [{ value, labels: { [row.scope]: row.name } }];
        }),
    });
    return [
        metric('cairn_usage_bytes', 'Bytes kept for a bucket or an account.', ({ usage }) => usage.bytes),
        metric('cairn_usage_objects', 'Objects of a bucket or an account.', ({ usage }) => usage.objects),
        metric('cairn_quota_bytes', 'Its limit in bytes, if it has one.', ({ limit }) => limit.bytes),
        metric('cairn_quota_objects', 'Its limit in objects, if any.', ({ limit }) => limit.objects),
    ];
}
async function volumeMetrics({ upkeep }) {
    const volumes = await upkeep.volumes();
    const metric = (name, help, read) => ({
        name,
        help,
        type: 'gauge',
        values: volumes.map((volume) => ({ value: read(volume), labels: { volume: volume.name } })),
    });
    return [
        metric('cairn_volume_capacity_bytes', 'What a volume may hold.', (each) => each.capacityBytes),
        metric('cairn_volume_file_bytes', 'Size of its file.', (each) => each.fileBytes),
        metric('cairn_volume_live_bytes', 'Bytes of chunks in it.', (each) => each.liveBytes),
    ];
}
function single(name, help, value) {
    const type = name.endsWith('_total') ? 'counter' : 'gauge';
    return { name, help, type, values: [{ value, labels: {} }] };
}
/** Prometheus's buckets are cumulative: each counts what is at most its bound. */
function histogram(name, { counts, sum }, labels) {
    let count = 0;
    const buckets = counts.map((here, index) => {
        count += here;
        const le = durationBounds[index] ?? '+Inf';
        return { metricName: `${name}_bucket`, value: count, labels: { ...labels, le } };
    });
    return [
        ...buckets,
        { metricName: `${name}_sum`, value: sum, labels },
        { metricName: `${name}_count`, value: count, labels },
    ];
}
