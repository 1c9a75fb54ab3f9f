import { failedAgain, mustWait } from './attempts.js';
import { totpStep, totpStepMs, verifyTotp, verifyTotpPair } from './totp.js';
/** The device of a serial number, enabled or not; undefined if there is none. */
export async function loadMfaDevice(records, serialNumber) {
    const device = await records.get('mfaDevice', deviceName(serialNumber));
    return device?.serialNumber === serialNumber ? device : undefined;
}
/** What a serial number ends with: the device's path and its name, which are its own together. */
export function deviceName(serialNumber) {
    return serialNumber.slice(serialNumber.indexOf('/') + 1);
}
/** The device's seed, to be kept nowhere. */
export function deviceSeed(accounts, device) {
    return Buffer.from(accounts.openSecret(device.serialNumber, device.sealedSeed), 'base64');
}
/**
 * Whether a code proves that its sender has the device. A code is good once. False also for a
 * device that is not there, or not that user's, and while guessing is slowed.
 */
export function verifyMfa(accounts, { account, userName, serialNumber, code }, now) {
    return accounts.entities.change(account, async (records) => {
        const device = await loadMfaDevice(records, serialNumber);
        if (device?.enabled === undefined || device.enabled.userName !== userName)
            return false;
        if (mustWait(device.failures, now))
            return false;
        const { lastStep, driftSteps = 0 } = device;
        const moment = { now: now + driftSteps * totpStepMs, lastStep };
        const step = verifyTotp(deviceSeed(accounts, device), code, moment);
        records.put('mfaDevice', deviceName(serialNumber), tried(device, step, now));
        return step !== undefined;
    });
}
/**
 * A device after two codes, which set its clock; undefined if nothing may be tried yet. `isRight`
 * says whether they were its codes; what is returned is to be kept in either case.
 */
export function synchronize(accounts, { device, codes }, now) {
    if (mustWait(device.failures, now))
        return undefined;
    const { lastStep } = device;
    const step = verifyTotpPair(deviceSeed(accounts, device), codes, { now, lastStep });
    const after = tried(device, step, now);
    if (step === undefined)
        return { device: after, isRight: false };
    const drift = step - totpStep(now);
    // One step either way is taken at any time: it is how long somebody needs to type.
    const { driftSteps: _, ...inTime } = after;
    const synchronized = Math.abs(drift) <= 1 ? inTime : { ...inTime, driftSteps: drift };
    return { device: synchronized, isRight: true };
}
/** A device after an attempt; `step`: of the right code. */
function tried(device, step, now) {
    const { failures, ...kept } = device;
    if (step !== undefined)
        return { ...kept, lastStep: step };
    return { ...kept, failures: failedAgain(failures, now) };
}
