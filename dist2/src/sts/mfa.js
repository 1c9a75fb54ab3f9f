/** A code of an MFA device that comes with a call. */
import { verifyMfa } from '../accounts/mfa.js';
import { accessDenied } from './errors.js';
const failed = 'MultiFactorAuthentication failed';
/**
 * When the caller proved to have its MFA device, which is now; undefined if nothing was given.
 * Throws AccessDenied for a code that is wrong, or was used.
 */
export async function verifiedMfa({ input, accounts, now }, { type, account, userName }) {
    const { SerialNumber: serialNumber, TokenCode: code } = input;
    if (serialNumber === undefined && code === undefined)
        return undefined;
    if (serialNumber === undefined || code === undefined) {
        throw accessDenied(`${failed}, must provide both MFA serial number and one time pass code.`);
    }
    const mayHaveOne = type === 'user' || type === 'root';
    const proof = { account, userName, serialNumber, code };
    if (mayHaveOne && (await verifyMfa(accounts, proof, now)))
        return now;
    throw accessDenied(`${failed} with invalid MFA one time pass code.`);
}
