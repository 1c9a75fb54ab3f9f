/** A virtual MFA device, as an application on a telephone is one. */
import { createHmac } from 'node:crypto';
import { CreateVirtualMFADeviceCommand, EnableMFADeviceCommand } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
const stepMs = 30_000;
/** Makes a device for a user, or for whoever has these keys. */
export async function addMfaDevice(server, VirtualMFADeviceName, { UserName, keys } = {}) {
    const iam = iamClient(server, keys);
    const made = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName }));
    const { SerialNumber = '', Base32StringSeed } = made.VirtualMFADevice ?? {};
    const seed = fromBase32(Buffer.from(Base32StringSeed ?? '').toString());
    let step = Math.floor(Date.now() / stepMs) - 1;
    const code = () => totp(seed, step++);
    const codes = { AuthenticationCode1: code(), AuthenticationCode2: code() };
    await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes }));
    return { serialNumber: SerialNumber, code: code() };
}
/** https://www.rfc-editor.org/rfc/rfc6238 */
function totp(seed, step) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', seed).update(counter).digest();
    const at = (mac.at(-1) ?? 0) & 15;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
function fromBase32(text) {
    let bits = '';
    for (const letter of text.replace(/=+$/, '')) {
        bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
    }
    const bytes = bits.match(/.{8}/g) ?? [];
    return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
