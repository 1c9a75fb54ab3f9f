import { emptySha256, sha256Hex } from './signing-keys.js';
/** Signs a body chunk after chunk, then its trailer. */
export function createChunkSigner({ key, date, scope, signature }) {
    const chunkHead = `AWS4-HMAC-SHA256-PAYLOAD\n${date}\n${scope}\n`;
    const trailerHead = `AWS4-HMAC-SHA256-TRAILER\n${date}\n${scope}\n`;
    let previous = signature;
    return {
        chunk(sha256OfChunkHex) {
            const text = `${chunkHead}${previous}\n${emptySha256}\n${sha256OfChunkHex}`;
            previous = key.sign(text);
            return previous;
        },
        trailer(canonicalTrailerBytes) {
            return key.sign(`${trailerHead}${previous}\n${sha256Hex(canonicalTrailerBytes)}`);
        },
    };
}
