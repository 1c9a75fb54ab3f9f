import { limits } from '../limits.js';
import { fetchProviderDocument, ProviderUnusable } from './provider-document.js';
/** Makes a store of keys, empty. */
export function createKeySets({ privateAddresses, now }) {
    const kept = new Map();
    function entryOf({ url, thumbprints }) {
        // Who is to be believed is part of the name: accounts with the same provider may differ in it.
        const name = JSON.stringify([url, [...thumbprints].sort()]);
        const entry = kept.get(name) ?? { fetchedAt: -Infinity, askedAt: -Infinity };
        kept.delete(name);
        kept.set(name, entry);
        const [oldest] = kept.keys();
        if (kept.size > limits.jwksProvidersMax && oldest !== undefined)
            kept.delete(oldest);
        return entry;
    }
    async function ask(entry, provider) {
        try {
            entry.keys = await fetchKeys(provider, { ...provider, privateAddresses });
            entry.fetchedAt = now();
            return entry.keys;
        }
        catch (failure) {
            entry.failure = failure;
            if (entry.keys !== undefined && isKept(entry))
                return entry.keys;
            throw failure;
        }
        finally {
            delete entry.pending;
        }
    }
    const isKept = ({ fetchedAt }) => now() - fetchedAt < limits.jwksKeptMs;
    return {
        async keysOf(provider, freshness) {
            const entry = entryOf(provider);
            if (entry.pending !== undefined)
                return entry.pending;
            const keys = isKept(entry) ? entry.keys : undefined;
            const pauseMs = keys === undefined ? limits.jwksRetryMs : limits.jwksAgainMs;
            const isEarly = now() - entry.askedAt < pauseMs;
            if (keys !== undefined && (freshness === 'kept' || isEarly))
                return keys;
            if (isEarly && entry.failure !== undefined)
                throw entry.failure;
            entry.askedAt = now();
            entry.pending = ask(entry, provider);
            return entry.pending;
        },
    };
}
async function fetchKeys({ url }, rules) {
    const discovery = `${url.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const found = (await fetchProviderDocument(discovery, rules));
    const jwksUri = found?.jwks_uri;
    if (found?.issuer !== url)
        throw new ProviderUnusable(`${discovery} is of another issuer`);
    if (typeof jwksUri !== 'string')
        throw new ProviderUnusable(`${discovery} names no jwks_uri`);
    if (url.startsWith('https:') && !jwksUri.startsWith('https:')) {
        throw new ProviderUnusable(`${jwksUri} is not https`);
    }
    return parseKeys(await fetchProviderDocument(jwksUri, rules), jwksUri);
}
function parseKeys(document, from) {
    const keys = document?.keys;
    if (!Array.isArray(keys) || keys.length > limits.jwksKeysMax) {
        throw new ProviderUnusable(`${from} is no JSON Web Key Set`);
    }
    // A secret key would let a public text sign; it has no place there.
    return { keys: keys.filter((key) => key?.kty === 'RSA' || key?.kty === 'EC') };
}
