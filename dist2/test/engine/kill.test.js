import { equal, ok } from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { openEngine } from '../../src/engine/lmdb/open.js';
import { freshDirectory } from './directories.js';
import { loopBytes, startLoop } from './other-process.js';
describe('kill -9 of a writing process', () => {
    it('loses nothing that was acknowledged, and leaves no lock behind', async () => {
        const directories = [await freshDirectory()];
        const engine = await openEngine({ directories, slot: 0 });
        const acknowledged = [];
        for (let round = 0; round < 3; round++) {
            const child = startLoop({ directories, slot: 1 });
            const ended = new Promise((resolve) => child.once('exit', resolve));
            const lines = createInterface({ input: child.stdout });
            let left = 150;
            for await (const line of lines) {
                const [n = '', id = ''] = line.split(' ');
                // The last line may be cut off where the process was.
                if (id.length === 36)
                    acknowledged.push([Number(n), id]);
                if (left-- === 0)
                    child.kill('SIGKILL');
            }
            await ended;
            const last = acknowledged.slice(-100);
            for (const [n, id] of last) {
                const { values } = await engine.records.read({ keys: [Buffer.from(`loop/${n}`)] });
                equal(values[0]?.toString(), id);
                ok((await engine.chunks.get(Buffer.from(id, 'hex'))).equals(loopBytes(n)));
            }
        }
        ok(acknowledged.length >= 450);
        equal(new Set(acknowledged.map(([, id]) => id)).size, acknowledged.length);
        for (const [n, id] of acknowledged) {
            ok((await engine.chunks.get(Buffer.from(id, 'hex'))).equals(loopBytes(n)), `chunk ${n}`);
        }
        await engine.close();
    });
});
