import { canonicalRequest } from './canonical-request.js';
import { scopeOf } from './credential.js';
import { canonicalPath } from './percent-encoding.js';
import { signatureMismatch } from './refusals.js';
import { sameSignature, sha256Hex } from './signing-keys.js';
function stringToSign(signed, date, canonical) {
    const scope = scopeOf(signed.credential);
    return `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256Hex(canonical)}`;
}
/**
 * Other ways in which a client may have written down the very same request: the path encoded
 * otherwise than it was sent, a header that it sent as latin1 and signed as UTF-8, and the `Date`
 * header's own text for the time. Each means what was sent, so none lets another request in.
 */
function otherStringsToSign(request, signed) {
    const texts = [];
    for (const path of new Set([request.rawPath, canonicalPath(request.rawPath)])) {
        const canonical = canonicalRequest(request, signed, path);
        for (const encoding of ['latin1', 'utf8']) {
            for (const date of new Set([signed.date, signed.dateAsSent])) {
                texts.push(stringToSign(signed, date, Buffer.from(canonical, encoding)));
            }
        }
    }
    return texts;
}
/** Returns if the signature is right; throws SignatureDoesNotMatch. */
export function verifyV4(request, signed, key) {
    // Node's headers are bytes as characters: latin1 gives the bytes that were sent.
    const canonical = canonicalRequest(request, signed, request.rawPath);
    const text = stringToSign(signed, signed.date, Buffer.from(canonical, 'latin1'));
    const isOurs = (ours) => sameSignature(key.sign(ours), signed.signature);
    if (isOurs(text) || otherStringsToSign(request, signed).some(isOurs))
        return;
    throw signatureMismatch({
        accessKeyId: signed.credential.accessKeyId,
        stringToSign: text,
        signature: signed.signature,
        canonicalRequest: canonical,
    });
}
