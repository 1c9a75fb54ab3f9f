/**
 * Time-based one-time passwords of virtual MFA devices: SHA-1, six digits, a new one every 30
 * seconds, as all authenticator apps make them. https://www.rfc-editor.org/rfc/rfc6238
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { limits } from '../limits.js';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** How long a code is shown. */
export const totpStepMs = 30_000;
const digits = 6;
/** AWS's seeds are 64 letters and digits of base32. */
const seedBytes = 40;
/** A new seed, and as people and `otpauth:` write it: AWS's Base32StringSeed. */
export function newTotpSeed(random) {
    const seed = random(seedBytes);
    return { seed, text: encodeBase32(seed) };
}
/** Bytes in base32, without padding. https://www.rfc-editor.org/rfc/rfc4648 */
export function encodeBase32(bytes) {
    let text = '';
    let bits = 0;
    let value = 0;
    for (const byte of bytes) {
        value = (value << 8) | byte;
        for (bits += 8; bits >= 5; bits -= 5)
            text += alphabet[(value >> (bits - 5)) & 31];
        value &= (1 << bits) - 1;
    }
    return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}
/** What a QR code of the device says: AWS's form of the address. */
export function totpUri(device, accountName, seedText) {
    const label = `${encodeURIComponent(device)}@${encodeURIComponent(accountName)}`;
    return `otpauth://totp/${label}?secret=${seedText}`;
}
/** The address as a QR code, a PNG: AWS's QRCodePNG. */
export async function totpQrCode(uri) {
    const { toBuffer } = await import('qrcode');
    return toBuffer(uri);
}
/** The six digits of one step. */
export function totpCode(seed, step) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', seed).update(counter).digest();
    const at = (mac[mac.length - 1] ?? 0) & 15;
    const number = mac.readUInt32BE(at) & 0x7fffffff;
    return String(number % 10 ** digits).padStart(digits, '0');
}
/** The step that a moment is in. */
export function totpStep(now) {
    return Math.floor(now / totpStepMs);
}
/**
 * The step whose code this is, of the present one and its neighbours; undefined for a wrong code
 * and one that was taken before. The caller keeps the step: a code is taken once.
 */
export function verifyTotp(seed, code, { now, lastStep = -1 }) {
    const present = totpStep(now);
    let found;
    for (let step = present - 1; step <= present + 1; step++) {
        if (isCode(seed, code, step) && step > lastStep)
            found ??= step;
    }
    return found;
}
/**
 * The step of the second of two codes that follow each other, as EnableMFADevice and
 * ResyncMFADevice take them; undefined if they are no such pair. The device's clock may be further
 * off than at sign-in.
 */
export function verifyTotpPair(seed, codes, { now, lastStep = -1 }) {
    const present = totpStep(now);
    const { totpResyncSteps } = limits;
    for (let step = present - totpResyncSteps; step < present + totpResyncSteps; step++) {
        const both = isCode(seed, codes[0], step) && isCode(seed, codes[1], step + 1);
        if (both && step > lastStep)
            return step + 1;
    }
    return undefined;
}
function isCode(seed, code, step) {
    if (step < 0)
        return false;
    const given = Buffer.from(code);
    const expected = Buffer.from(totpCode(seed, step));
    return given.length === expected.length && timingSafeEqual(given, expected);
}
