/**
 * One port of a public address, by TCP: each client's connection and one to the machine, with back
 * pressure and half-closed ends both ways, and a reset handed on as one.
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { limits } from '../../limits.js';
/** Listens; throws when the address or port cannot be had. */
export async function listenTcp(place, door) {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
        accept(socket, place, door);
    });
    server.listen({ host: place.listenIp, port: place.listenPort, backlog: 1024 });
    await once(server, 'listening');
    server.on('error', () => { });
    return { port: portOf(server), close: () => void server.close() };
}
function portOf(server) {
    return server.address().port;
}
function accept(client, { toPort }, door) {
    const { remoteAddress: address, remotePort: port } = client;
    client.on('error', () => client.destroy());
    if (address === undefined || port === undefined) {
        client.destroy();
        return;
    }
    const from = { protocol: 'tcp', address, port, toPort };
    const pass = door.enter(from, () => reset(client));
    if (pass === undefined) {
        reset(client);
        return;
    }
    client.on('close', pass.leave);
    join(client, connect({ host: door.target, port: toPort, allowHalfOpen: true }));
}
function join(client, machine) {
    const late = setTimeout(() => reset(machine), limits.forwardConnectMs);
    for (const [one, other] of [
        [client, machine],
        [machine, client],
    ]) {
        one.setNoDelay(true).setKeepAlive(true, limits.forwardedKeepAliveMs);
        // What is cut off on one side is cut off on the other, not ended as if it were whole.
        one.on('error', () => reset(other));
        one.on('close', () => {
            clearTimeout(late);
            if (!one.readableEnded || !one.writableFinished)
                reset(other);
        });
    }
    machine.on('connect', () => {
        clearTimeout(late);
        client.pipe(machine).pipe(client);
    });
}
function reset(socket) {
    if (!socket.destroyed)
        socket.resetAndDestroy();
}
