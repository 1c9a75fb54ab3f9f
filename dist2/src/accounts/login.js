/** A user's console password, put to the test. */
import { failedAgain, mustWait } from './attempts.js';
import { verifyPassword } from './password.js';
/**
 * Whether this is the user's password; if so, it was used now. A user that is not there, or has no
 * password, is as wrong as a password, and takes as long. Rejects with PasswordsBusy.
 */
export async function verifyLogin(entities, { account, userName, password }, now) {
    const change = (work) => entities.change(account, async (records) => {
        const user = await records.get('user', userName);
        const changed = user && work(user);
        if (changed !== undefined)
            records.put('user', userName, changed);
        return changed;
    });
    // It counts as a failure before it is tried: so attempts at the same moment are counted, too.
    const trying = await change((user) => {
        const { loginProfile } = user;
        if (loginProfile === undefined || mustWait(loginProfile.failures, now))
            return undefined;
        const failures = failedAgain(loginProfile.failures, now);
        return { ...user, loginProfile: { ...loginProfile, failures } };
    });
    if (trying === undefined && (await isWaiting(entities, { account, userName }, now))) {
        return 'wait';
    }
    const record = trying?.loginProfile?.hashes[0];
    if (!(await verifyPassword(password, record)))
        return 'wrong';
    const verified = await change((user) => {
        const { loginProfile } = user;
        // The password may have been changed or taken away while it was tried.
        if (loginProfile?.hashes[0]?.hash !== record?.hash)
            return undefined;
        if (loginProfile === undefined)
            return undefined;
        const { failures: _, ...kept } = loginProfile;
        return { ...user, loginProfile: kept, passwordLastUsed: now };
    });
    return verified === undefined ? 'wrong' : 'verified';
}
async function isWaiting(entities, { account, userName }, now) {
    const user = await entities.in(account).get('user', userName);
    return mustWait(user?.loginProfile?.failures, now);
}
