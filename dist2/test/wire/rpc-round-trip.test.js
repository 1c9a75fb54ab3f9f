/**
 * The two ends of a Query or JSON call held against each other: what the AWS SDK sends for a random
 * input, decoded, is that input; what we send for a random output, read by the SDK, is that output.
 * For every operation of every such service.
 */
import assert from 'node:assert/strict';
import { loadModel } from '../../src/wire/model.js';
import { useRandom } from '../support/random.js';
import { rpcServices, startExchange } from './rpc-exchange.js';
describe('Query and JSON calls, beside the AWS SDK', () => {
    const random = useRandom();
    let exchange;
    before(async () => {
        exchange = await startExchange();
    });
    after(() => exchange.stop());
    for (const service of rpcServices) {
        const model = loadModel(service);
        const { protocol } = model;
        const making = { random, wholeSeconds: protocol !== 'json-1.1', emptyLists: true };
        const asking = { ...making, emptyLists: protocol !== 'ec2', depth: 0 };
        for (const { name, input, output } of model.operations.values()) {
            it(`reads what it sends for ${service} ${name}, and is read by it`, async () => {
                for (let round = 0; round < 3; round++) {
                    const sent = randomMembers(input, asking);
                    exchange.answer = randomMembers(output, { ...making, depth: 0 });
                    const received = await exchange.send(service, name, sent);
                    assert.equal(exchange.call?.operation.name, name);
                    // The SDK adds tokens of its own.
                    const read = Object.keys(sent).map((member) => [member, exchange.input?.[member]]);
                    assert.deepEqual(plain(Object.fromEntries(read)), plain(sent));
                    assert.deepEqual(plain(received), plain(exchange.answer));
                }
            });
        }
    }
});
/** An inner structure has a member at least: a form cannot say that one is there and empty. */
function randomMembers(shape, making) {
    const values = {};
    const needed = making.depth > 0 ? making.random.int(0, (shape?.members.length ?? 1) - 1) : -1;
    for (const [at, { name, required, shape: member }] of shape?.members.entries() ?? []) {
        if (required || at === needed || (making.depth < 5 && making.random.chance(0.6))) {
            values[name] = randomValue(member, { ...making, depth: making.depth + 1 });
        }
    }
    return values;
}
/** By depth; the last ones end what holds itself, like a handshake's resources. */
const listLengths = [0, 12, 4, 3, 2, 2, 1, 1];
const awkward = ['a b', ' x ', 'é😀', 'a&b=c', '<x>', '"q"', "'", 'a\r\nb', '%41+', '007', '\u0001'];
function randomValue(shape, making) {
    const { random, wholeSeconds, emptyLists } = making;
    switch (shape.type) {
        case 'number':
            return random.int(0, 100_000);
        case 'boolean':
            return random.chance(0.5);
        case 'timestamp':
            return new Date(random.int(0, 2_000_000_000) * 1000 + (wholeSeconds ? 0 : random.int(0, 999)));
        case 'blob':
            return random.bytes(random.int(1, 20));
        case 'list': {
            const item = () => randomValue(shape.element.shape, making);
            const least = emptyLists ? 0 : 1;
            const length = random.int(least, Math.max(least, listLengths[making.depth] ?? 0));
            return Array.from({ length }, item);
        }
        case 'map':
            return Object.fromEntries(['a', 'b c', '<k>'].map((key) => [key, randomValue(shape.value.shape, making)]));
        case 'structure':
            return randomMembers(shape, making);
        default:
            return random.pick([...awkward, random.bytes(6).toString('hex')]);
    }
}
/** Bytes as a buffer, maps with the prototype that `deepEqual` minds. */
function plain(value) {
    if (value instanceof Uint8Array)
        return Buffer.from(value);
    if (Array.isArray(value))
        return value.map(plain);
    if (typeof value !== 'object' || value === null || value instanceof Date)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
