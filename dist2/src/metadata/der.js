/** ASN.1 in DER, as much as certificates and signed documents need. X.690. */
/** A value with its tag and length. */
function element(tag, ...parts) {
    const content = Buffer.concat(parts);
    return Buffer.concat([Buffer.of(tag, ...lengthOf(content.length)), content]);
}
function lengthOf(bytes) {
    if (bytes < 128)
        return [bytes];
    const octets = [];
    for (let rest = bytes; rest > 0; rest = Math.floor(rest / 256))
        octets.unshift(rest % 256);
    return [128 + octets.length, ...octets];
}
/** SEQUENCE */
export function sequence(...parts) {
    return element(0x30, ...parts);
}
/** SET of one. */
export function setOf(part) {
    return element(0x31, part);
}
/** Of a context: `[number]`, with what stands in it. */
export function tagged(number, ...parts) {
    return element(0xa0 + number, ...parts);
}
/** INTEGER of big-endian bytes, not negative. */
export function integer(bytes) {
    const first = bytes.findIndex((byte) => byte !== 0);
    const digits = first < 0 ? Buffer.of(0) : Buffer.from(bytes.subarray(first));
    const sign = (digits[0] ?? 0) > 127 ? Buffer.of(0) : Buffer.alloc(0);
    return element(0x02, sign, digits);
}
/** OBJECT IDENTIFIER of a dotted text. */
export function objectId(text) {
    const [first = 0, second = 0, ...others] = text.split('.').map(Number);
    return element(0x06, Buffer.from([first * 40 + second, ...others].flatMap(base128)));
}
function base128(number) {
    const digits = [number % 128];
    for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) {
        digits.unshift(128 + (rest % 128));
    }
    return digits;
}
/** OCTET STRING */
export function octets(bytes) {
    return element(0x04, bytes);
}
/** BIT STRING of whole bytes, or of fewer bits in the last one. */
export function bits(bytes, unusedBits = 0) {
    return element(0x03, Buffer.of(unusedBits), bytes);
}
/** UTF8String */
export function utf8(text) {
    return element(0x0c, Buffer.from(text));
}
/** GeneralizedTime of `YYYYMMDDHHMMSSZ`, or UTCTime of a text that is two digits shorter. */
export function time(text) {
    return element(text.length === 15 ? 0x18 : 0x17, Buffer.from(text));
}
/** BOOLEAN TRUE */
export const yes = Buffer.of(0x01, 0x01, 0xff);
/** NULL */
export const nothing = Buffer.of(0x05, 0x00);
