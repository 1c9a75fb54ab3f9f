import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { oidcProviderArn } from './arns.js';
import { parseLength } from './bounds.js';
import { invalidInput, limitExceeded, validationError } from './errors.js';
/** What a provider is called in ARNs and records: its URL without the scheme. */
export function oidcProviderName(url) {
    return url.replace(/^https?:\/\//i, '');
}
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/**
 * The URL of a provider: https, with neither port, query nor user; on this machine itself also
 * http, with a port, for tests and laptops. Throws ValidationError, InvalidInput.
 */
export function parseProviderUrl(text) {
    const given = parseLength('url', text, [1, limits.oidcUrlMax]);
    const invalid = 'Invalid Open ID Connect Provider URL';
    if (!/^[a-z]+:\/\/[^/?#]/i.test(given) || !URL.canParse(given))
        throw validationError(invalid);
    const url = new URL(given);
    const isHere = loopback.test(url.hostname);
    if (url.protocol !== 'https:' && !(isHere && url.protocol === 'http:')) {
        throw invalidInput(`${invalid}. The URL must begin with https://.`);
    }
    const isPlain = !/[?#@\s]/.test(given) && (url.port === '' || isHere);
    if (!isPlain)
        throw invalidInput(`${invalid}.`);
    return given;
}
/** A client id, which tokens have as their audience. Throws ValidationError. */
export function parseClientId(text) {
    return parseLength('clientID', text, [1, limits.clientIdMax]);
}
/** The client ids of a provider, each once. Throws LimitExceeded. */
export function boundedClientIds(ids) {
    const once = [...new Set(ids)];
    const most = limits.clientIdsPerOidcProvider;
    if (once.length > most)
        throw limitExceeded('ClientIdsPerOpenIdConnectProvider', most);
    return once;
}
/** Thumbprints of certificates. Throws InvalidInput. */
export function parseThumbprints(list) {
    if (list.length > limits.thumbprintsMax) {
        throw invalidInput(`Thumbprint list must contain fewer than ${limits.thumbprintsMax} entries.`);
    }
    for (const thumbprint of list) {
        if (thumbprint.length !== 40)
            throw invalidInput('Thumbprint must be exactly 40 characters.');
        if (!/^[0-9a-f]+$/i.test(thumbprint)) {
            throw invalidInput('Thumbprint must be hexadecimal.');
        }
    }
    return list.map((thumbprint) => thumbprint.toLowerCase());
}
/** A provider by its ARN, with its name; throws NoSuchEntity. */
export async function existingOidcProvider(records, account, arn) {
    const name = oidcNameOf(account, parseLength('openIDConnectProviderArn', arn, [20, 2048]));
    const provider = await namedOidcProvider(records, name);
    if (provider !== undefined)
        return { ...provider, name: oidcProviderName(provider.url) };
    const message = `OpenIDConnect Provider not found for arn ${arn}`;
    throw new AwsError('NoSuchEntity', { status: 404, message });
}
/** The provider that has this name in its own case: policies compare its ARN as it is. */
export async function namedOidcProvider(records, name) {
    const provider = name === undefined ? undefined : await records.get('oidcProvider', name);
    return provider && oidcProviderName(provider.url) === name ? provider : undefined;
}
/** The name in an ARN of the account's; undefined in any other. */
export function oidcNameOf(account, arn) {
    const start = oidcProviderArn(account, '');
    return arn?.startsWith(start) ? arn.slice(start.length) : undefined;
}
/** Writes a provider in the place of what it was; throws NoSuchEntity. */
export async function changeOidcProvider({ input, account, change }, work) {
    await change(async (records) => {
        const { name, ...provider } = await existingOidcProvider(records, account, input.OpenIDConnectProviderArn);
        records.put('oidcProvider', name, work(provider));
    });
}
/** The provider that an input names, with its tags. */
export async function oidcProviderResource({ input, account, entities, }) {
    const arn = input.OpenIDConnectProviderArn ?? '';
    const provider = await namedOidcProvider(entities, oidcNameOf(account, arn));
    return { arn, ...(provider && { tags: provider.tags }) };
}
