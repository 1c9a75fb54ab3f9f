/** A directory whose list shows directories with a slash. */
export function directory(entries) {
    return { entries };
}
/**
 * What stands at a path of names; of a directory its list. Undefined: nothing. A slash at the end
 * is for directories only, but they need none, as with AWS's Nitro machines.
 */
export async function textAt(root, path, facts) {
    const names = path.split('/').filter((name) => name !== '');
    let branch = await resolved(root, facts);
    for (const name of names) {
        if (!isDirectory(branch) || !Object.hasOwn(branch.entries, name))
            return undefined;
        branch = await resolved(branch.entries[name], facts);
    }
    if (isDirectory(branch))
        return listed(branch, facts);
    return path.endsWith('/') ? undefined : branch;
}
async function resolved(branch, facts) {
    let found = branch;
    while (typeof found === 'function')
        found = await found(facts);
    return found;
}
function isDirectory(branch) {
    return typeof branch === 'object' && !Buffer.isBuffer(branch);
}
async function listed({ entries, shown }, facts) {
    const lines = [];
    for (const [name, branch] of Object.entries(entries)) {
        const found = await resolved(branch, facts);
        if (found === undefined)
            continue;
        lines.push(shown?.(name) ?? (isDirectory(found) ? `${name}/` : name));
    }
    return lines.join('\n');
}
