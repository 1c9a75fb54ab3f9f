import { limits } from '../limits.js';
import { createChunkSigner } from './chunk-signer.js';
import { scopeOf } from './credential.js';
import { createCredentials } from './credentials.js';
import { readFormSignature, verifyForm } from './form-signature.js';
import { checkPolicy, parsePolicy } from './post-policy.js';
import * as refusals from './refusals.js';
import { readHeaderV2, readQueryV2, verifyV2 } from './signature-v2.js';
import { readHeaderV4, readQueryV4 } from './signature-v4.js';
import { SigningKeys } from './signing-keys.js';
import { asymmetricNotImplemented, unstatedPayload } from './stated-payload.js';
import { verifyV4 } from './verify-v4.js';
const anonymous = { type: 'anonymous' };
/** SDKs sign what concerns directory buckets for a service of its own; here it is the same one. */
const s3Services = ['s3', 's3express'];
/** Reads whichever signature a request carries; undefined if it carries none. */
function readSignature(request, rules, document) {
    const authorization = request.headers.authorization ?? '';
    const inQueryV4 = request.query.has('X-Amz-Algorithm');
    const inQueryV2 = request.query.has('Signature');
    const several = authorization === '' ? inQueryV4 && inQueryV2 : inQueryV4 || inQueryV2;
    if (several)
        throw refusals.severalMechanisms(authorization || undefined);
    if (authorization !== '') {
        const space = authorization.indexOf(' ');
        if (space < 0) {
            const needs = "one and only one ' ' (space) required";
            throw refusals.badAuthorization(`Authorization header is invalid -- ${needs}`, authorization);
        }
        switch (authorization.slice(0, space).toUpperCase()) {
            case 'AWS4-HMAC-SHA256':
                return readHeaderV4({ request, authorization, document }, rules);
            case 'AWS':
                return readHeaderV2(request, authorization, rules.now());
            case 'AWS4-ECDSA-P256-SHA256':
                throw asymmetricNotImplemented();
            default:
                throw refusals.badAuthorization('Unsupported Authorization Type', authorization);
        }
    }
    if (inQueryV4)
        return readQueryV4(request, rules);
    return inQueryV2 ? readQueryV2(request, rules.now()) : undefined;
}
function tokenOf({ headers, query }) {
    return headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token');
}
/** Makes what tells who sent a request, for the accounts of one server. */
export function createAuthenticator(options) {
    const { accounts, region, strictRegion } = options;
    const now = () => options.now();
    const rules = { region, strictRegion, services: s3Services, now };
    const signingKeys = new SigningKeys(limits.signingKeysMax);
    const { find, callerOf } = createCredentials(accounts, () => options.now());
    const noteUse = (caller, scope) => accounts.lastUsed.note(caller, scope, options.now());
    // The older signatures name no service and no region: only S3 takes them.
    const ownScope = { service: 's3', region };
    async function authenticatedV4(request, signed) {
        const { credential, signature, stated, date } = signed;
        const found = await find(credential.accessKeyId, tokenOf(request));
        const key = signingKeys.get(found.secret, credential);
        verifyV4(request, signed, key);
        const caller = await callerOf(found);
        const { service } = credential;
        noteUse(caller, service === 's3express' ? ownScope : credential);
        const { payload } = stated;
        const facts = { version: 4, place: signed.presigned ? 'query' : 'header', date };
        if (!stated.signedChunks || payload.kind !== 'chunked') {
            return { caller, payload, service, signature: facts };
        }
        const signer = createChunkSigner({ key, date, scope: scopeOf(credential), signature });
        return { caller, payload: { ...payload, signature: signer }, service, signature: facts };
    }
    return {
        async authenticate(request, call) {
            const signed = call === undefined
                ? readSignature(request, rules)
                : readSignature(request, { ...rules, services: [call.service] }, call.document);
            if (signed === undefined) {
                return { caller: anonymous, payload: unstatedPayload(request), service: 's3' };
            }
            if (signed.version === 4)
                return authenticatedV4(request, signed);
            const found = await find(signed.accessKeyId, tokenOf(request));
            verifyV2(request, signed, found.secret);
            const caller = await callerOf(found);
            noteUse(caller, ownScope);
            const place = signed.presigned ? 'query' : 'header';
            const payload = unstatedPayload(request);
            return { caller, payload, service: 's3', signature: { version: 2, place } };
        },
        async authenticateForm(fields, bucket) {
            const signed = readFormSignature(fields, rules);
            if (signed === undefined)
                return { caller: anonymous, policy: undefined };
            const found = await find(signed.accessKeyId, fields.get('x-amz-security-token'));
            verifyForm(signed, found.secret, signingKeys);
            const policy = parsePolicy(signed.policy);
            checkPolicy(policy, fields, { bucket, now: options.now() });
            const caller = await callerOf(found);
            noteUse(caller, ownScope);
            const version = signed.credential === undefined ? 2 : 4;
            const date = fields.get('x-amz-date');
            return { caller, policy, signature: { version, place: 'form', date } };
        },
    };
}
