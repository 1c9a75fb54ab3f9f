import { deepStrictEqual } from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { limits } from '../../src/limits.js';
import { gather } from '../../src/server/gather.js';
describe('gather', () => {
    it('begins what comes in one turn together, in its order, and what comes then in the next', async () => {
        const begun = [];
        const take = gather((item) => {
            begun.push(item);
            if (item === 'b')
                take('d');
        });
        for (const item of ['a', 'b', 'c'])
            take(item);
        deepStrictEqual(begun, []);
        await turn();
        deepStrictEqual(begun, ['a', 'b', 'c']);
        await turn();
        deepStrictEqual(begun, ['a', 'b', 'c', 'd']);
    });
    it('begins a crowd in several turns, and forgets nobody', async () => {
        const begun = [];
        const take = gather((item) => begun.push(item));
        const crowd = Array.from({ length: 100 }, (_, index) => index);
        for (const item of crowd)
            take(item);
        await turn();
        deepStrictEqual(begun, crowd.slice(0, limits.requestsBegunAtOnce));
        take(100);
        for (let turns = 0; turns < 4; turns += 1)
            await turn();
        deepStrictEqual(begun, [...crowd, 100]);
    });
});
