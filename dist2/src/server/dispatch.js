import { requireExpectedOwner } from '../auth/authorize.js';
import { limits } from '../limits.js';
import { checkBucketName } from '../s3/bucket-name.js';
import { keyOf } from '../s3/resource.js';
import { openBody, readDocument } from '../wire/body.js';
import { AwsError } from '../wire/errors.js';
import { checksumOfObject } from '../wire/exceptions.js';
import { serveCall } from './calls.js';
import { expectsContinue } from './exchange.js';
import { encodeFailure, toAwsError } from './failure.js';
import { holdOpen } from './hold-open.js';
import { meterRequest } from './metered.js';
import { authenticateForm } from './post-form.js';
import { authorizeS3, beforeBucket, isLookedUp } from './s3-access.js';
import { send } from './send.js';
import { serviceOf } from './services.js';
/** Answers one request, whatever happens. Never rejects. */
export async function dispatch(parts, exchange) {
    try {
        const answer = await serve(parts, exchange);
        const event = exchange.route?.event;
        if (event !== undefined)
            await parts.audit.record(exchange, event);
        const sending = send(exchange, answer);
        if (sending !== undefined)
            await sending;
    }
    catch (error) {
        await fail(parts, exchange, error);
    }
    parts.log.request(exchange);
    const seconds = (performance.now() - exchange.startedMs) / 1000;
    const { statistics } = exchange.route ?? parts.routes.unknown;
    statistics.count(exchange.status, seconds, exchange);
    meterRequest(parts.meter, exchange);
}
async function serve(parts, exchange) {
    const { storage, region } = parts;
    // 1. Parse the target.
    const request = parts.parse(headOf(exchange.incoming));
    exchange.request = request;
    const service = request.bucket === undefined ? serviceOf(request) : undefined;
    if (service !== undefined)
        return serveCall(parts, exchange, service);
    // 2. Find the operation.
    const route = parts.routes.find(request);
    exchange.route = route;
    // 3. Authenticate.
    const form = route.isForm
        ? await authenticateForm(parts.authenticator, exchange, request)
        : undefined;
    const authenticated = form ?? (await parts.authenticator.authenticate(request));
    exchange.caller = authenticated.caller;
    const operation = route.operation ?? notImplemented(route.name);
    // 4. Load the bucket.
    const bucket = route.needsBucket ? await loadBucket(storage, request) : undefined;
    exchange.bucket = bucket;
    const caller = bucket && isLookedUp(authenticated.caller, bucket)
        ? await beforeBucket(parts.accounts, authenticated.caller, bucket)
        : authenticated.caller;
    // 5. Authorize.
    const input = form?.input ?? route.decoder.head(request);
    exchange.input = input;
    const now = parts.now();
    const asking = {
        caller,
        operation: route.name,
        input,
        circumstances: { request, sourceIp: exchange.remoteAddress, now },
        signature: authenticated.signature,
        tlsVersion: exchange.tlsVersion,
    };
    const target = { bucket, name: request.bucket, key: keyOf(request, input) };
    for (const action of permissionsOf(operation, input))
        authorizeS3(asking, action, target);
    // 6. Decode the body.
    const { payload } = authenticated;
    if (payload !== undefined)
        await decodeBody(exchange, route, { input, payload });
    // 7. Handle, and encode what came of it.
    // Written out: a spread here costs 4 µs, a tenth of a small request.
    const context = {
        input,
        bucket,
        caller,
        storage,
        directory: parts.accounts,
        region,
        request,
        requestId: exchange.requestId,
        now,
        authorize: (action, key, asked) => authorizeS3(asked ? { ...asking, input: asked } : asking, action, { ...target, key }),
        authorizeOther: (action, name, key) => authorizeOther(parts, asking, { action, name, key }),
    };
    if (operation.heavy)
        await parts.turns.enter();
    try {
        const handled = operation.handle(context);
        const output = operation.slow ? await holdOpen(exchange, handled) : await handled;
        return route.encode(output);
    }
    finally {
        if (operation.heavy)
            parts.turns.leave();
    }
}
function headOf({ method, url, headers, socket }) {
    return {
        method: method ?? '',
        target: url ?? '/',
        headers: headers,
        isSecure: socket.encrypted,
    };
}
function notImplemented(name) {
    throw new AwsError('NotImplemented', {
        message: `The operation ${name} is not implemented.`,
        detail: { Operation: name },
    });
}
async function loadBucket(storage, { bucket, headers }) {
    const found = await findBucket(storage, bucket ?? '');
    requireExpectedOwner(headers['x-amz-expected-bucket-owner'], found.account);
    return found;
}
/** NoSuchBucket is said here and nowhere else. A name that no bucket can have is not looked up. */
async function findBucket(storage, name) {
    const bucket = name.length <= limits.bucketNameMax ? await storage.buckets.find(name) : undefined;
    if (bucket !== undefined)
        return bucket;
    checkBucketName(name);
    throw new AwsError('NoSuchBucket', { detail: { BucketName: name } });
}
/** Steps 4 and 5 for a second bucket: before it the caller may stand otherwise. */
async function authorizeOther({ storage, accounts }, asking, { action, name, key }) {
    const bucket = await findBucket(storage, name);
    const caller = await beforeBucket(accounts, asking.caller, bucket);
    authorizeS3({ ...asking, caller }, action, { bucket, key });
    return bucket;
}
function permissionsOf({ permission }, input) {
    const asked = typeof permission === 'function' ? permission(input) : permission;
    return typeof asked === 'string' ? [asked] : asked;
}
/** A stream is opened but not read; a document is read whole, verified, and parsed. */
async function decodeBody(exchange, { name, decoder }, { input, payload }) {
    if (decoder.kind === 'none')
        return;
    const { incoming, outgoing } = exchange;
    const { headers } = incoming;
    const isStream = decoder.kind === 'stream';
    const body = openBody(incoming, {
        headers: bodyHeaders(name, headers),
        payload,
        length: endsItself(incoming, payload) ? 'unknown' : isStream ? 'required' : 'optional',
        defaultChecksum: checksummed.has(name) ? 'CRC64NVME' : undefined,
        onFirstRead: expectsContinue(incoming) ? () => outgoing.writeContinue() : undefined,
    });
    exchange.bytesIn = Number(headers['content-length'] ?? body.declaredBytes ?? 0);
    if (isStream)
        input[decoder.payload ?? 'Body'] = body;
    else
        decoder.document(input, await readDocument(body, limits.documentBytes));
}
/** What AWS gives a checksum of its own when the client states none. */
const checksummed = new Set(['PutObject', 'UploadPart']);
/** HTTP's own chunks tell where a body ends, so it needs no Content-Length. */
function endsItself({ headers }, payload) {
    return headers['transfer-encoding'] !== undefined && payload.kind !== 'chunked';
}
/** The headers, without those that look like the body's checksum and are not. */
function bodyHeaders(name, headers) {
    if (!checksumOfObject.has(name))
        return headers;
    const entries = Object.entries(headers);
    return Object.fromEntries(entries.filter(([header]) => !header.startsWith('x-amz-checksum-')));
}
/** A refusal is answered even if it cannot be written down. */
async function recordRefusal({ audit, log }, exchange, { event, refusal }) {
    try {
        await audit.record(exchange, event, refusal);
    }
    catch (error) {
        log.bug(error, exchange);
    }
}
/** Tells the client what went wrong, if it is still there to be told. */
async function fail(parts, exchange, error) {
    const refusal = toAwsError(error, exchange, parts.log);
    exchange.errorCode = refusal.code;
    const event = exchange.route?.event;
    if (event !== undefined)
        await recordRefusal(parts, exchange, { event, refusal });
    const { outgoing } = exchange;
    if (outgoing.destroyed || (outgoing.headersSent && !exchange.isHeldOpen)) {
        // Cut in the middle of an answer: nothing that is written now could be understood.
        exchange.aborted = true;
        exchange.status ||= refusal.status;
        outgoing.destroy();
        return;
    }
    try {
        await send(exchange, encodeFailure(refusal, exchange));
    }
    catch (failure) {
        parts.log.bug(failure, exchange);
        outgoing.destroy();
    }
}
