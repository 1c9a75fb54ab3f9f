const base36 = '0123456789abcdefghijklmnopqrstuvwxyz';
function letters(count, random) {
    let text = '';
    for (const byte of random(count))
        text += base36[byte % base36.length];
    return text;
}
/** `o-` and ten letters and digits. */
export function generateOrganizationId(random) {
    return `o-${letters(10, random)}`;
}
/** `r-` and four letters and digits. */
export function generateRootId(random) {
    return `r-${letters(4, random)}`;
}
/** `ou-`, what follows `r-` in the root's id, and eight letters and digits. */
export function generateUnitId(rootId, random) {
    return `ou-${rootId.slice(2)}-${letters(8, random)}`;
}
/** `p-` and eight letters and digits. */
export function generatePolicyId(random) {
    return `p-${letters(8, random)}`;
}
/** `car-` and 32 letters and digits. */
export function generateCreationId(random) {
    return `car-${letters(32, random)}`;
}
/** How each kind of id looks. */
export const idPatterns = {
    account: /^\d{12}$/,
    creation: /^car-[a-z0-9]{8,32}$/,
    policy: /^p-[0-9a-zA-Z_]{8,128}$/,
    root: /^r-[0-9a-z]{4,32}$/,
    unit: /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
};
