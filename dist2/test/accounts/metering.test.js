import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { sampleHoldings } from '../../src/accounts/byte-hours.js';
import { checkBooks } from '../../src/accounts/check-books.js';
import { Meter, otherAccounts, requestClass } from '../../src/accounts/metering.js';
import { hourMs, readUsage, removeOldUsage, } from '../../src/accounts/metering-records.js';
import { limits } from '../../src/limits.js';
import { MemoryRecords } from '../support/memory-records.js';
const one = '111111111111';
const two = '222222222222';
const noon = Date.UTC(2026, 10, 23, 12);
const minute = 60 * 1000;
async function used(records, account) {
    const rows = [];
    for await (const row of readUsage(records, { from: 0, to: noon + 1e9, account }))
        rows.push(row);
    return rows;
}
describe('byte-hours', () => {
    it('are the bytes held times how long, in the hours that they were held', async () => {
        const records = new MemoryRecords();
        const sample = (bytes, at) => sampleHoldings(records, [{ account: one, bytes }], at);
        await sample(1000, noon - 30 * minute);
        await sample(1000, noon - 10 * minute);
        await sample(3000, noon + 20 * minute);
        const rows = await used(records, one);
        deepStrictEqual(rows.map(({ from, byteMs }) => [from, byteMs]), [
            [noon - hourMs, BigInt((1000 * 20 + 3000 * 10) * minute)],
            [noon, BigInt(3000 * 20 * minute)],
        ]);
        deepStrictEqual(await used(records), rows);
        deepStrictEqual(await checkBooks(records), []);
    });
    it('are exact for more bytes than a double counts', async () => {
        const records = new MemoryRecords();
        const bytes = 2 ** 50 + 1;
        for (const at of [0, 1, 2, 3]) {
            await sampleHoldings(records, [{ account: one, bytes }], noon + at * minute);
        }
        const [row] = await used(records);
        strictEqual(row?.byteMs, BigInt(bytes) * BigInt(3 * minute));
    });
    it('go on over a restart, and stop while nothing is held', async () => {
        const records = new MemoryRecords();
        const sample = (bytes, at) => sampleHoldings(records, [{ account: one, bytes }], noon + at * minute);
        await sample(10, 0);
        await sample(10, 5); // A server that was away for five minutes knows no more than this.
        await sample(0, 10);
        await sample(10, 20);
        await sample(10, 21);
        const [row] = await used(records);
        strictEqual(row?.byteMs, BigInt(10 * 6 * minute));
    });
    it('are not counted for a clock put back, nor for an absence of more than a day', async () => {
        const records = new MemoryRecords();
        const sample = (at) => sampleHoldings(records, [{ account: one, bytes: 1 }], at);
        await sample(noon);
        await sample(noon - minute);
        strictEqual((await used(records)).length, 0);
        await sample(noon - minute + 100 * 24 * hourMs);
        let sum = 0n;
        for await (const { byteMs } of readUsage(records, { from: 0, to: noon * 2 }))
            sum += byteMs;
        strictEqual(sum, BigInt(limits.meterGapMs));
    });
});
describe('the meter', () => {
    it('adds what processes counted to the hour', async () => {
        const records = new MemoryRecords();
        const meters = [new Meter(), new Meter()];
        for (const meter of meters) {
            meter.count(one, 'get', { bytesIn: 0, bytesOut: 10 });
            meter.count(one, 'put', { bytesIn: 5, bytesOut: 0 });
            meter.count(two, 'list', { bytesIn: 0, bytesOut: 7 });
            await meter.flush(records, noon + 1);
            await meter.flush(records, noon + 2);
        }
        meters[0]?.count(one, 'get', { bytesIn: 0, bytesOut: 1 });
        await meters[0]?.flush(records, noon + hourMs);
        const none = { get: 0, put: 0, list: 0, delete: 0, other: 0 };
        deepStrictEqual(await used(records), [
            {
                account: one,
                from: noon,
                requests: { ...none, get: 2, put: 2 },
                bytesIn: 10,
                bytesOut: 20,
                byteMs: 0n,
            },
            {
                account: two,
                from: noon,
                requests: { ...none, list: 2 },
                bytesIn: 0,
                bytesOut: 14,
                byteMs: 0n,
            },
            {
                account: one,
                from: noon + hourMs,
                requests: { ...none, get: 1 },
                bytesIn: 0,
                bytesOut: 1,
                byteMs: 0n,
            },
        ]);
    });
    it('keeps what could not be written for the next time', async () => {
        const records = new MemoryRecords();
        const broken = { ...records, transact: () => Promise.reject(new Error('no disk')) };
        const meter = new Meter();
        meter.count(one, 'delete', { bytesIn: 1, bytesOut: 2 });
        await meter.flush(broken, noon).catch(() => { });
        meter.count(one, 'delete', { bytesIn: 1, bytesOut: 2 });
        await meter.flush(records, noon);
        const [row] = await used(records);
        strictEqual(row?.requests.delete, 2);
        strictEqual(row?.bytesOut, 4);
    });
    it('names so many accounts, and counts the others together', async () => {
        const records = new MemoryRecords();
        const meter = new Meter();
        const count = limits.meteredAccountsShown + 2;
        for (let n = 0; n < count; n++) {
            meter.count(String(3e11 + n), 'get', { bytesIn: 0, bytesOut: 1 });
        }
        await meter.flush(records, noon);
        const totals = meter.totals();
        strictEqual(totals.length, limits.meteredAccountsShown + 1);
        strictEqual(totals.find(([account]) => account === otherAccounts)?.[1].requests.get, 2);
        strictEqual((await used(records)).length, count);
    });
    it('classes requests as AWS prices them', () => {
        const classes = ['GetObject', 'HeadBucket', 'ListObjectsV2', 'PutObject', 'CopyObject'];
        deepStrictEqual(classes.map(requestClass), ['get', 'get', 'list', 'put', 'put']);
        deepStrictEqual(['DeleteObjects', 'AbortMultipartUpload'].map(requestClass), [
            'delete',
            'delete',
        ]);
        strictEqual(requestClass('WriteGetObjectResponse'), 'other');
    });
});
describe('records of use', () => {
    it('are kept for thirteen months', async () => {
        const records = new MemoryRecords();
        const meter = new Meter();
        for (const at of [noon - limits.meterKeptMs - hourMs, noon - limits.meterKeptMs, noon]) {
            meter.count(one, 'get', { bytesIn: 0, bytesOut: 0 });
            await meter.flush(records, at);
        }
        await removeOldUsage(records, noon);
        deepStrictEqual((await used(records)).map(({ from }) => from), [noon - limits.meterKeptMs, noon]);
    });
});
