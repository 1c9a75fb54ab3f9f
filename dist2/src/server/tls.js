/** HTTPS: certificate and key from two files that may change while the server runs. */
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import https from 'node:https';
import { createSecureContext } from 'node:tls';
import { limits } from '../limits.js';
/** Makes a server that takes a changed certificate over for new connections. */
export function createTlsServer(certificate, settings) {
    const server = https.createServer({ ...settings, ...readPair(certificate) });
    watch(server, certificate);
    return server;
}
function readPair({ cert, key }) {
    return { cert: readFileSync(cert), key: readFileSync(key) };
}
/**
 * Files are looked at, not listened to: tools that renew certificates replace links and
 * directories, and a bind mount has no events. A pair that does not fit, as in the moment between
 * two writes, is left alone until it does.
 */
function watch(server, certificate) {
    const reload = () => {
        try {
            const pair = readPair(certificate);
            createSecureContext(pair);
            server.setSecureContext(pair);
        }
        catch (error) {
            certificate.onProblem(`the changed certificate is not used yet: ${String(error)}`);
        }
    };
    const files = [certificate.cert, certificate.key];
    const options = { interval: limits.certificatePollMs, persistent: false };
    for (const file of files)
        watchFile(file, options, reload);
    server.once('close', () => {
        for (const file of files)
            unwatchFile(file, reload);
    });
}
