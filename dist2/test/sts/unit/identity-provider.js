/** An OpenID Connect provider on 127.0.0.1, with keys of its own, that counts what it is asked. */
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
/** Starts a provider with one key, `one`; over https if there is a certificate. */
export async function startProvider(certified) {
    const asked = new Map();
    const answers = new Map();
    const keys = new Map();
    const listener = async (request, response) => {
        const path = request.url ?? '';
        asked.set(path, (asked.get(path) ?? 0) + 1);
        const own = answers.get(path);
        if (own !== undefined)
            return own(request, response);
        if (path === '/.well-known/openid-configuration') {
            response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/keys` }));
        }
        else if (path === '/keys') {
            response.end(JSON.stringify(await provider.jwks()));
        }
        else {
            response.writeHead(404).end();
        }
    };
    const server = certified
        ? https.createServer({ key: certified.key, cert: certified.certificate }, listener)
        : http.createServer(listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    const url = `${certified ? 'https' : 'http'}://127.0.0.1:${port}`;
    const provider = {
        url,
        asked,
        answers,
        keys,
        async addKey(id, algorithm = 'ES256') {
            keys.set(id, { ...(await generateKeyPair(algorithm, { extractable: true })), algorithm });
        },
        async token(claims = {}, keyId = 'one') {
            const key = keys.get(keyId);
            if (key === undefined)
                throw new Error(`The provider has no key ${keyId}`);
            return new SignJWT(standardClaims(url, claims))
                .setProtectedHeader({ alg: key.algorithm, kid: keyId })
                .sign(key.privateKey);
        },
        async jwks() {
            const list = [];
            for (const [kid, { publicKey }] of keys) {
                list.push({ ...(await exportJWK(publicKey)), kid, use: 'sig' });
            }
            return { keys: list };
        },
        async close() {
            server.close();
            server.closeAllConnections();
            await once(server, 'close');
        },
    };
    await provider.addKey('one');
    return provider;
}
/** Claims that a provider would make now, and others in their place; undefined takes one out. */
export function standardClaims(issuer, claims = {}) {
    const now = Math.floor(Date.now() / 1000);
    return { iss: issuer, sub: 'ann', aud: 'app', iat: now, exp: now + 600, ...claims };
}
