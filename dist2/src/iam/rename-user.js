import { deviceName, loadMfaDevice } from '../accounts/mfa.js';
/**
 * Writes a user down under its new name; keys and MFA devices follow. Policies that name the user
 * hold its unique id.
 */
export async function renameUser(records, { before, after }) {
    const { userName } = after;
    records.remove('user', before.userName);
    records.put('user', userName, after);
    for (const id of after.accessKeyIds) {
        const key = await records.accessKey(id);
        if (key !== undefined)
            records.putAccessKey(id, { ...key, userName });
    }
    for (const serialNumber of after.mfaDevices) {
        const device = await loadMfaDevice(records, serialNumber);
        if (device?.enabled === undefined)
            continue;
        const enabled = { ...device.enabled, userName };
        records.put('mfaDevice', deviceName(serialNumber), { ...device, enabled });
    }
}
