import { accountRoot } from '../accounts/account-root.js';
import { deviceName, loadMfaDevice, synchronize } from '../accounts/mfa.js';
import { limits } from '../limits.js';
import { parseLength, parsePattern } from './bounds.js';
import { entityTemporarilyUnmodifiable, invalidAuthenticationCode, noSuchEntity, noSuchEntityMessage, } from './errors.js';
import { secretViolation } from './names.js';
import { existingUser, parseSubject } from './users.js';
/** A serial number. Throws ValidationError. */
export function parseSerialNumber(text) {
    const { serialNumberMin, serialNumberMax } = limits;
    const serialNumber = parseLength('serialNumber', text, [serialNumberMin, serialNumberMax]);
    return parsePattern('serialNumber', serialNumber, /^[\w+=/:,.@-]+$/);
}
/** The two codes of an input. Throws ValidationError, which repeats neither. */
export function parseCodes(input) {
    return [
        parseCode('authenticationCode1', input.AuthenticationCode1),
        parseCode('authenticationCode2', input.AuthenticationCode2),
    ];
}
function parseCode(member, code = '') {
    if (/^\d{6}$/.test(code))
        return code;
    throw secretViolation(member, 'satisfy regular expression pattern: [\\d]{6}');
}
/**
 * Whose device an operation is about, undefined for the root, who calls itself by the account's id,
 * as GetUser shows it. Throws ValidationError.
 */
export function parseDeviceOwner(given, { account, caller }) {
    if (given === account && caller.type === 'root')
        return undefined;
    return parseSubject(given, caller);
}
/** The device of a serial number; throws NoSuchEntity. */
export async function existingDevice(records, serialNumber) {
    const device = await loadMfaDevice(records, serialNumber);
    if (device !== undefined)
        return device;
    throw noSuchEntityMessage(`VirtualMFADevice with serial number ${serialNumber} doesn't exist.`);
}
/** The device that somebody has enabled; throws NoSuchEntity. */
export async function enabledDevice(records, serialNumber, userName) {
    const { mfaDevices } = await deviceOwner(records, userName);
    const device = await existingDevice(records, serialNumber);
    if (mfaDevices.includes(serialNumber))
        return device;
    throw noSuchEntity(`MFA Device with serial number ${serialNumber} for user ${userName ?? 'root'}`);
}
/** A user, or the account's root. Throws NoSuchEntity. */
export function deviceOwner(records, userName) {
    return userName === undefined ? accountRoot(records) : existingUser(records, userName);
}
/** Writes down which devices somebody has. */
export function putDevices(records, owner, mfaDevices) {
    if ('userName' in owner)
        records.put('user', owner.userName, { ...owner, mfaDevices });
    else
        records.put('root', 'root', { ...owner, mfaDevices });
}
/** Sets a device's clock by two codes, and writes down what came of it. */
export function synchronizeDevice(records, { device, codes }, { accounts, now }) {
    const tried = synchronize(accounts, { device, codes }, now);
    if (tried === undefined)
        return 'wait';
    records.put('mfaDevice', deviceName(device.serialNumber), tried.device);
    return tried.isRight ? 'right' : 'wrong';
}
/** Throws what AWS says to codes that are not the device's; after the attempt was written down. */
export function requireRight(outcome, serialNumber) {
    if (outcome === 'wrong')
        throw invalidAuthenticationCode();
    if (outcome === 'right')
        return;
    throw entityTemporarilyUnmodifiable(`MFA Device ${serialNumber} cannot be modified after too many wrong codes. Try again later.`);
}
/** The device that an input names. */
export async function deviceResource({ input: { SerialNumber: serialNumber }, entities, }) {
    const arn = parseSerialNumber(serialNumber);
    const device = await loadMfaDevice(entities, arn);
    return { arn, ...(device && { tags: device.tags }) };
}
