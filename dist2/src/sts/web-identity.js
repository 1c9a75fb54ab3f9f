import { limits } from '../limits.js';
import { expiredIdentity, idpCommunicationError, invalidIdentityToken, noVerificationKey, } from './errors.js';
import { createKeySets } from './jwks.js';
import { ProviderUnreachable, ProviderUnusable } from './provider-document.js';
import { parseTagClaims } from './tag-claims.js';
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html */
const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];
/** Makes what verifies tokens; it keeps the providers' keys for a while. */
export function createWebIdentities(options) {
    const keySets = createKeySets(options);
    async function payloadOf(token, provider) {
        const kept = await keySets.keysOf(provider, 'kept').catch(refuseProvider);
        const first = await checkSignature(token, kept);
        if (first !== 'unknown key')
            return first.payload;
        const asked = await keySets.keysOf(provider, 'asked').catch(refuseProvider);
        const second = asked === kept ? 'unknown key' : await checkSignature(token, asked);
        if (second === 'unknown key')
            throw noVerificationKey();
        return second.payload;
    }
    return {
        async verify(token, provider) {
            if (!isIssuer(claimedIssuer(token), provider.url)) {
                throw invalidIdentityToken('Incorrect token issuer');
            }
            const claims = parseClaims(await payloadOf(token, provider));
            checkTimes(claims, options.now());
            return identityOf(claims, provider);
        },
    };
}
/**
 * The issuer that a token names, before anything is verified: to find the provider by. Throws
 * InvalidIdentityToken for what is no JSON Web Token.
 */
export function claimedIssuer(token) {
    const [header = '', payload = '', signature, ...rest] = token.split('.');
    const isToken = signature !== undefined && rest.length === 0 && header !== '';
    if (!isToken || token.length > limits.webIdentityTokenMax)
        throw notAToken();
    const { iss } = parseClaims(Buffer.from(payload, 'base64url'));
    if (typeof iss !== 'string')
        throw missingClaim('iss');
    return iss;
}
/** A provider's name, `host/path`, of its URL or of an issuer. */
export function oidcProviderName(url) {
    return url.replace(/^https?:\/\//, '');
}
/** Google's tokens may name their issuer without its scheme. */
function isIssuer(issuer, url) {
    return issuer === url || `https://${issuer}` === url;
}
function refuseProvider(cause) {
    if (cause instanceof ProviderUnreachable)
        throw idpCommunicationError(cause);
    if (cause instanceof ProviderUnusable)
        throw noVerificationKey(cause);
    throw cause;
}
async function checkSignature(token, keys) {
    const { compactVerify, createLocalJWKSet, errors } = await import('jose');
    try {
        return await compactVerify(token, createLocalJWKSet(keys), { algorithms });
    }
    catch (cause) {
        if (cause instanceof errors.JWKSNoMatchingKey)
            return 'unknown key';
        throw invalidIdentityToken('The token could not be verified', cause);
    }
}
function parseClaims(payload) {
    try {
        const claims = JSON.parse(Buffer.from(payload).toString('utf8'));
        if (typeof claims === 'object' && claims !== null && !Array.isArray(claims)) {
            return claims;
        }
    }
    catch (cause) {
        throw notAToken(cause);
    }
    throw notAToken();
}
function notAToken(cause) {
    const hint = '(You may see this error if you sent an Access Token)';
    return invalidIdentityToken(`The ID Token provided is not a valid JWT. ${hint}`, cause);
}
function missingClaim(name) {
    return invalidIdentityToken(`Missing a required claim: ${name}`);
}
function checkTimes(claims, now) {
    const { exp, iat, nbf = 0 } = claims;
    if (typeof exp !== 'number')
        throw missingClaim('exp');
    if (typeof iat !== 'number')
        throw missingClaim('iat');
    const seconds = Math.floor(now / 1000);
    const skew = limits.federationSkewMs / 1000;
    if (seconds >= exp + skew) {
        const end = `must be before the expiration date/time ${exp}`;
        throw expiredIdentity(`Token expired: current date/time ${seconds} ${end}`);
    }
    if (typeof nbf !== 'number' || nbf > seconds + skew || iat > seconds + skew) {
        throw invalidIdentityToken('The token is not valid yet');
    }
}
function identityOf(claims, { url, clientIds }) {
    const provider = oidcProviderName(url);
    const { sub, email, amr, azp } = claims;
    if (typeof sub !== 'string' || sub === '' || sub.length > limits.webIdentitySubjectMax) {
        throw missingClaim('sub');
    }
    const audience = audienceOf(claims, clientIds);
    const facts = {
        [`${provider}:aud`]: audience,
        [`${provider}:sub`]: sub,
    };
    const methods = strings(amr);
    if (methods.length > 0)
        facts[`${provider}:amr`] = methods;
    if (typeof email === 'string')
        facts[`${provider}:email`] = email;
    const [original] = strings(claims.aud);
    if (azp !== undefined && original !== undefined)
        facts[`${provider}:oaud`] = original;
    return { provider, subject: sub, audience, facts, ...parseTagClaims(claims) };
}
/** A token with `azp` is for that party; `aud` is then the original audience. */
function audienceOf({ aud, azp }, clientIds) {
    const named = strings(azp ?? aud);
    if (named.length === 0)
        throw missingClaim('aud');
    const found = named.find((one) => clientIds.includes(one));
    if (found === undefined)
        throw invalidIdentityToken('Incorrect token audience');
    return found;
}
function strings(claim) {
    const list = Array.isArray(claim) ? claim : [claim];
    return list.filter((one) => typeof one === 'string');
}
