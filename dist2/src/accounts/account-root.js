/** What belongs to an account's root. */
export async function accountRoot(records) {
    return (await records.get('root', 'root')) ?? { accessKeyIds: [], mfaDevices: [] };
}
/** What an account asks of passwords; undefined: what AWS asks. */
export function passwordPolicyOf(records) {
    return records.get('passwordPolicy', 'account');
}
