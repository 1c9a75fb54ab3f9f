import { deepStrictEqual, match, ok, rejects, strictEqual, throws } from 'node:assert/strict';
import { createHmac, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { exportSPKI, SignJWT } from 'jose';
import { limits } from '../../../src/limits.js';
import { claimedIssuer, createWebIdentities, oidcProviderName, } from '../../../src/sts/web-identity.js';
import { selfSigned } from './certificates.js';
import { standardClaims, startProvider } from './identity-provider.js';
let now = Date.now();
let provider;
function identities(privateAddresses = 'allowed') {
    return createWebIdentities({ privateAddresses, now: () => now });
}
function described(more = {}) {
    return { url: provider.url, clientIds: ['app', 'other'], thumbprints: [], ...more };
}
function refusal(code, message = /./) {
    return (error) => {
        strictEqual(error.code, code, error.stack);
        match(error.message, message);
        return true;
    };
}
const invalid = (message) => refusal('InvalidIdentityToken', message);
const noKey = invalid(/^Couldn't retrieve verification key/);
function encode(value) {
    return Buffer.from(JSON.stringify(value)).toString('base64url');
}
describe('a web identity token', () => {
    beforeEach(async () => {
        now = Date.now();
        provider = await startProvider();
    });
    afterEach(() => provider.close());
    const verify = (token) => identities().verify(token, described());
    const verifyClaims = async (claims) => verify(await provider.token(claims));
    it('says who somebody is, in the words of condition keys', async () => {
        const name = oidcProviderName(provider.url);
        deepStrictEqual(await verifyClaims({ amr: ['pwd', 'otp'], email: 'ann@example.com' }), {
            provider: name,
            subject: 'ann',
            audience: 'app',
            facts: {
                [`${name}:aud`]: 'app',
                [`${name}:sub`]: 'ann',
                [`${name}:amr`]: ['pwd', 'otp'],
                [`${name}:email`]: 'ann@example.com',
            },
            sessionTags: {},
            transitiveTagKeys: [],
        });
    });
    for (const algorithm of ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']) {
        it(`may be signed with ${algorithm}`, async () => {
            await provider.addKey('another', algorithm);
            strictEqual((await verify(await provider.token({}, 'another'))).subject, 'ann');
        });
    }
    for (const algorithm of ['PS256', 'EdDSA']) {
        it(`may not be signed with ${algorithm}`, async () => {
            await provider.addKey('another', algorithm);
            await rejects(verify(await provider.token({}, 'another')), invalid());
        });
    }
    it('may not be unsigned', async () => {
        const payload = encode(standardClaims(provider.url));
        for (const alg of ['none', 'None', 'NONE', '']) {
            await rejects(verify(`${encode({ alg, kid: 'one' })}.${payload}.`), invalid());
        }
    });
    it('may not be signed with the public key as a secret', async () => {
        await provider.addKey('rsa', 'RS256');
        const { publicKey } = provider.keys.get('rsa') ?? {};
        ok(publicKey);
        const head = `${encode({ alg: 'HS256', kid: 'rsa' })}.${encode(standardClaims(provider.url))}`;
        const jwk = (await provider.jwks()).keys[1];
        const spki = await exportSPKI(publicKey);
        for (const secret of [spki, spki.trim(), JSON.stringify(jwk)]) {
            const mac = createHmac('sha256', secret).update(head).digest('base64url');
            await rejects(verify(`${head}.${mac}`), invalid());
        }
    });
    it('may not bring its own key', async () => {
        const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const jwk = publicKey.export({ format: 'jwk' });
        const headers = [{ jwk }, { jku: `${provider.url}/own` }, { kid: 'one', jwk }];
        for (const header of headers) {
            const token = await new SignJWT(standardClaims(provider.url))
                .setProtectedHeader({ alg: 'ES256', ...header })
                .sign(privateKey);
            await rejects(verify(token), invalid());
        }
        strictEqual(provider.asked.get('/own'), undefined);
    });
    it('is refused when a claim or the signature is altered', async () => {
        const [header, , signature] = (await provider.token()).split('.');
        const payload = encode(standardClaims(provider.url, { sub: 'root' }));
        await rejects(verify(`${header}.${payload}.${signature}`), invalid());
        const token = await provider.token();
        await rejects(verify(`${token.slice(0, -6)}AAAAAA`), invalid());
        await rejects(verify(token.slice(0, token.lastIndexOf('.') + 1)), invalid());
    });
    it("is refused when another provider's key signed it", async () => {
        const other = await startProvider();
        try {
            await rejects(verify(await other.token({ iss: provider.url })), invalid());
            await rejects(verify(await other.token()), invalid(/issuer/));
        }
        finally {
            await other.close();
        }
    });
    it('is refused when it is no JSON Web Token', async () => {
        const noObject = `${encode({ alg: 'RS256' })}.${Buffer.from('[]').toString('base64url')}.x`;
        for (const token of ['', 'x', 'a.b', 'a.b.c', '..', 'a.b.c.d', noObject]) {
            throws(() => claimedIssuer(token), invalid(/not a valid JWT/));
        }
        const long = await provider.token({ long: 'x'.repeat(limits.webIdentityTokenMax) });
        throws(() => claimedIssuer(long), invalid(/not a valid JWT/));
    });
    it('names its issuer, to find the provider by', async () => {
        strictEqual(claimedIssuer(await provider.token()), provider.url);
        strictEqual(oidcProviderName('https://id.example.com/a/'), 'id.example.com/a/');
    });
    it('ends, five minutes being granted for clocks that differ', async () => {
        const seconds = Math.floor(now / 1000);
        await verifyClaims({ exp: seconds - 299 });
        const expired = refusal('ExpiredTokenException', /^Token expired: current date\/time \d+ must/);
        await rejects(verifyClaims({ exp: seconds - 300 }), expired);
    });
    it('begins', async () => {
        const seconds = Math.floor(now / 1000);
        await verifyClaims({ nbf: seconds + 299, iat: seconds + 299 });
        await rejects(verifyClaims({ nbf: seconds + 400 }), invalid(/not valid yet/));
        await rejects(verifyClaims({ iat: seconds + 400 }), invalid(/not valid yet/));
    });
    it('has all the claims that AWS asks for', async () => {
        for (const claim of ['iss', 'sub', 'aud', 'exp', 'iat']) {
            const without = verifyClaims({ [claim]: undefined });
            await rejects(without, invalid(new RegExp(`^Missing a required claim: ${claim}$`)));
        }
        await rejects(verifyClaims({ sub: 'x'.repeat(256) }), invalid());
        await rejects(verifyClaims({ sub: 7 }), invalid());
        await rejects(verifyClaims({ exp: '9999999999' }), invalid());
    });
    it('is for a client id of the provider', async () => {
        strictEqual((await verifyClaims({ aud: ['foreign', 'other'] })).audience, 'other');
        await rejects(verifyClaims({ aud: 'foreign' }), invalid(/^Incorrect token audience$/));
        await rejects(verifyClaims({ aud: 'App' }), invalid(/audience/));
        await rejects(verifyClaims({ aud: [] }), invalid(/aud/));
    });
    it('is for the authorized party if it names one', async () => {
        const name = oidcProviderName(provider.url);
        const { audience, facts } = await verifyClaims({ aud: 'somewhere', azp: 'app' });
        strictEqual(audience, 'app');
        strictEqual(facts[`${name}:aud`], 'app');
        strictEqual(facts[`${name}:oaud`], 'somewhere');
        await rejects(verifyClaims({ aud: 'app', azp: 'foreign' }), invalid(/audience/));
    });
    it('carries session tags and a source identity', async () => {
        const nested = await verifyClaims({
            'https://aws.amazon.com/tags': {
                principal_tags: { Project: ['Automation'], Team: ['Ann'] },
                transitive_tag_keys: ['Project'],
            },
            'https://aws.amazon.com/source_identity': 'ann',
        });
        deepStrictEqual(nested.sessionTags, { Project: 'Automation', Team: 'Ann' });
        deepStrictEqual(nested.transitiveTagKeys, ['Project']);
        strictEqual(nested.sourceIdentity, 'ann');
        const flat = await verifyClaims({
            'https://aws.amazon.com/tags/principal_tags/Project': 'Automation',
            'https://aws.amazon.com/tags/transitive_tag_keys': ['Project'],
        });
        deepStrictEqual(flat.sessionTags, { Project: 'Automation' });
        deepStrictEqual(flat.transitiveTagKeys, ['Project']);
        for (const tags of [7, [], { principal_tags: { a: ['b', 'c'] } }, { principal_tags: 'a' }]) {
            await rejects(verifyClaims({ 'https://aws.amazon.com/tags': tags }), invalid(/tags/));
        }
    });
});
describe("a provider's keys", () => {
    beforeEach(async () => {
        now = Date.now();
        provider = await startProvider();
    });
    afterEach(() => provider.close());
    it('are asked for once, however many tokens come at the same time', async () => {
        const { verify } = identities();
        const token = await provider.token();
        await Promise.all(Array.from({ length: 20 }, () => verify(token, described())));
        await verify(token, described());
        strictEqual(provider.asked.get('/keys'), 1);
    });
    it('are asked for again after an hour', async () => {
        const { verify } = identities();
        await verify(await provider.token(), described());
        provider.keys.clear();
        await provider.addKey('one');
        now += limits.jwksKeptMs;
        const seconds = Math.floor(now / 1000);
        await verify(await provider.token({ exp: seconds + 60 }), described());
        strictEqual(provider.asked.get('/keys'), 2);
    });
    it('are asked for again for a new key id, but not at every one', async () => {
        const { verify } = identities();
        await verify(await provider.token(), described());
        await provider.addKey('two');
        const token = await provider.token({}, 'two');
        await rejects(verify(token, described()), noKey);
        strictEqual(provider.asked.get('/keys'), 1);
        now += limits.jwksAgainMs;
        await verify(token, described());
        strictEqual(provider.asked.get('/keys'), 2);
        await provider.addKey('gone');
        const gone = await provider.token({}, 'gone');
        provider.keys.delete('gone');
        for (let i = 0; i < 5; i++)
            await rejects(verify(gone, described()), noKey);
        now += limits.jwksAgainMs;
        for (let i = 0; i < 5; i++)
            await rejects(verify(gone, described()), noKey);
        strictEqual(provider.asked.get('/keys'), 3);
    });
    it('stay when the provider cannot be asked for a new one', async () => {
        const { verify } = identities();
        await verify(await provider.token(), described());
        provider.answers.set('/keys', (_request, response) => response.writeHead(500).end());
        now += limits.jwksAgainMs;
        await provider.addKey('two');
        await rejects(verify(await provider.token({}, 'two'), described()), noKey);
        await verify(await provider.token(), described());
    });
    it('may be secret keys of no kind', async () => {
        const secret = { kty: 'oct', k: Buffer.alloc(32).toString('base64url'), kid: 'one' };
        const body = JSON.stringify({ keys: [{ ...secret, alg: 'HS256' }] });
        provider.answers.set('/keys', (_request, response) => response.end(body));
        const token = await new SignJWT(standardClaims(provider.url))
            .setProtectedHeader({ alg: 'HS256', kid: 'one' })
            .sign(Buffer.alloc(32));
        await rejects(identities().verify(token, described()), invalid());
    });
    const unusable = {
        'it knows no such document': (_request, response) => response.writeHead(404).end(),
        'it is no JSON': (_request, response) => response.end('<html>'),
        'it is null': (_request, response) => response.end('null'),
        'it is of another issuer': (_request, response) => response.end(JSON.stringify({ issuer: 'https://x', jwks_uri: `${provider.url}/keys` })),
        'it names no keys': (_request, response) => response.end(JSON.stringify({ issuer: provider.url })),
        'its keys are in a file': (_request, response) => response.end(JSON.stringify({ issuer: provider.url, jwks_uri: 'file:///etc/passwd' })),
        'its keys are at the metadata service': (_request, response) => response.end(JSON.stringify({ issuer: provider.url, jwks_uri: 'http://169.254.169.254/' })),
        'it leads to the metadata service': (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
        'it leads in a circle': (request, response) => response.writeHead(302, { location: request.url ?? '' }).end(),
        'it is too long': (_request, response) => response.end(`"${'x'.repeat(limits.identityProviderBytes)}"`),
    };
    for (const [why, answer] of Object.entries(unusable)) {
        it(`are not had when ${why}`, async () => {
            provider.answers.set('/.well-known/openid-configuration', answer);
            await rejects(identities().verify(await provider.token(), described()), noKey);
        });
    }
    it('are found behind a redirect', async () => {
        provider.answers.set('/keys', (_request, response) => response.writeHead(307, { location: '/other-keys' }).end());
        provider.answers.set('/other-keys', async (_request, response) => {
            response.end(JSON.stringify(await provider.jwks()));
        });
        strictEqual((await identities().verify(await provider.token(), described())).subject, 'ann');
    });
    it('are worth asking for again when the provider does not answer', async () => {
        const { verify } = identities();
        const token = await provider.token();
        const path = '/.well-known/openid-configuration';
        provider.answers.set(path, (_request, response) => response.writeHead(503).end());
        await rejects(verify(token, described()), refusal('IDPCommunicationError'));
        provider.answers.delete(path);
        await rejects(verify(token, described()), refusal('IDPCommunicationError'));
        strictEqual(provider.asked.get(path), 1);
        now += limits.jwksRetryMs;
        await verify(token, described());
        const { url } = provider;
        await provider.close();
        try {
            await rejects(identities().verify(token, described({ url })), {
                code: 'IDPCommunicationError',
            });
        }
        finally {
            provider = await startProvider();
        }
    });
});
describe('an address that only the server can reach', () => {
    beforeEach(async () => {
        provider = await startProvider();
    });
    afterEach(() => provider.close());
    it('is not asked, unless the operator allows', async () => {
        const port = new URL(provider.url).port;
        const hosts = ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'];
        for (const host of hosts) {
            const url = `http://${host}:${port}`;
            const token = await provider.token({ iss: url });
            await rejects(identities('refused').verify(token, described({ url })), noKey);
        }
        strictEqual(provider.asked.size, 0);
    });
    it('is not asked over http outside this machine, nor if it is link-local', async () => {
        const { verify } = identities('allowed');
        for (const host of ['http://10.0.0.1', 'https://169.254.169.254', 'https://[fe80::1]']) {
            const token = await provider.token({ iss: host });
            await rejects(verify(token, described({ url: host })), noKey);
        }
    });
});
describe('a provider over https', () => {
    let certified;
    before(() => {
        certified = selfSigned('127.0.0.1');
    });
    beforeEach(async () => {
        provider = await startProvider(certified);
    });
    afterEach(() => provider.close());
    const verify = async (thumbprints, url = provider.url) => identities().verify(await provider.token({ iss: url }), described({ thumbprints, url }));
    it('is not believed with a certificate that nobody vouches for', async () => {
        await rejects(verify([]), noKey);
        await rejects(verify(['a'.repeat(40)]), noKey);
        strictEqual(provider.asked.get('/keys'), undefined);
    });
    it('is believed with a certificate whose thumbprint it has', async () => {
        const { fingerprint } = new X509Certificate(certified.certificate);
        const thumbprint = fingerprint.replaceAll(':', '');
        strictEqual((await verify(['b'.repeat(40), thumbprint])).subject, 'ann');
        strictEqual((await verify([thumbprint.toLowerCase()])).subject, 'ann');
    });
    it('is not believed under a name that is not in its certificate', async () => {
        const { fingerprint } = new X509Certificate(certified.certificate);
        const url = provider.url.replace('127.0.0.1', 'localhost');
        const body = JSON.stringify({ issuer: url, jwks_uri: `${url}/keys` });
        provider.answers.set('/.well-known/openid-configuration', (_request, response) => response.end(body));
        await rejects(verify([fingerprint.replaceAll(':', '')], url), noKey);
        strictEqual(provider.asked.get('/keys'), undefined);
    });
    it('may not send us to http for its keys', async () => {
        const { fingerprint } = new X509Certificate(certified.certificate);
        const plain = await startProvider();
        const body = JSON.stringify({ issuer: provider.url, jwks_uri: `${plain.url}/keys` });
        const path = '/.well-known/openid-configuration';
        provider.answers.set(path, (_request, response) => response.end(body));
        try {
            await rejects(verify([fingerprint.replaceAll(':', '')]), noKey);
            provider.answers.set(path, (_request, response) => response.writeHead(302, { location: plain.url }).end());
            await rejects(verify([fingerprint.replaceAll(':', '')]), noKey);
            strictEqual(plain.asked.size, 0);
        }
        finally {
            await plain.close();
        }
    });
});
