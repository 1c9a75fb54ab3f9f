/**
 * The HTTP server. What is under `/-/` is for Express, which a worker loads when it is first asked
 * for: that takes 117 ms, a sixth of a worker's start. AWS traffic never meets Express, whose
 * re-prototyping of each request would cost it three quarters of its rate.
 */
import http from 'node:http';
import { limits } from '../limits.js';
import { answerClientError } from './client-error.js';
/** Makes the server; it does not listen yet. */
export async function createServer(options) {
    const { certificate } = options;
    const handle = frame(options);
    const settings = {
        maxHeaderSize: limits.headerBytes,
        headersTimeout: limits.headersTimeoutMs,
        // A body may take hours; how long it may pause is the body reader's to judge.
        requestTimeout: 0,
        keepAliveTimeout: limits.idleTimeoutMs,
        connectionsCheckingInterval: limits.connectionsCheckMs,
        noDelay: true,
    };
    const server = certificate === undefined
        ? http.createServer(settings)
        : (await import('./tls.js')).createTlsServer(certificate, settings);
    server.on('request', handle);
    // `100 Continue` is sent by who reads the body, when it begins to.
    server.on('checkContinue', handle);
    // Any other expectation is passed over, as AWS does, instead of node's 417.
    server.on('checkExpectation', handle);
    server.on('clientError', answerClientError);
    server.timeout = limits.socketIdleMs;
    server.maxConnections = limits.connectionsPerWorker;
    // A client may close its own side once it has sent all (RFC 9293, 3.6): it is still answered.
    Object.assign(server, { httpAllowHalfOpen: true });
    return server;
}
/** Express for `/-/`, loaded when it is first asked for; the dispatch for all else. */
function frame({ loadOwn, handleAws, isBucketHost }) {
    let own;
    return (incoming, outgoing) => {
        if (isOurs(incoming.url) && !isBucketHost(incoming.headers.host)) {
            own ??= loadOwn();
            void own.then((handle) => handle(incoming, outgoing));
        }
        else
            handleAws(incoming, outgoing);
    };
}
/** No bucket's name begins with a hyphen, so `/-/` can be ours. */
function isOurs(url) {
    return url !== undefined && url.charCodeAt(1) === hyphen && url.startsWith('/-/');
}
const hyphen = 45;
