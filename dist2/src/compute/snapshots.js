/** A snapshot that an account may restore: its own, one that is lent to it, or a public one. */
export async function findSnapshot({ records, shared }, { account, snapshotId }) {
    const own = await records.get('snapshot', snapshotId);
    if (own !== undefined)
        return own.state === 'deleting' ? undefined : own;
    const lent = await shared.get('sharedSnapshot', snapshotId);
    return lent !== undefined && mayRestore(lent, account) ? lent : undefined;
}
/** All that an account may restore. */
export async function visibleSnapshots({ records, shared }, account) {
    const own = (await records.all('snapshot')).filter(({ state }) => state !== 'deleting');
    const lent = await shared.all('sharedSnapshot');
    return [...own, ...lent.filter((one) => one.owner !== account && mayRestore(one, account))];
}
/** Whether an account may make volumes of a snapshot. */
export function mayRestore({ owner, isPublic, sharedWith }, account) {
    return owner === account || isPublic || sharedWith.includes(account);
}
/** Writes a snapshot of the account whose records these are, and what others see of it. */
export async function putSnapshot({ records, shared }, snapshot) {
    const { snapshotId, sharedWith, state } = snapshot;
    records.put('snapshot', snapshotId, snapshot);
    const settings = await records.get('snapshotSettings', 'settings');
    const isBlocked = settings?.blockPublicAccess === 'block-all-sharing';
    const isPublic = snapshot.isPublic && !isBlocked;
    const isLent = (isPublic || sharedWith.length > 0) && state !== 'deleting';
    if (isLent)
        shared.put('sharedSnapshot', snapshotId, { ...snapshot, isPublic, tags: {} });
    else
        shared.remove('sharedSnapshot', snapshotId);
}
