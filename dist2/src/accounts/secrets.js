/** Secrets at rest: AES-256-GCM under the master key, bound to the name of what they belong to. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { MasterKeyUnusable } from './master-key.js';
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** Encrypts a secret: nonce, ciphertext, tag. */
export function sealSecret(secret, { masterKey, name }, nonce) {
    const cipher = createCipheriv(algorithm, masterKey, nonce, { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(name));
    const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]);
}
/** Decrypts a secret. Throws MasterKeyUnusable if it was sealed under another master key. */
export function openSecret(sealed, { masterKey, name }) {
    const tagAt = sealed.length - tagBytes;
    const nonce = sealed.subarray(0, nonceBytes);
    const decipher = createDecipheriv(algorithm, masterKey, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(sealed.subarray(Math.max(tagAt, nonceBytes)));
    try {
        return (decipher.update(sealed.subarray(nonceBytes, tagAt), undefined, 'utf8') +
            decipher.final('utf8'));
    }
    catch (cause) {
        throw new MasterKeyUnusable(`The master key does not open the secret of ${name}: the data directory was ` +
            'made with another one. Start with that one: CAIRN_MASTER_KEY_FILE, or master.key in ' +
            'the data directory.', { cause });
    }
}
