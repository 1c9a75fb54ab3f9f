/** Who owns a bucket or an upload, as listings show it. */
/** AWS's canonical user identifier is an opaque text; the account's number serves as one here. */
export function owner(account) {
    return { ID: account, DisplayName: account };
}
