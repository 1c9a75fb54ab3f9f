import { deepStrictEqual } from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { Turns } from '../../src/server/turns.js';
describe('turns', () => {
    it('lets one through at a time, in the order in which they came', async () => {
        const turns = new Turns();
        const seen = [];
        let inside = 0;
        const work = async (name, fails = '') => {
            await turns.enter();
            inside += 1;
            try {
                seen.push(`${name} ${inside}`);
                await turn();
                if (fails !== '')
                    throw new Error(fails);
            }
            finally {
                inside -= 1;
                turns.leave();
            }
        };
        const first = [work('a'), work('b', 'broken').catch(() => seen.push('b failed')), work('c')];
        await Promise.all(first);
        await work('d');
        deepStrictEqual(seen, ['a 1', 'b 1', 'b failed', 'c 1', 'd 1']);
    });
});
