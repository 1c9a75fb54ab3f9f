/**
 * Entities: records by scope, kind and name, under a letter that is one domain's own:
 *
 *     <letter> G <scope>                         how often the scope was changed, 8 bytes
 *     <letter> E <scope> NUL <kind> NUL <name>   an entity, by its name in lower case
 *
 * A scope has a generation, which every change counts on. A change is straight code: it reads,
 * judges, puts. It is committed if the generation is still the one it began with, so that all it
 * read still holds; else it is run again. So a rule over five records can be read in one place.
 */
import { limits } from '../limits.js';
import { Change, createKeys, Reader, } from './scope-change.js';
/** Opens the entities that these records hold under a letter. */
export function createEntityStore(records, letter, ending = async () => { }) {
    const keys = createKeys(letter);
    const waiting = new Map();
    const generationKeys = new Map();
    // Each request of a user asks for two: the keys are not made anew.
    const keyOf = (scope) => {
        const known = generationKeys.get(scope);
        if (known !== undefined)
            return known;
        if (generationKeys.size >= limits.principalsCached)
            generationKeys.clear();
        const key = keys.generation(scope);
        generationKeys.set(scope, key);
        return key;
    };
    const generations = async (scopes) => (await records.read({ keys: scopes.map(keyOf) })).values;
    const own = (scope) => ({ keys, scope });
    // One process does not compete with itself: its changes of a scope follow one another.
    const inTurn = (scope, work) => {
        const turn = (waiting.get(scope) ?? Promise.resolve()).then(work);
        const ended = turn.catch(() => undefined);
        waiting.set(scope, ended);
        void ended.then(() => waiting.get(scope) === ended && waiting.delete(scope));
        return turn;
    };
    return {
        in: (scope) => new Reader(records, keys, scope),
        generations,
        change(scopes, work) {
            const all = typeof scopes === 'string' ? [scopes] : scopes;
            const [first = ''] = all;
            return inTurn(first, () => attempt(records, all.map(own), async (...changes) => {
                const result = await work(...changes);
                for (const change of changes)
                    await ending(change);
                return result;
            }));
        },
        changeBeside(scope, beside, work) {
            const parts = [own(scope), { keys: createKeys(beside.letter), scope: beside.scope }];
            return inTurn(scope, () => attempt(records, parts, async (change, other) => {
                const result = await work(change, other);
                await ending(change);
                return result;
            }));
        },
    };
}
async function attempt(records, parts, work) {
    const keys = parts.map((part) => part.keys.generation(part.scope));
    for (let count = 0; count < limits.changeAttempts; count++) {
        const expected = (await records.read({ keys })).values.map((value) => value && Buffer.from(value));
        const changes = parts.map((part) => new Change(records, part.keys, part.scope));
        const outcome = await settle(work(...changes));
        const put = changes.flatMap((change) => change.puts());
        const remove = changes.flatMap((change) => change.removals());
        const fails = 'error' in outcome;
        const written = fails ? { put: [], remove: [] } : { put, remove };
        if (await isCommitted(records, { keys, expected, ...written })) {
            if (fails)
                throw outcome.error;
            return outcome.value;
        }
    }
    const scopes = parts.map(({ scope }) => scope);
    throw new Error(`A change of ${scopes.join(', ')} was overtaken too often`);
}
async function settle(work) {
    try {
        return { value: await work };
    }
    catch (error) {
        return { error };
    }
}
/** What changes nothing, a refusal above all, needs no write: only that it was judged rightly. */
async function isCommitted(records, written) {
    if (written.put.length > 0 || written.remove.length > 0) {
        return records.transact(commitEntities, written);
    }
    return isSame((await records.read({ keys: written.keys })).values, written.expected);
}
function isSame(found, expected) {
    return expected.every((value, index) => {
        const now = found[index];
        return value === undefined ? now === undefined : now?.equals(value) === true;
    });
}
/** Writes what a change came to, unless another change of its scopes was first. */
const commitEntities = {
    name: 'commitEntities',
    reads: ({ keys }) => ({ keys }),
    decide({ values }, { keys, expected, put, remove }) {
        if (!isSame(values, expected))
            return { result: false };
        const counted = keys.map((key, index) => [key, following(values[index])]);
        return { result: true, put: [...put, ...counted], remove };
    },
};
function following(generation) {
    const next = Buffer.alloc(8);
    next.writeBigUInt64BE((generation?.readBigUInt64BE(0) ?? 0n) + 1n);
    return next;
}
