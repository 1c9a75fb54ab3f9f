/**
 * The way from a machine to Cairn's own API, which may listen on the host's loopback alone: bytes
 * go on as they come, so that signatures hold.
 */
import { connect, createServer, isIPv4 } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { limits } from '../limits.js';
import { forMachines } from './machine-connections.js';
/** Stands for all machines without a public address: they are not the host itself (127.0.0.1). */
const nameless = '127.0.0.2';
/** A relay that does not listen yet. */
export function createRelay(endpoint, sourceOf) {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
        socket.on('error', () => socket.destroy());
        void sourceOf(socket.remoteAddress ?? '')
            .then(async (source) => {
            if (source === undefined)
                socket.destroy();
            else
                join(socket, await open(endpoint, source.publicIp));
        })
            .catch(() => socket.destroy());
    });
    return forMachines(server, limits.endpointConnectionsPerMachine);
}
/** Connects from the public address if it is the host's, too; else from one that is nobody's. */
async function open(endpoint, publicIp) {
    const host = reachable(endpoint.host);
    const usual = host.startsWith('127.') ? { host, localAddress: nameless } : { host };
    if (publicIp === undefined || !isIPv4(host))
        return dial(endpoint, usual);
    return dial(endpoint, { host, localAddress: publicIp }).catch(() => dial(endpoint, usual));
}
function reachable(host) {
    if (host === '0.0.0.0' || host === 'localhost')
        return '127.0.0.1';
    return host === '::' ? '::1' : host;
}
/** With TLS nothing is verified: it is the same host, whatever names its certificate is for. */
function dial({ port, isTls }, ways) {
    return new Promise((resolve, reject) => {
        const socket = isTls
            ? connectTls({ ...ways, port, rejectUnauthorized: false })
            : connect({ ...ways, port, allowHalfOpen: true });
        socket.once('error', reject);
        socket.once(isTls ? 'secureConnect' : 'connect', () => {
            socket.off('error', reject);
            resolve(socket);
        });
    });
}
/** Each way on its own: an end of one is passed on, an error of one ends both. */
function join(one, other) {
    if (one.destroyed) {
        other.destroy();
        return;
    }
    for (const [from, to] of [
        [one, other],
        [other, one],
    ]) {
        from.setNoDelay(true);
        from.setTimeout(limits.endpointIdleMs, () => from.destroy());
        from.on('error', () => to.destroy());
        from.once('close', () => to.destroySoon());
        from.pipe(to);
    }
}
