/**
 * The seven steps for a service that is called with documents. The same steps as for S3, but for
 * one thing: what is called stands in the body or a header, so the body is read first. It is not
 * taken apart for a signature that does not hold: a form of 2 MiB takes 30 ms.
 */
import { authorize } from '../auth/authorize.js';
import { ownContext } from '../auth/own-context.js';
import { requireWithinReach } from '../auth/session-reach.js';
import { sha256Hex } from '../auth/signing-keys.js';
import { tagConditions } from '../auth/tag-conditions.js';
import { limits } from '../limits.js';
import { openBody, readDocument } from '../wire/body.js';
import { AwsError } from '../wire/errors.js';
import { announcesBody, expectsContinue } from './exchange.js';
import { openService, signingNameOf } from './services.js';
/** Serves one call; what goes wrong is thrown, and `exchange` knows how the service says so. */
export async function serveCall(parts, exchange, name) {
    // 1. The target was parsed; what is called is in the document.
    const request = exchange.request;
    const { rpc, calls } = await openService(name);
    const answers = rpc.answersFor(request);
    exchange.encodeError = (error) => named(answers.encodeError(error, exchange.requestId), exchange);
    // 3. Authenticate.
    const { caller, document } = await readVerified(parts, exchange, { request, name });
    exchange.caller = caller;
    // 2. Find the operation.
    const { operation: model, decode } = rpc.find(request, document);
    exchange.route = parts.callRoutes.of(name, model);
    const call = calls.get(model.name) ?? notOffered(name, model.name);
    if (caller.type === 'anonymous' && !call.unsigned)
        throw unsigned();
    requireWithinReach(caller, { service: name, operation: model.name });
    // 4. There is no bucket to load. 5. to 7. The document was decoded whole: authorize, handle.
    const circumstances = { request, sourceIp: exchange.remoteAddress, now: parts.now() };
    const { requestId } = exchange;
    const input = decode();
    exchange.input = input;
    const output = await performCall(parts, call, {
        input,
        caller,
        circumstances,
        requestId,
    });
    exchange.output = output;
    return named(answers.encode(model, output, requestId), exchange);
}
/** The request's id under the name that these services give it; SDKs look for it there. */
function named(encoded, { requestId }) {
    encoded.headers.push('x-amzn-RequestId', requestId);
    return encoded;
}
/** Steps 5 and 7 of a call: for the wire, and for the command line, which has no wire. */
export async function performCall(parts, call, { input, caller, circumstances, requestId }) {
    const account = caller.type === 'anonymous' ? '' : caller.account;
    const { entities } = parts.accounts;
    const allow = (permission, resource, conditions) => authorizeCall(caller, { permission, resource, conditions: conditions ?? {}, refusal }, circumstances);
    const context = {
        ...parts,
        input,
        caller,
        account,
        entities: entities.in(account),
        change: (work) => entities.change(account, work),
        sourceIp: circumstances.sourceIp,
        now: circumstances.now,
        requestId,
        circumstances,
        accountMade: (made) => grantTemplate({ ...parts, now: circumstances.now }, made),
        authorize: allow,
    };
    const refusal = call.refusal?.(context);
    if (call.permission !== 'none') {
        const concerned = [await call.resource(context)].flat();
        const own = call.conditions?.(input);
        for (const tags of tagConditions(input)) {
            for (const one of concerned)
                allow(call.permission, one, { ...tags, ...own });
        }
    }
    return call.handle(context);
}
/** An account begins with the quotas that the organization's template has. */
async function grantTemplate(deciding, account) {
    const { approveAll } = await import('../service-quotas/decisions.js');
    await approveAll(deciding, account);
}
function authorizeCall(caller, asked, circumstances) {
    const { permission, conditions } = asked;
    const resource = typeof asked.resource === 'string' ? { arn: asked.resource } : asked.resource;
    const access = {
        action: permission,
        resource: resource.arn,
        account: resource.account,
        context: ownContext(resource, conditions),
        refusal: asked.refusal,
    };
    authorize(caller, access, circumstances);
}
/** The document of a call, and who sent it. */
async function readVerified({ authenticator, documentRoom }, exchange, { request, name }) {
    const { headers } = request;
    const isChunked = headers['transfer-encoding'] !== undefined;
    const leave = documentRoom.enter(isChunked
        ? limits.callBytes
        : Math.min(Number(headers['content-length'] ?? 0), limits.callBytes));
    try {
        const document = await readCall(exchange, request);
        const signedCall = { service: signingNameOf(name), document };
        const { caller, payload } = await authenticator.authenticate(request, signedCall);
        requireWhole(caller, payload, document);
        return { caller, document };
    }
    finally {
        leave();
    }
}
async function readCall(exchange, { headers, query }) {
    const { incoming, outgoing } = exchange;
    if (!announcesBody(incoming))
        return Buffer.alloc(0);
    const body = openBody(incoming, {
        headers,
        payload: { kind: 'unsigned' },
        length: headers['transfer-encoding'] === undefined ? 'optional' : 'unknown',
        onFirstRead: expectsContinue(incoming) ? () => outgoing.writeContinue() : undefined,
    });
    const isSigned = headers.authorization !== undefined || query.has('X-Amz-Algorithm');
    const document = await readDocument(body, isSigned ? limits.callBytes : limits.strangersCallBytes);
    exchange.bytesIn = document.length;
    return document;
}
/** What was signed is the document: a signature that leaves it out proves nothing of the call. */
function requireWhole(caller, payload, document) {
    if (caller.type === 'anonymous')
        return;
    const sha256 = payload.kind === 'hash' ? payload.sha256.toString('hex') : '';
    if (sha256 !== sha256Hex(document))
        throw new AwsError('SignatureDoesNotMatch');
}
function unsigned() {
    const message = 'Request is missing Authentication Token';
    return new AwsError('MissingAuthenticationToken', { status: 403, message });
}
function notOffered(service, name) {
    const message = `The operation ${name} is known, but this server does not offer it.`;
    if (service === 'ec2')
        throw new AwsError('UnsupportedOperation', { status: 400, message });
    throw new AwsError('InvalidAction', { status: 501, message });
}
