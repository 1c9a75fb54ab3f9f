/**
 * Text in headers. Node gives and takes a character for each byte. System headers pass through as
 * the bytes they are. User metadata are words: bytes that are UTF-8 are read as UTF-8, others as
 * Latin-1, and what is not ASCII is returned as AWS documents it, encoded by RFC 2047
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html; AWS reads UTF-8 bytes
 * as Latin-1 and so returns them encoded twice, which serves nobody). Words that a client encoded
 * by RFC 2047 itself are ASCII: kept and returned as they are. ceph/s3-tests'
 * test_object_set_get_unicode_metadata wants raw Latin-1 back; neither AWS nor Ceph does that.
 */
const beyondAscii = /[^\t\x20-\x7e]/;
const beyondBytes = /[^\t\x20-\x7e\x80-\xff]/;
const beyondBytesEach = /[^\t\x20-\x7e\x80-\xff]/g;
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/**
 * A header's value that node will send: text that bytes cannot hold goes out as UTF-8, control
 * characters as spaces.
 */
export function headerText(value) {
    if (!beyondBytes.test(value))
        return value;
    const bytes = isLatin1(value) ? value : Buffer.from(value).toString('latin1');
    return bytes.replace(beyondBytesEach, ' ');
}
/** A metadata value as it is sent: itself, or its UTF-8 in one encoded word of RFC 2047. */
export function metadataText(value) {
    if (!beyondAscii.test(value))
        return value;
    return `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
}
/** A metadata value as it was meant, from a header as node gives it. */
export function parseMetadataText(value) {
    if (!beyondAscii.test(value) || !isLatin1(value))
        return value;
    try {
        return utf8.decode(Buffer.from(value, 'latin1'));
    }
    catch {
        return value;
    }
}
/** Whether this may name a header. */
export function isHeaderName(name) {
    return token.test(name);
}
/** Whether a header can hold this text as it is (ISO-8859-1 without control characters). */
export function fitsHeader(value) {
    return !beyondBytes.test(value);
}
function isLatin1(value) {
    for (let at = 0; at < value.length; at++)
        if (value.charCodeAt(at) > 0xff)
            return false;
    return true;
}
