const prefix = 'cairn.';
/** The labels to put on something. */
export function labels({ owner }, { kind, account, id }) {
    return {
        [`${prefix}owner`]: owner,
        [`${prefix}account`]: account,
        [`${prefix}${kind}`]: id,
    };
}
/** Docker's filter for all of one kind that this data directory made. */
export function ownedFilter({ owner }, kind) {
    return { label: [`${prefix}owner=${owner}`, `${prefix}${kind}`] };
}
/** The label that all of an account's has. */
export function accountLabel(account) {
    return `${prefix}account=${account}`;
}
/** What the labels of something say, or undefined when it is not of this kind. */
export function readLabel(found, kind) {
    const id = found?.[`${prefix}${kind}`];
    return id === undefined ? undefined : { kind, account: found?.[`${prefix}account`] ?? '', id };
}
/** The name in Docker: data directories that share a daemon do not meet. */
export function nameOf({ owner }, id) {
    return `cairn-${owner}-${id}`;
}
