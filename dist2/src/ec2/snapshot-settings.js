import { putSnapshot } from '../compute/snapshots.js';
/** Sets it, also for those that are public already. */
export async function setPublicAccess({ changeShared }, blockPublicAccess) {
    await changeShared(async (records, shared) => {
        records.put('snapshotSettings', 'settings', { blockPublicAccess });
        for (const snapshot of await records.all('snapshot')) {
            if (snapshot.isPublic)
                await putSnapshot({ records, shared }, snapshot);
        }
    });
}
