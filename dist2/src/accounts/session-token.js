/**
 * Session tokens: everything that a temporary credential stands for, deflated, encrypted and
 * authenticated, so that no session is kept anywhere. What a token says was true when it was made:
 * whoever opens one still asks whether its role or user is there and not revoked.
 *
 *     version (1)  key id (4)  salt (16)  nonce (12)  ciphertext  tag (16)        as base64url
 *
 * The key of a token is made of its salt, so that nonces drawn at random do not meet, however many
 * tokens are made.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { limits } from '../limits.js';
import { generateSecret, generateSessionKeyId } from './generate.js';
/** A session that says more than a token may hold: AWS's PackedPolicyTooLarge. */
export class SessionTooLarge extends Error {
    name = 'SessionTooLarge';
}
const version = 1;
const algorithm = 'aes-256-gcm';
const idBytes = 4;
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const saltAt = 1 + idBytes;
const nonceAt = saltAt + saltBytes;
const textAt = nonceAt + nonceBytes;
/** Texts that most sessions have; whoever changes them changes the version. */
const dictionary = Buffer.from('"sourceIdentity":"mfaAuthenticatedAt":"federation":{"provider":"arn:aws:iam::' +
    'oidc-provider/saml-provider/","facts":{"saml:aud":"https://signin.aws.amazon.com/saml"' +
    '"Version":"2012-10-17","Statement":[{"Sid":"Condition":{"StringEquals":{"NotAction":' +
    '"NotResource":"Effect":"Deny""Effect":"Allow","Action":["s3:GetObject","s3:PutObject",' +
    '"s3:DeleteObject","s3:ListBucket"],"Resource":["arn:aws:s3:::"}]}' +
    'arn:aws:iam::aws:policy/{"accessKeyId":"ASIA","secretAccessKey":"","account":"","kind":' +
    '"assumed-role","arn":"arn:aws:sts:::assumed-role/","uniqueId":"AROA:","principal":{"type":' +
    '"role","id":"AROA","arn":"arn:aws:iam:::role/"},"issuedAt":1,"expiresAt":1,"policies":[],' +
    '"policyArns":[],"tags":{},"transitiveTagKeys":[],"chained":false}');
/** Derives the keys of session tokens from the master key, and from those that it replaced. */
export function deriveSessionKeys(masterKey, replaced = []) {
    return [masterKey, ...replaced].map((from) => ({
        id: deriveKey(from, 'cairn session token: key id', idBytes),
        key: deriveKey(from, 'cairn session token: key'),
    }));
}
/** A key for one purpose, made of the master key. */
export function deriveKey(masterKey, purpose, bytes = 32) {
    return Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), purpose, bytes));
}
/**
 * A new temporary key pair, its id `ASIA…`. As at AWS the id tells the account, which is no secret;
 * what is random in it tells sessions apart for people, and need not be unique: a session is what
 * its token says.
 */
export function newSessionPair(random, account) {
    const accessKeyId = generateSessionKeyId(random, account);
    return { accessKeyId, secretAccessKey: generateSecret(random) };
}
/** Makes the token of a session; throws SessionTooLarge. */
export function sealSession(session, keys, random) {
    const [current] = keys;
    if (current === undefined)
        throw new Error('There is no key to seal a session with');
    const head = Buffer.concat([Buffer.of(version), current.id, random(saltBytes)]);
    const nonce = random(nonceBytes);
    const cipher = createCipheriv(algorithm, tokenKey(current.key, head), nonce, {
        authTagLength: tagBytes,
    });
    cipher.setAAD(head);
    const text = Buffer.from(JSON.stringify(session));
    if (text.length > limits.sessionBytes)
        throw tooLarge();
    const packed = deflateRawSync(text, { dictionary, level: 9 });
    const sealed = Buffer.concat([head, nonce, cipher.update(packed), cipher.final()]);
    const token = Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
    if (token.length > limits.sessionTokenBytes)
        throw tooLarge();
    return token;
}
function tooLarge() {
    return new SessionTooLarge('The session says more than a session token may hold');
}
/**
 * Reads a token that `sealSession` made, expired or not; undefined for anything else: altered, of
 * another server, of another version.
 */
export function openSession(token, keys) {
    if (token.length > limits.sessionTokenBytes || !/^[\w-]+$/.test(token))
        return undefined;
    const bytes = Buffer.from(token, 'base64url');
    // Base64 leaves bits at its end unread: a token has one spelling.
    if (bytes.toString('base64url') !== token)
        return undefined;
    if (bytes.length <= textAt + tagBytes || bytes[0] !== version)
        return undefined;
    const id = bytes.subarray(1, saltAt);
    const known = keys.find((one) => one.id.equals(id));
    return known && decrypt(bytes, known.key);
}
function decrypt(bytes, key) {
    const head = bytes.subarray(0, nonceAt);
    const nonce = bytes.subarray(nonceAt, textAt);
    const tagAt = bytes.length - tagBytes;
    const decipher = createDecipheriv(algorithm, tokenKey(key, head), nonce, {
        authTagLength: tagBytes,
    });
    decipher.setAAD(head);
    decipher.setAuthTag(bytes.subarray(tagAt));
    const packed = decipher.update(bytes.subarray(textAt, tagAt));
    try {
        decipher.final();
    }
    catch {
        return undefined;
    }
    const text = inflateRawSync(packed, { dictionary, maxOutputLength: limits.sessionBytes });
    return JSON.parse(text.toString());
}
function tokenKey(key, head) {
    return createHmac('sha256', key).update(head.subarray(saltAt)).digest();
}
/**
 * How much of the room for session policies and tags a session takes, in percent: AWS's
 * PackedPolicySize, above 100 PackedPolicyTooLarge. AWS does not say how it packs; here it is what
 * they take deflated.
 */
export function packedPolicyPercent(session) {
    const { policies, policyArns, tags, transitiveTagKeys } = session;
    const texts = [...policies, ...policyArns, ...Object.entries(tags).flat(), ...transitiveTagKeys];
    if (texts.length === 0)
        return 0;
    const packed = deflateRawSync(texts.join('\0'), { dictionary, level: 9 });
    return Math.ceil((100 * packed.length) / limits.packedPolicyBytes);
}
