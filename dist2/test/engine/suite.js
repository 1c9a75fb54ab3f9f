/** What every engine promises, whatever it keeps its data in. Each driver's test runs it. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { ChunkDamaged } from '../../src/engine/engine.js';
import { limits } from '../../src/limits.js';
const key = (text) => Buffer.from(text);
/** Writes what it is told to. */
const write = {
    name: 'write',
    grows: true,
    reads: () => ({}),
    decide: (_found, { put = {}, remove = [] }) => ({
        result: undefined,
        put: Object.entries(put).map(([name, value]) => [key(name), Buffer.from(value)]),
        remove: remove.map(key),
    }),
};
/** Adds one to a number; answers the number it found. */
const count = {
    name: 'count',
    reads: (name) => ({ keys: [key(name)] }),
    decide({ values: [found] }, name) {
        const number = Number(found?.toString() ?? '0');
        return { result: number, put: [[key(name), Buffer.from(String(number + 1))]] };
    },
};
const failing = {
    name: 'failing',
    reads: () => ({}),
    decide(_found, message) {
        throw new Error(message);
    },
};
/** The suite; `open` gives an empty engine, which the suite closes. */
export function engineSuite(open) {
    let engine;
    beforeEach(async () => {
        engine = await open();
    });
    afterEach(() => engine.close());
    async function read(name) {
        const { values } = await engine.records.read({ keys: [key(name)] });
        return values[0]?.toString();
    }
    async function range(wanted) {
        const { start = 'a', end = 'z', limit = 100, reverse = false } = wanted;
        const { ranges } = await engine.records.read({
            ranges: [{ start: key(start), end: key(end), limit, reverse }],
        });
        return ranges[0].map((entry) => entry.key.toString());
    }
    describe('records', () => {
        it('gives back what was written, and nothing for a key that is not there', async () => {
            await engine.records.transact(write, { put: { one: '1', empty: '' } });
            equal(await read('one'), '1');
            equal(await read('empty'), '');
            equal(await read('two'), undefined);
        });
        it('answers in the order asked', async () => {
            await engine.records.transact(write, { put: { a: '1', b: '2', c: '3' } });
            const { values, ranges } = await engine.records.read({
                keys: [key('c'), key('x'), key('a')],
                ranges: [
                    { start: key('b'), end: key('c'), limit: 9 },
                    { start: key('a'), end: key('b'), limit: 9 },
                ],
            });
            deepEqual(values.map(String), ['3', 'undefined', '1']);
            deepEqual(ranges.map((entries) => entries.map((one) => String(one.value))), [['2'], ['1']]);
        });
        it('orders keys as unsigned bytes, a prefix before what it begins', async () => {
            const keys = [[1], [1, 0], [1, 0, 0], [1, 1], [0x7f], [0x80], [0xc3, 0xa9], [0xff], [0xff, 0]];
            const shuffled = {
                name: 'shuffled',
                reads: () => ({}),
                decide: () => ({
                    result: undefined,
                    put: [5, 2, 8, 0, 7, 3, 1, 6, 4].map((i) => [Buffer.from(keys[i] ?? []), Buffer.of(i)]),
                }),
            };
            await engine.records.transact(shuffled, undefined);
            const whole = { start: Buffer.of(0), end: Buffer.of(0xff, 0xff), limit: 99 };
            const { ranges } = await engine.records.read({
                ranges: [whole, { ...whole, reverse: true }],
            });
            deepEqual(ranges[0]?.map((entry) => [...entry.key]), keys);
            deepEqual(ranges[1]?.map((entry) => [...entry.key]), keys.toReversed());
            deepEqual(ranges[0]?.map((entry) => entry.value[0]), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        });
        it('ranges hold their start but not their end, in both directions, up to the limit', async () => {
            await engine.records.transact(write, { put: { b: '', bb: '', c: '', d: '', e: '' } });
            deepEqual(await range({}), ['b', 'bb', 'c', 'd', 'e']);
            deepEqual(await range({ start: 'b', end: 'd' }), ['b', 'bb', 'c']);
            deepEqual(await range({ start: 'ba', end: 'cc' }), ['bb', 'c']);
            deepEqual(await range({ start: 'b', end: 'd', limit: 2 }), ['b', 'bb']);
            deepEqual(await range({ limit: 0 }), []);
            deepEqual(await range({ start: 'd', end: 'd' }), []);
            deepEqual(await range({ start: 'x', end: 'y' }), []);
            deepEqual(await range({ reverse: true }), ['e', 'd', 'c', 'bb', 'b']);
            deepEqual(await range({ start: 'b', end: 'd', reverse: true }), ['c', 'bb', 'b']);
            deepEqual(await range({ start: 'ba', end: 'dd', reverse: true, limit: 2 }), ['d', 'c']);
            deepEqual(await range({ start: 'x', end: 'y', reverse: true }), []);
        });
        it('keeps keys and values of the sizes that the limits name', async () => {
            const longKey = Buffer.alloc(limits.recordKeyBytes, 'k');
            const sizes = [1, 3, 4, 5, 4095, 4096, 4097, 65_536, 1_000_003, limits.recordValueBytes];
            for (const size of sizes) {
                const value = Buffer.alloc(size, size % 251);
                const one = {
                    name: 'one',
                    reads: () => ({}),
                    decide: () => ({ result: undefined, put: [[longKey, value]] }),
                };
                await engine.records.transact(one, undefined);
                const { values } = await engine.records.read({ keys: [longKey] });
                ok(values[0]?.equals(value), `a value of ${size} bytes`);
            }
        });
        it('values stay as they were read when the record changes', async () => {
            await engine.records.transact(write, { put: { a: 'first', b: 'other' } });
            const before = await engine.records.read({
                keys: [key('a')],
                ranges: [{ start: key('a'), end: key('c'), limit: 9 }],
            });
            await engine.records.transact(write, { put: { a: 'later', b: 'later' } });
            await engine.records.read({ keys: [key('a'), key('b')] });
            equal(before.values[0]?.toString(), 'first');
            deepEqual(before.ranges[0]?.map((entry) => entry.value.toString()), ['first', 'other']);
        });
        it('a removed record is gone, and removing one that is not there is no error', async () => {
            await engine.records.transact(write, { put: { a: '1', b: '2' } });
            await engine.records.transact(write, { remove: ['a', 'nothing'] });
            equal(await read('a'), undefined);
            deepEqual(await range({}), ['b']);
        });
        it('no change is lost among transactions that run at once', async () => {
            const found = await Promise.all(Array.from({ length: 500 }, () => engine.records.transact(count, 'n')));
            deepEqual(found.toSorted((a, b) => a - b), Array.from({ length: 500 }, (_, i) => i));
            equal(await read('n'), '500');
        });
        it('a transaction sees what the ones before it wrote, in ranges too', async () => {
            const append = {
                name: 'append',
                reads: () => ({ ranges: [{ start: key('q'), end: key('r'), limit: 1000 }] }),
                decide({ ranges: [entries = []] }) {
                    const next = key(`q${String(entries.length).padStart(4, '0')}`);
                    return { result: entries.length, put: [[next, Buffer.from('x')]] };
                },
            };
            await Promise.all(Array.from({ length: 60 }, () => engine.records.transact(append, undefined)));
            equal((await range({ start: 'q', end: 'r' })).length, 60);
        });
        it('the last of transactions that run at once decides what a record is', async () => {
            await engine.records.transact(write, { put: { stays: 'old', goes: 'old' } });
            await Promise.all([
                engine.records.transact(write, { remove: ['stays'] }),
                engine.records.transact(write, { put: { goes: 'new', brief: 'x' } }),
                engine.records.transact(write, { put: { stays: 'new' } }),
                engine.records.transact(write, { remove: ['goes', 'brief', 'never'] }),
            ]);
            deepEqual(await Promise.all(['stays', 'goes', 'brief', 'never'].map(read)), [
                'new',
                undefined,
                undefined,
                undefined,
            ]);
        });
        it('a transaction that throws changes nothing and fails alone', async () => {
            const all = await Promise.allSettled([
                engine.records.transact(count, 'n'),
                engine.records.transact(failing, 'a bug'),
                engine.records.transact(count, 'n'),
            ]);
            deepEqual(all.map((one) => one.status), ['fulfilled', 'rejected', 'fulfilled']);
            equal(all[1].reason.message, 'a bug');
            equal(await read('n'), '2');
        });
        it('a key that is too long or empty fails its transaction whole, and no other', async () => {
            const all = await Promise.allSettled([
                engine.records.transact(count, 'n'),
                engine.records.transact(write, {
                    put: { fine: '1', [`${'k'.repeat(limits.recordKeyBytes)}k`]: '2' },
                }),
                engine.records.transact(write, { put: { also: '1', '': '2' } }),
                engine.records.transact(count, 'n'),
            ]);
            deepEqual(all.map((one) => one.status), ['fulfilled', 'rejected', 'rejected', 'fulfilled']);
            deepEqual(await range({}), ['n']);
        });
        it('reads one view: two records changed together are never seen apart', async () => {
            let isDone = false;
            const writing = (async () => {
                for (let i = 0; i < 60; i++) {
                    await engine.records.transact(write, { put: { left: String(i), right: String(i) } });
                }
                isDone = true;
            })();
            while (!isDone) {
                const { values } = await engine.records.read({ keys: [key('left'), key('right')] });
                equal(values[0]?.toString(), values[1]?.toString());
                await new Promise(setImmediate);
            }
            await writing;
        });
    });
    describe('chunks', () => {
        const bytesOf = (size, seed) => {
            const bytes = Buffer.allocUnsafe(size);
            for (let i = 0; i < size; i++)
                bytes[i] = (i * 31 + seed * 17 + (i >> 8)) & 255;
            return bytes;
        };
        it('gives back the bytes of every size that the limits allow', async () => {
            const sizes = [1, 100, 4072, 4073, 32_767, 32_768, 70_000, limits.chunkBytes];
            const ids = await Promise.all(sizes.map((size) => engine.chunks.put(bytesOf(size, size))));
            for (const [i, size] of sizes.entries()) {
                const found = await engine.chunks.get(ids[i]);
                ok(found.equals(bytesOf(size, size)), `a chunk of ${size} bytes`);
                equal(ids[i]?.length, 18);
            }
        });
        it('refuses nothing at all and what is too large', async () => {
            await rejects(engine.chunks.put(Buffer.alloc(0)), RangeError);
            await rejects(engine.chunks.put(Buffer.alloc(limits.chunkBytes + 1)), RangeError);
        });
        it('the bytes are the caller’s own', async () => {
            const id = await engine.chunks.put(bytesOf(70_000, 1));
            const first = await engine.chunks.get(id);
            first.fill(0);
            ok((await engine.chunks.get(id)).equals(bytesOf(70_000, 1)));
        });
        it('equal bytes are two chunks', async () => {
            const ids = await Promise.all([1, 1].map((seed) => engine.chunks.put(bytesOf(5000, seed))));
            ok(!ids[0]?.equals(ids[1]));
            await engine.chunks.drop([ids[0]]);
            ok((await engine.chunks.get(ids[1])).equals(bytesOf(5000, 1)));
        });
        it('a dropped chunk is missing; dropping it again is no error', async () => {
            const ids = await Promise.all([1, 2, 3].map((seed) => engine.chunks.put(bytesOf(9000, seed))));
            await engine.chunks.drop(ids.slice(0, 2));
            await engine.chunks.drop(ids.slice(0, 1));
            await rejects(engine.chunks.get(ids[0]), ChunkDamaged);
            await rejects(engine.chunks.get(ids[1]), ChunkDamaged);
            ok((await engine.chunks.get(ids[2])).equals(bytesOf(9000, 3)));
        });
        it('bytes that are not those of the name are damage', async () => {
            const id = await engine.chunks.put(bytesOf(9000, 1));
            const otherSum = Buffer.from(id);
            otherSum[17] = otherSum[17] ^ 1;
            await rejects(engine.chunks.get(otherSum), ChunkDamaged);
            const otherLength = Buffer.from(id);
            otherLength.writeUInt32BE(8999, 10);
            await rejects(engine.chunks.get(otherLength), ChunkDamaged);
            await rejects(engine.chunks.get(Buffer.alloc(5)), ChunkDamaged);
        });
        it('lists every chunk that is kept', async () => {
            const ids = await Promise.all([1, 2, 3].map((seed) => engine.chunks.put(bytesOf(9000, seed))));
            await engine.chunks.drop(ids.slice(1, 2));
            const listed = [];
            for await (const batch of engine.upkeep.chunkIds()) {
                listed.push(...batch.map((id) => id.toString('hex')));
            }
            deepEqual(listed.sort(), [ids[0], ids[2]].map((id) => id?.toString('hex')));
            const [usage] = await engine.upkeep.volumes();
            ok(usage && usage.liveBytes >= 18_000);
            ok(usage.capacityBytes >= usage.liveBytes);
        });
    });
}
