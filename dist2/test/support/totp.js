/** The codes that an authenticator app shows, made as RFC 6238 says. */
import { createHmac } from 'node:crypto';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The step of 30 seconds that it is. */
export function presentStep() {
    return Math.floor(Date.now() / 30_000);
}
/** The code of one step; `seed` in base32, as Base32StringSeed has it. */
export function totpCode(seed, step) {
    const bits = [...Buffer.from(seed).toString('latin1')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
    const bytes = bits.join('').match(/.{8}/g) ?? [];
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
    const mac = createHmac('sha1', key).update(counter).digest();
    const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
}
