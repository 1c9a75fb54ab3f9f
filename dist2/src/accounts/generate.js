/** New ids and secrets, in AWS's shapes. `random` gives that many random bytes. */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/**
 * `AKIA` and 16 letters and digits.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function generateAccessKeyId(random) {
    return `AKIA${letters(16, random)}`;
}
const sessionPrefix = 'ASIA';
const accountLetters = 8;
/** `ASIA`, 8 letters and digits that tell the account, and 8 that are random. */
export function generateSessionKeyId(random, account) {
    let rest = Number(account);
    let text = '';
    for (let count = 0; count < accountLetters; count++) {
        text = base32[rest % base32.length] + text;
        rest = Math.floor(rest / base32.length);
    }
    return sessionPrefix + text + letters(8, random);
}
/** The account that an id of temporary credentials tells; undefined for what is no such id. */
export function accountOfSessionKeyId(id) {
    if (!/^ASIA[A-Z2-7]{16}$/.test(id))
        return undefined;
    const told = id.slice(sessionPrefix.length, sessionPrefix.length + accountLetters);
    let number = 0;
    for (const letter of told)
        number = number * base32.length + base32.indexOf(letter);
    const account = String(number).padStart(12, '0');
    return account.length === 12 ? account : undefined;
}
/** The unique id of a user (`AIDA`), group (`AGPA`), role (`AROA`), policy (`ANPA`), …. */
export function generateUniqueId(prefix, random) {
    return prefix + letters(17, random);
}
function letters(count, random) {
    let text = '';
    for (const byte of random(count))
        text += base32[byte % base32.length];
    return text;
}
/** 40 letters and digits: AWS's length, without its slashes and pluses, which URLs quote. */
export function generateSecret(random) {
    let secret = '';
    while (secret.length < 40) {
        for (const byte of random(40)) {
            // 248 is the last multiple of 62 in a byte: beyond it letters would not be equally likely.
            if (byte < 248 && secret.length < 40)
                secret += base62[byte % base62.length];
        }
    }
    return secret;
}
/** Twelve digits, the first not zero. */
export function generateAccountId(random) {
    return String(1e11 + (random(6).readUIntBE(0, 6) % 9e11));
}
/** A random UUID, as jobs and providers are named. RFC 9562, version 4. */
export function generateUuid(random) {
    const bytes = Buffer.from(random(16));
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
/** 32 hexadecimal digits and eight letters and digits, as AWS's ids of quota requests look. */
export function generateQuotaRequestId(random) {
    return random(16).toString('hex') + generateSecret(random).slice(0, 8);
}
