import { deepStrictEqual, match, notStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { parseSamlMetadata } from '../../../src/auth/saml-metadata.js';
import { limits } from '../../../src/limits.js';
import { verifySamlResponse } from '../../../src/sts/saml.js';
import { selfSigned } from './certificates.js';
import { account, assertion, awsAttributes, encode, issuer, metadata, providerArn, response, role, sign, } from './saml-provider.js';
const at = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;
let ours;
let foreign;
let document;
function expectations(more = {}) {
    const endpoints = ['https://cairn.example.com/-/saml'];
    const parsed = parseSamlMetadata(document);
    return { account, providerName: 'Example', metadata: parsed, endpoints, now: at, ...more };
}
const verify = (xml, more = {}) => verifySamlResponse(encode(xml), expectations(more));
/** A response whose assertion is signed, and verified. */
const verifyWith = (options, more = {}) => verify(sign(response({ at, ...options }), 'Assertion', ours), more);
function refusal(code, message = /./) {
    return (error) => {
        strictEqual(error.code, code, error.stack);
        match(error.message, message);
        return true;
    };
}
const invalid = (message) => refusal('InvalidIdentityToken', message);
const unsigned = invalid(/^Response signature invalid$/);
before(() => {
    ours = selfSigned('ours');
    foreign = selfSigned('foreign');
    document = metadata([ours]);
});
describe('a SAML response', () => {
    it('says who somebody is, in the words of condition keys', async () => {
        const nameQualifier = createHash('sha1').update(`${issuer}${account}/Example`).digest('base64');
        deepStrictEqual(await verifyWith({}), {
            roles: [{ role, provider: providerArn }],
            roleSessionName: 'ann',
            sessionTags: {},
            transitiveTagKeys: [],
            subject: 'ann@example.com',
            subjectType: 'persistent',
            nameQualifier,
            issuer,
            audience: 'https://signin.aws.amazon.com/saml',
            sessionEndsAt: at + 60 * minute,
            facts: {
                'saml:aud': 'https://signin.aws.amazon.com/saml',
                'saml:iss': issuer,
                'saml:sub': 'ann@example.com',
                'saml:sub_type': 'persistent',
                'saml:namequalifier': nameQualifier,
                'saml:doc': `${account}/Example`,
            },
        });
    });
    it('may be signed itself, or its assertion, or both', async () => {
        const inner = sign(response({ at }), 'Assertion', ours);
        for (const xml of [inner, sign(response({ at }), 'Response', ours)]) {
            strictEqual((await verify(xml)).subject, 'ann@example.com');
        }
        strictEqual((await verify(sign(inner, 'Response', ours))).subject, 'ann@example.com');
    });
    it("may be signed with any of its provider's certificates", async () => {
        const both = parseSamlMetadata(metadata([foreign, ours]));
        strictEqual((await verifyWith({}, { metadata: both })).subject, 'ann@example.com');
    });
    it('carries all that AWS reads from attributes', async () => {
        const other = `arn:aws:iam::${account}:role/writer`;
        const { roles, facts, ...found } = await verifyWith({
            format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
            attributes: {
                [`${awsAttributes}Role`]: [`${role},${providerArn}`, ` ${providerArn} , ${other} `],
                [`${awsAttributes}SessionDuration`]: ['1800'],
                [`${awsAttributes}PrincipalTag:Project`]: ['Marketing &amp; Sales'],
                [`${awsAttributes}PrincipalTag:CostCenter`]: ['12345'],
                [`${awsAttributes}TransitiveTagKeys`]: ['Project', 'CostCenter'],
                [`${awsAttributes}SourceIdentity`]: ['ann'],
                'urn:oid:1.3.6.1.4.1.5923.1.1.1.3': ['o=example', 'o=second'],
                'urn:oid:2.5.4.3': ['Ann'],
                constructor: ['x'],
            },
        });
        deepStrictEqual(roles, [
            { role, provider: providerArn },
            { role: other, provider: providerArn },
        ]);
        strictEqual(found.sessionDurationSeconds, 1800);
        deepStrictEqual(found.sessionTags, { Project: 'Marketing & Sales', CostCenter: '12345' });
        deepStrictEqual(found.transitiveTagKeys, ['Project', 'CostCenter']);
        strictEqual(found.sourceIdentity, 'ann');
        strictEqual(found.subjectType, 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress');
        deepStrictEqual(facts['saml:eduPersonOrgDN'], ['o=example', 'o=second']);
        deepStrictEqual(facts['saml:cn'], ['Ann']);
        strictEqual(Object.keys(facts).length, 8);
    });
    const wrongAttributes = {
        'a session name is missing': [{ RoleSessionName: [] }, /^RoleSessionName is required/],
        'a session name has other letters': [{ RoleSessionName: ['a b'] }, /must match/],
        'a session name is short': [{ RoleSessionName: ['a'] }, /must match/],
        'there are two session names': [{ RoleSessionName: ['ann', 'bob'] }, /one value/],
        'a role stands alone': [{ Role: [role] }, /invalid SAML response/],
        'a role stands without a provider': [{ Role: [`${role},${role}`] }, /invalid SAML response/],
        'a duration is no number': [{ SessionDuration: ['long'] }, /SessionDuration/],
        'a source identity is reserved': [{ SourceIdentity: ['aws:ann'] }, /^Source Identity must/],
    };
    for (const [why, [values, message]] of Object.entries(wrongAttributes)) {
        it(`is refused when ${why}`, async () => {
            const named = Object.entries(values).map(([name, list]) => [`${awsAttributes}${name}`, list]);
            await rejects(verifyWith({ attributes: Object.fromEntries(named) }), invalid(message));
        });
    }
});
describe('the time of a SAML response', () => {
    it('is five minutes from when it was issued', async () => {
        const long = { notOnOrAfter: at + 60 * minute, confirmedUntil: at + 60 * minute };
        await verifyWith(long, { now: at + limits.samlRedeemMs - 1 });
        const expired = refusal('ExpiredTokenException', /^Token must be redeemed within 5 minutes/);
        await rejects(verifyWith(long, { now: at + limits.samlRedeemMs }), expired);
    });
    it('is what its conditions, its subject and its session say', async () => {
        const expired = refusal('ExpiredTokenException');
        await rejects(verifyWith({ notOnOrAfter: at }), expired);
        await rejects(verifyWith({ confirmedUntil: at }), expired);
        await rejects(verifyWith({ notBefore: at + 6 * minute }), invalid(/not valid yet/));
        await rejects(verifyWith({ issuedAt: at + 6 * minute }), invalid(/not valid yet/));
        await verifyWith({ notBefore: at + 4 * minute, issuedAt: at + 4 * minute });
    });
    it('ends with the metadata', async () => {
        const dated = (text) => parseSamlMetadata(metadata([ours], `validUntil="${text}"`));
        await verifyWith({}, { metadata: dated('2026-11-23T12:00:01Z') });
        await rejects(verifyWith({}, { metadata: dated('2026-11-23T12:00:00Z') }), invalid(/metadata/));
    });
});
describe('the addressee of a SAML response', () => {
    it('is AWS or this server', async () => {
        const own = 'https://cairn.example.com/-/saml';
        await verifyWith({ audience: own, recipient: own });
        await verifyWith({ audience: 'urn:amazon:webservices' });
        await verifyWith({ recipient: 'https://us-west-2.signin.aws.amazon.com/saml' });
    });
    it('is no other', async () => {
        const audience = invalid(/^Response does not contain the required audience\.$/);
        await rejects(verifyWith({ audience: 'https://other.example.com' }), audience);
        const noAudience = `<saml:Conditions NotOnOrAfter="${new Date(at + minute).toISOString()}"/>`;
        await rejects(verifyWith({ conditions: noAudience }), audience);
        for (const recipient of [
            'https://other.example.com/',
            'https://signin.aws.amazon.com.evil.com/saml',
            'https://evil.com/signin.aws.amazon.com/saml',
            '',
        ]) {
            await rejects(verifyWith({ recipient }), invalid(/Recipient/), recipient);
        }
        await rejects(verifyWith({ issuer: 'https://other' }), invalid(/^Issuer not present/));
    });
    it('is confirmed once, by who bears it', async () => {
        const confirmation = (method, data) => `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:${method}">` +
            `<saml:SubjectConfirmationData ${data}/></saml:SubjectConfirmation>`;
        const until = `NotOnOrAfter="${new Date(at + minute).toISOString()}"`;
        const recipient = 'Recipient="https://signin.aws.amazon.com/saml"';
        const good = confirmation('bearer', `${until} ${recipient}`);
        await verifyWith({ confirmation: good });
        for (const bad of [
            '',
            good + good,
            confirmation('holder-of-key', `${until} ${recipient}`),
            confirmation('bearer', until),
            confirmation('bearer', recipient),
            confirmation('bearer', `NotOnOrAfter="tomorrow" ${recipient}`),
        ]) {
            await rejects(verifyWith({ confirmation: bad }), invalid(), bad);
        }
    });
});
describe('a forged SAML response', () => {
    const evil = { at, subject: 'root@example.com' };
    it('is unsigned', async () => {
        await rejects(verify(response({ at })), unsigned);
    });
    it("is signed with another's key", async () => {
        await rejects(verify(sign(response({ at }), 'Assertion', foreign)), unsigned);
        await rejects(verify(sign(response({ at }), 'Response', foreign)), unsigned);
        const inner = sign(response({ at }), 'Assertion', ours);
        await rejects(verify(sign(inner, 'Response', foreign)), unsigned);
    });
    it('is altered', async () => {
        for (const name of ['Assertion', 'Response']) {
            const xml = sign(response({ at }), name, ours);
            const changes = [
                ['ann@example.com', 'root@example.com'],
                [':role/reader', ':role/admin'],
                ['<saml:AttributeStatement>', '<saml:AttributeStatement><saml:Attribute Name="x"/>'],
                ['SessionNotOnOrAfter="2026', 'SessionNotOnOrAfter="2027'],
            ];
            for (const [from, to] of changes) {
                notStrictEqual(xml.replace(from, to), xml);
                await rejects(verify(xml.replace(from, to)), unsigned, `${name} ${to}`);
            }
        }
    });
    it('has SHA-1 or an HMAC for a signature', async () => {
        const sha1 = { signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' };
        await rejects(verify(sign(response({ at }), 'Assertion', { ...ours, ...sha1 })), unsigned);
        const digest = { digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' };
        await rejects(verify(sign(response({ at }), 'Assertion', { ...ours, ...digest })), unsigned);
        const xml = sign(response({ at }), 'Assertion', ours);
        const rsa = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
        const hmac = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1';
        await rejects(verify(xml.replace(rsa, hmac)), unsigned);
    });
    it('hides part of a name behind a comment', async () => {
        const options = { subject: 'ann@example.com.evil.org' };
        const xml = sign(response({ at, ...options }), 'Assertion', ours);
        const commented = xml.replace('ann@example.com', 'ann@example.com<!-- -->');
        notStrictEqual(commented, xml);
        strictEqual((await verify(commented)).subject, 'ann@example.com.evil.org');
        const instruction = xml.replace('ann@example.com', 'ann@example.com<?x y?>');
        await rejects(verify(instruction), unsigned);
    });
    const signedParts = () => {
        const xml = sign(response({ at }), 'Assertion', ours);
        const [signed = ''] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml) ?? [];
        const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(signed) ?? [];
        return { xml, signed, signature, bare: signed.replace(signature, '') };
    };
    const forged = (id) => assertion(evil).replace('ID="_assertion"', `ID="${id}"`);
    it('wraps the signed assertion', async () => {
        const { signed, signature, bare } = signedParts();
        const opening = /^<saml:Assertion [^>]*>/;
        const within = (outer, inner) => outer.replace(opening, (tag) => `${tag}${inner}`);
        const signatureAround = (inner) => signature.replace('</ds:Signature>', `<ds:Object>${inner}</ds:Object></ds:Signature>`);
        const extensions = `<samlp:Extensions>${signed}</samlp:Extensions>`;
        const forgeries = {
            'two assertions, the forged one first': forged('_evil') + signed,
            'two assertions, the forged one last': signed + forged('_evil'),
            'two with the same ID': forged('_assertion') + signed,
            'the signed one in the forged one': within(forged('_evil'), signed),
            'the forged one in the signed one': within(signed, forged('_evil')),
            'its signature moved, the signed one in it': within(forged('_evil'), signatureAround(bare)),
            'the signed one in extensions': `${extensions}${forged('_evil')}`,
            'the signature beside the assertion': signature + bare,
            'the signature on a forged one': within(forged('_assertion'), signature),
            'the signature on another ID': within(forged('_evil'), signature),
            'two signatures': within(signed, signature),
        };
        for (const [why, inside] of Object.entries(forgeries)) {
            await rejects(verify(response({ at }, inside)), invalid(), why);
        }
    });
    it('wraps the signed response', async () => {
        const xml = sign(response({ at }), 'Response', ours);
        const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(xml) ?? [];
        const evilResponse = response(evil).replace('ID="_response"', 'ID="_evil"');
        const signedInside = evilResponse.replace('</samlp:Status>', `</samlp:Status>${xml}`);
        const object = `<ds:Object>${xml.replace(signature, '')}</ds:Object></ds:Signature>`;
        const moved = signature.replace('</ds:Signature>', object);
        const forgeries = [
            signedInside,
            evilResponse.replace('<samlp:Status>', `${moved}<samlp:Status>`),
            response(evil).replace('<samlp:Status>', `${signature}<samlp:Status>`),
            // What stands in the signature is taken out before its digest is made.
            xml.replace('</ds:Signature>', `<ds:Object>${forged('_evil')}</ds:Object></ds:Signature>`),
        ];
        for (const forgery of forgeries)
            await rejects(verify(forgery), invalid(), forgery);
    });
    it('is in other namespaces', async () => {
        const { xml } = signedParts();
        const names = ['urn:oasis:names:tc:SAML:2.0:protocol', 'urn:oasis:names:tc:SAML:2.0:assertion'];
        for (const name of names) {
            await rejects(verify(xml.replaceAll(name, 'urn:evil')), invalid());
        }
    });
    it('refers to nothing, or to all', async () => {
        const { xml } = signedParts();
        for (const uri of ['', '#', '#_response', '#xpointer(/)', 'http://127.0.0.1/', '_assertion']) {
            const changed = xml.replace('URI="#_assertion"', `URI="${uri}"`);
            await rejects(verify(changed), unsigned, uri);
        }
    });
    it('is signed twice over, once by nobody', async () => {
        const { xml, signature } = signedParts();
        const [reference = ''] = /<ds:Reference.*<\/ds:Reference>/s.exec(signature) ?? [];
        const twice = xml.replace(reference, reference + reference);
        await rejects(verify(twice), unsigned);
        const [info = ''] = /<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(signature) ?? [];
        await rejects(verify(xml.replace(info, info + info)), unsigned);
    });
    it('has a DTD, entities, or is no XML', async () => {
        const { xml } = signedParts();
        const dtd = '<!DOCTYPE samlp:Response [<!ENTITY x "ann">]>';
        const external = '<!DOCTYPE x SYSTEM "file:///etc/passwd">';
        const others = ['', '<a', `${xml}${xml}`, xml.replace('ann@', '&x;@'), xml.slice(0, -5)];
        for (const bad of [dtd + xml, external + xml, `<?xml version="1.0"?>${dtd}${xml}`, ...others]) {
            await rejects(verify(bad), invalid(), bad.slice(0, 60));
        }
        for (const text of ['', '%%%', 'PGE', 'x'.repeat(limits.samlAssertionMax + 1), '/w==']) {
            await rejects(verifySamlResponse(text, expectations()), invalid());
        }
    });
    it('has its assertion encrypted, or none', async () => {
        const encrypted = '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>';
        await rejects(verify(sign(response({ at }, encrypted), 'Response', ours)), invalid(/Assertion/));
        await rejects(verify(sign(response({ at }, ' '), 'Response', ours)), invalid(/Assertion/));
    });
    it('tells of a failure', async () => {
        const status = 'urn:oasis:names:tc:SAML:2.0:status:Responder';
        await rejects(verifyWith({ status }), refusal('IDPRejectedClaim'));
    });
});
