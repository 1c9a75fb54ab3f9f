/**
 * Documents of identity providers, fetched. The address is an account's choice and who asks need
 * not be known, so: bounded in time, bytes and redirects, and not from addresses that only this
 * server can reach. The address that is judged is the one that is connected to.
 */
import { lookup as resolve } from 'node:dns';
import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import { isIP } from 'node:net';
import { limits } from '../limits.js';
import { addressKind } from './address-kind.js';
import { isPinned } from './provider-certificate.js';
/** The provider did not answer, now; asking again may help. */
export class ProviderUnreachable extends Error {
    name = 'ProviderUnreachable';
}
/** The provider may not be asked, or what it answers is not what it should be. */
export class ProviderUnusable extends Error {
    name = 'ProviderUnusable';
}
/** Fetches a JSON document; rejects with ProviderUnreachable or ProviderUnusable. */
export async function fetchProviderDocument(address, rules) {
    const signal = AbortSignal.timeout(limits.identityProviderMs);
    let url = parseUrl(address);
    for (let hops = 0; hops <= limits.identityProviderRedirects; hops++) {
        const response = await request(url, rules, signal);
        const { statusCode = 0, headers } = response;
        if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
            response.destroy();
            url = follow(url, headers.location);
            continue;
        }
        if (statusCode !== 200) {
            response.destroy();
            const isBusy = statusCode >= 500 || statusCode === 429;
            throw new (isBusy ? ProviderUnreachable : ProviderUnusable)(`${url} answers ${statusCode}`);
        }
        return parse(await read(response));
    }
    throw new ProviderUnusable(`${address} redirects too often`);
}
function parseUrl(text, base) {
    let url;
    try {
        url = new URL(text, base);
    }
    catch {
        throw new ProviderUnusable(`${text} is no URL`);
    }
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    if (isWeb && url.username === '' && url.password === '')
        return url;
    throw new ProviderUnusable(`${text} is not fetched`);
}
function follow(from, location) {
    const to = parseUrl(location, from);
    if (to.protocol === 'https:' || from.protocol === 'http:')
        return to;
    throw new ProviderUnusable(`${from} leads to ${to}, which is not https`);
}
function request(url, rules, signal) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const refusal = (address) => refuse(url, address, rules);
    return new Promise((done, failed) => {
        const early = isIP(host) === 0 ? undefined : refusal(host);
        if (early !== undefined)
            return failed(early);
        const options = {
            signal,
            agent: false,
            lookup: guardedLookup(refusal),
            headers: { accept: 'application/json', 'accept-encoding': 'identity' },
            // Who has no thumbprints is verified by node; who has them is, too, or by `isPinned`.
            rejectUnauthorized: rules.thumbprints.length === 0,
        };
        const get = url.protocol === 'https:' ? getSecure : getPlain;
        const sent = get(url, options, (response) => {
            const socket = response.socket;
            const trusted = url.protocol === 'http:' || socket.authorized;
            if (trusted || isPinned(socket, host, rules.thumbprints))
                return done(response);
            response.destroy();
            failed(new ProviderUnusable(`The certificate of ${url.host} has none of the thumbprints`));
        });
        sent.on('error', (cause) => failed(describe(url, cause)));
    });
}
/** Why an address may not be connected to; undefined: it may. */
function refuse(url, address, { privateAddresses }) {
    const kind = addressKind(address);
    const inside = kind === 'loopback' || kind === 'private';
    const may = kind === 'public' || (inside && privateAddresses === 'allowed');
    if (may && (url.protocol === 'https:' || kind === 'loopback'))
        return undefined;
    return new ProviderUnusable(`${url.origin} is at ${address}, which is not asked`);
}
function guardedLookup(refusal) {
    return (host, options, callback) => {
        resolve(host, { ...options, all: true }, (error, found = []) => {
            const allowed = found.filter(({ address }) => refusal(address) === undefined);
            const [first] = allowed;
            if (error !== null || first === undefined) {
                callback(error ?? refusal(found[0]?.address ?? '') ?? new Error(`${host} is nowhere`), '');
            }
            else if (options.all)
                callback(null, allowed);
            else
                callback(null, first.address, first.family);
        });
    };
}
function describe(url, cause) {
    if (cause instanceof ProviderUnusable)
        return cause;
    const { code = '' } = cause;
    const isCertificate = /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO|SSL/.test(code);
    const Kind = isCertificate ? ProviderUnusable : ProviderUnreachable;
    return new Kind(`${url.origin}: ${cause.message}`, { cause });
}
async function read(response) {
    const pieces = [];
    let bytes = 0;
    try {
        for await (const piece of response) {
            bytes += piece.length;
            if (bytes > limits.identityProviderBytes)
                throw new ProviderUnusable('It is too long');
            pieces.push(piece);
        }
    }
    catch (cause) {
        if (cause instanceof ProviderUnusable)
            throw cause;
        throw new ProviderUnreachable('The document breaks off', { cause });
    }
    return Buffer.concat(pieces);
}
function parse(bytes) {
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch (cause) {
        throw new ProviderUnusable('The document is not JSON', { cause });
    }
}
