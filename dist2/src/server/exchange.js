import { randomBytes } from './random.js';
/** What `x-amz-id-2` says: which process answered. AWS's looks the same: opaque, base64. */
export const hostId = randomBytes(42).toString('base64');
/** 16 upper-case hex digits that no other request has, as AWS writes them. */
export function newRequestId() {
    return randomBytes(8).toString('hex').toUpperCase();
}
/** Filled in step by step, as far as the request gets. */
export class Exchange {
    incoming;
    outgoing;
    requestId = newRequestId();
    /** Milliseconds of a clock that only goes forward. */
    startedMs = performance.now();
    /** After step 1. */
    request;
    /** After step 2. */
    route;
    /** How the service writes errors, if it is not S3. */
    encodeError;
    /** After step 3. */
    caller;
    /** After step 4: whose bucket it is pays for the request. */
    bucket;
    /** After step 6, and what came of it after step 7: for the audit trail. */
    input;
    output;
    isAudited = false;
    /** A form names its key in a field. */
    key;
    status = 0;
    errorCode;
    bytesIn = 0;
    bytesOut = 0;
    /** True when the answer was begun early, with white space: see `hold-open.ts`. */
    isHeldOpen = false;
    /** True when the client did not get the whole answer. */
    aborted = false;
    constructor(incoming, outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }
    /** Of the connection's other end, IPv4 written as IPv4. */
    get remoteAddress() {
        const address = this.incoming.socket.remoteAddress ?? '';
        return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
    }
    /** Like `1.3`; undefined without TLS. */
    get tlsVersion() {
        const { socket } = this.incoming;
        return 'getProtocol' in socket ? socket.getProtocol()?.slice(4) : undefined;
    }
    /** What events tell of TLS; undefined without it. */
    get tls() {
        const socket = this.incoming.socket;
        if (socket.encrypted !== true)
            return undefined;
        return {
            tlsVersion: socket.getProtocol?.() ?? '',
            cipherSuite: socket.getCipher?.().standardName ?? '',
            clientProvidedHostHeader: this.request?.headers.host ?? '',
        };
    }
    get isHead() {
        return this.incoming.method === 'HEAD';
    }
}
/** Whether the message announces a body, by RFC 9112 section 6. */
export function announcesBody(message) {
    const { headers } = message;
    const length = headers['content-length'];
    return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
/** Whether the client waits to be told that its body is wanted. */
export function expectsContinue({ headers }) {
    return headers.expect?.toLowerCase() === '100-continue';
}
