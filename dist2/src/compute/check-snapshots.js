import { pageCount } from './volume-bytes.js';
/** What is wrong, each a sentence. */
export async function checkSnapshots(compute, store) {
    const problems = [];
    const pages = new Map();
    for await (const each of store.images())
        pages.set(each.image, each.pages);
    const snapshots = await allSnapshots(compute);
    for (const { snapshotId, state, volumeSize } of snapshots.values()) {
        const found = pages.get(snapshotId) ?? 0;
        const wanted = pageCount(store, volumeSize);
        const isWhole = state === 'completed' ? found === wanted : found <= wanted;
        if (!isWhole)
            problems.push(`snapshot ${snapshotId} has ${found} of its ${wanted} pages`);
    }
    for (const image of pages.keys()) {
        if (!snapshots.has(image))
            problems.push(`the image ${image} is of no snapshot`);
    }
    for (const { snapshotId, owner } of await compute.shared.all('sharedSnapshot')) {
        if (snapshots.get(snapshotId)?.owner === owner)
            continue;
        problems.push(`snapshot ${snapshotId} is lent, but ${owner} does not have it`);
    }
    return problems;
}
async function allSnapshots({ existing, shared, }) {
    const found = new Map();
    for (const { account } of await shared.all('tenant')) {
        for (const each of await existing(account).records.all('snapshot')) {
            found.set(each.snapshotId, each);
        }
    }
    return found;
}
