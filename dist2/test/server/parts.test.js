import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRequestId } from '../../src/server/exchange.js';
import { Line } from '../../src/server/line.js';
import { LineBlock } from '../../src/server/line-block.js';
import { DirectoryInUse, lockDirectory } from '../../src/server/lock.js';
import { randomBytes } from '../../src/server/random.js';
import { durationBounds, Histogram, OperationStatistics } from '../../src/server/statistics.js';
describe('the lock of a data directory', () => {
    let directory = '';
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), 'cairn-lock-'));
    });
    afterEach(() => rmSync(directory, { recursive: true }));
    const lockFile = () => join(directory, 'server.lock');
    it('is held by one process at a time, and given back', () => {
        const unlock = lockDirectory(directory);
        assert.throws(() => lockDirectory(directory), DirectoryInUse);
        unlock();
        assert.ok(!existsSync(lockFile()));
        lockDirectory(directory)();
    });
    it('is taken over from a process that is gone', () => {
        const { pid } = spawnSync(process.execPath, ['-e', '']);
        for (const stale of [`${pid} 1 boot`, `${process.pid} 1 another-boot`, '', 'nonsense']) {
            writeFileSync(lockFile(), stale);
            const unlock = lockDirectory(directory);
            assert.match(readFileSync(lockFile(), 'utf8'), new RegExp(`^${process.pid} `));
            unlock();
        }
    });
    it('is not given back by who lost it', () => {
        const unlock = lockDirectory(directory);
        writeFileSync(lockFile(), '1 2 of-somebody-else');
        unlock();
        assert.ok(existsSync(lockFile()));
    });
});
describe('a line between processes', () => {
    class End extends EventEmitter {
        other;
        send(message) {
            const copy = structuredClone(message);
            setImmediate(() => this.other?.emit('message', copy));
        }
    }
    function lines(handlers) {
        const [one, two] = [new End(), new End()];
        one.other = two;
        two.other = one;
        return [new Line(one, {}), new Line(two, handlers)];
    }
    it('carries questions and their answers, each to who asked', async () => {
        const [asker] = lines({ double: async (value) => value * 2 });
        const answers = await Promise.all([1, 2, 3].map((value) => asker.ask('double', value)));
        assert.deepEqual(answers, [2, 4, 6]);
    });
    it('says so when the other end fails, or does not know the question', async () => {
        const [asker] = lines({
            fail: () => {
                throw new Error('no luck');
            },
        });
        await assert.rejects(asker.ask('fail'), /no luck/);
        await assert.rejects(asker.ask('what'), /nobody answers "what"/);
    });
    it('leaves nobody waiting when the other end is gone', async () => {
        const [asker] = lines({ never: () => new Promise(() => { }) });
        const answer = asker.ask('never');
        asker.hangUp();
        await assert.rejects(answer, /gone/);
    });
});
describe('statistics', () => {
    it('count an observation under the first bound that is not less', () => {
        const histogram = new Histogram();
        for (const seconds of [0, durationBounds[0], 0.0006, 1000])
            histogram.observe(seconds);
        assert.deepEqual(histogram.counts.slice(0, 3), [2, 1, 0]);
        assert.equal(histogram.counts.at(-1), 1);
        assert.equal(histogram.counts.reduce((a, b) => a + b), 4);
    });
    it('keep statuses and bytes of an operation', () => {
        const statistics = new OperationStatistics('PutObject');
        statistics.count(200, 0.001, { bytesIn: 5, bytesOut: 0 });
        statistics.count(200, 0.001, { bytesIn: 7, bytesOut: 0 });
        statistics.count(412, 0.001, { bytesIn: 0, bytesOut: 300 });
        assert.deepEqual([...statistics.statuses], [
            [200, 2],
            [412, 1],
        ]);
        assert.equal(statistics.bytesIn, 12);
        assert.equal(statistics.bytesOut, 300);
    });
});
describe('pooled randomness', () => {
    it('never gives the same bytes twice', () => {
        const seen = new Set();
        for (let i = 0; i < 10_000; i++)
            seen.add(randomBytes(8).toString('hex'));
        for (let i = 0; i < 10_000; i++)
            seen.add(newRequestId());
        assert.equal(seen.size, 20_000);
    });
    it('leaves what it gave alone, and gives as much as is asked', () => {
        const first = randomBytes(6);
        const before = first.toString('hex');
        for (let i = 0; i < 5000; i++)
            randomBytes(6);
        assert.equal(first.toString('hex'), before);
        assert.equal(randomBytes(100_000).length, 100_000);
    });
});
describe('a block of log lines', () => {
    const blocksOf = (lines) => {
        const blocks = [];
        const block = new LineBlock(100, (bytes) => blocks.push(bytes.toString()));
        for (const line of lines)
            block.add(line);
        block.flush();
        return blocks;
    };
    it('is of whole lines, and no larger than a pipe takes in one piece', () => {
        const lines = Array.from({ length: 50 }, (_, i) => `${'é'.repeat(i % 30)} ${i}\n`);
        const blocks = blocksOf(lines);
        assert.equal(blocks.join(''), lines.join(''));
        for (const block of blocks) {
            assert.ok(block.endsWith('\n'));
            assert.ok(Buffer.byteLength(block) <= 100);
        }
    });
    it('is one line where that is longer', () => {
        const long = `${'x'.repeat(500)}\n`;
        assert.deepEqual(blocksOf(['a\n', long, 'b\n']), ['a\n', long, 'b\n']);
    });
});
