import { createEntityStore } from '../engine/entity-store.js';
import { foundNetwork } from './found-network.js';
import { meteredKinds } from './metered.js';
import { meterChanges } from './metering.js';
const sharedScope = 'region';
const letter = 'V';
const watchedKinds = new Set([...meteredKinds, 'image']);
/** Where an account's machines are kept, for who must judge by them in a change of its own. */
export function computeScope(account) {
    return { letter, scope: account };
}
/** Opens what these records keep of machines and networks. */
export function createCompute({ records }, { now = Date.now, journal, writes } = {}) {
    const store = createEntityStore(records, letter, async (change) => {
        if (change.scope === sharedScope)
            return;
        const changes = await change.changed(watchedKinds);
        if (changes.length === 0)
            return;
        await meterChanges(change, changes, now());
        journal?.(change, change.scope, changes);
    });
    // Nothing takes the mark away again, so it is looked for until it is seen.
    const founded = new Set();
    const noted = (writing) => {
        if (writes === undefined)
            return writing;
        writes.add(writing);
        return writing.finally(() => writes.delete(writing));
    };
    const existing = (account) => ({
        records: store.in(account),
        shared: store.in(sharedScope),
        change: (work) => noted(store.change(account, work)),
        changeShared: (work) => noted(store.change([account, sharedScope], (own, shared) => work(own, shared))),
    });
    return {
        shared: store.in(sharedScope),
        changeShared: (work) => store.change(sharedScope, work),
        existing,
        async generation(account) {
            const [found] = await store.generations([account]);
            // What an engine gives may be its own memory, which changes.
            return found && Buffer.from(found);
        },
        async of(account, region) {
            const own = existing(account);
            if (!founded.has(account)) {
                await foundNetwork(own, { ...region, account });
                founded.add(account);
            }
            return own;
        },
        async hasWork() {
            for (const { account } of await store.in(sharedScope).all('tenant')) {
                const own = store.in(account);
                if ((await own.all('instance')).length > 0 || (await own.all('volume')).length > 0)
                    return true;
                if ((await own.all('snapshot')).some(isWished))
                    return true;
                if ((await own.all('image')).some(({ state }) => state === 'pending'))
                    return true;
                if (await hasImageTask(own))
                    return true;
            }
            return false;
        },
    };
}
function isWished({ state }) {
    return state === 'pending' || state === 'deleting';
}
async function hasImageTask(own) {
    const tasks = [...(await own.all('importImageTask')), ...(await own.all('exportImageTask'))];
    if (tasks.some(({ state }) => state === 'active' || state === 'deleting'))
        return true;
    return (await own.all('storeImageTask')).some(({ state }) => state === 'InProgress');
}
