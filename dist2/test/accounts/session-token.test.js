import { deepStrictEqual, match, ok, strictEqual, throws } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { deriveSessionKeys, newSessionPair, openSession, packedPolicyPercent, SessionTooLarge, sealSession, } from '../../src/accounts/session-token.js';
import { limits } from '../../src/limits.js';
const masterKey = Buffer.alloc(32, 1);
const keys = deriveSessionKeys(masterKey);
const account = '123456789012';
function session(more = {}) {
    return {
        ...newSessionPair(randomBytes, '123456789012'),
        account,
        kind: 'assumed-role',
        arn: `arn:aws:sts::${account}:assumed-role/reader/ann`,
        uniqueId: 'AROAABCDEFGHIJKLMNOPQ:ann',
        principal: {
            type: 'role',
            id: 'AROAABCDEFGHIJKLMNOPQ',
            arn: `arn:aws:iam::${account}:role/team/reader`,
        },
        issuedAt: 1_790_000_000_000,
        expiresAt: 1_790_003_600_000,
        policies: [],
        policyArns: [],
        tags: {},
        transitiveTagKeys: [],
        chained: false,
        ...more,
    };
}
describe('a session token', () => {
    it('says all that the session is', () => {
        const full = session({
            policies: ['{"Version":"2012-10-17","Statement":[]}'],
            policyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
            tags: { Project: 'Zürich', __proto__x: '' },
            transitiveTagKeys: ['Project'],
            sourceIdentity: 'ann',
            mfaAuthenticatedAt: 1_790_000_000_000,
            federation: {
                provider: `arn:aws:iam::${account}:oidc-provider/id.example.com/a`,
                facts: { 'id.example.com/a:sub': 'ann', 'id.example.com/a:amr': ['pwd', 'otp'] },
            },
            chained: true,
        });
        deepStrictEqual(openSession(sealSession(full, keys, randomBytes), keys), full);
    });
    it('is short, and so is what a header can carry', () => {
        const token = sealSession(session(), keys, randomBytes);
        ok(token.length < 500, `${token.length}`);
        match(token, /^[\w-]+$/);
    });
    it('shows none of what it says, and is never the same twice', () => {
        const one = session();
        const first = sealSession(one, keys, randomBytes);
        ok(!Buffer.from(first, 'base64url').includes(one.secretAccessKey));
        strictEqual(first === sealSession(one, keys, randomBytes), false);
    });
    it('is refused when any of its letters is another', () => {
        const token = sealSession(session(), keys, randomBytes);
        for (let at = 0; at < token.length; at++) {
            const letter = token[at] === 'A' ? 'B' : 'A';
            const altered = token.slice(0, at) + letter + token.slice(at + 1);
            strictEqual(openSession(altered, keys), undefined, `letter ${at}`);
        }
    });
    it('is refused when it is cut, longer, or no token at all', () => {
        const token = sealSession(session(), keys, randomBytes);
        const others = ['', 'A', `${token}A`, `${token}=`, ` ${token}`, `${token}\n`, token.slice(4)];
        for (const other of [...others, token.slice(0, -4), token.slice(0, 60), 'é'.repeat(100)]) {
            strictEqual(openSession(other, keys), undefined, other);
        }
        strictEqual(openSession('A'.repeat(limits.sessionTokenBytes + 1), keys), undefined);
        strictEqual(openSession(randomBytes(400).toString('base64url'), keys), undefined);
    });
    it('is refused by a server with another master key', () => {
        const token = sealSession(session(), keys, randomBytes);
        strictEqual(openSession(token, deriveSessionKeys(Buffer.alloc(32, 2))), undefined);
    });
    it('outlives a master key that was replaced', () => {
        const before = sealSession(session(), keys, randomBytes);
        const rotated = deriveSessionKeys(Buffer.alloc(32, 2), [masterKey]);
        ok(openSession(before, rotated));
        const after = sealSession(session(), rotated, randomBytes);
        ok(openSession(after, rotated));
        strictEqual(openSession(after, keys), undefined);
    });
    it('is not made for a session that says too much', () => {
        const policies = [randomBytes(limits.sessionTokenBytes).toString('base64')];
        throws(() => sealSession(session({ policies }), keys, randomBytes), SessionTooLarge);
        const repeated = ['x'.repeat(limits.sessionBytes)];
        throws(() => sealSession(session({ policies: repeated }), keys, randomBytes), SessionTooLarge);
    });
    it('has room for all that PackedPolicySize lets through', () => {
        const policies = [randomBytes(3000).toString('base64')];
        const filled = session({ policies });
        ok(packedPolicyPercent(filled) <= 100);
        ok(openSession(sealSession(filled, keys, randomBytes), keys));
    });
});
describe('PackedPolicySize', () => {
    it('is 0 without policies and tags, and grows with them', () => {
        strictEqual(packedPolicyPercent(session()), 0);
        const small = packedPolicyPercent(session({ tags: { Project: 'Automation' } }));
        const policies = [randomBytes(1500).toString('base64')];
        const large = packedPolicyPercent(session({ policies }));
        ok(small > 0 && small < 5 && large > 30, `${small} ${large}`);
    });
    it('is above 100 for more than there is room for', () => {
        const policies = [randomBytes(6000).toString('base64')];
        ok(packedPolicyPercent(session({ policies })) > 100);
    });
});
describe('a temporary key pair', () => {
    it('looks as AWS makes them', () => {
        const { accessKeyId, secretAccessKey } = newSessionPair(randomBytes, '123456789012');
        match(accessKeyId, /^ASIA[A-Z2-7]{16}$/);
        match(secretAccessKey, /^[A-Za-z0-9]{40}$/);
    });
});
