/**
 * The resolver on a VPC's gateway, by UDP and TCP. Who asks is known by the link address, and hears
 * only of its own VPC. https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { limits } from '../../limits.js';
import { createFrames, framed } from './frames.js';
import { failure, judge } from './reply.js';
/** Listens on the gateway's address, which must be this machine's, on ports that are free. */
export async function listenForNames(gateway, parts) {
    const allowed = createRates();
    const reply = async (question, asker, transport) => {
        if (!allowed(asker))
            return undefined;
        const view = await parts.viewAt(asker);
        if (view === undefined)
            return undefined;
        const verdict = judge(question, view);
        if (verdict === undefined || 'reply' in verdict)
            return verdict?.reply;
        return (await parts.ask(question, transport)) ?? failure(question);
    };
    const safely = (question, asker, transport) => reply(question, asker, transport).catch((error) => {
        parts.onProblem(error);
        return undefined;
    });
    const udp = await listenByUdp(gateway, safely);
    try {
        const tcp = await listenByTcp(gateway, safely);
        return {
            udpPort: udp.address().port,
            tcpPort: tcp.server.address().port,
            async close() {
                for (const socket of tcp.sockets)
                    socket.destroy();
                tcp.server.close();
                udp.close();
            },
        };
    }
    catch (error) {
        udp.close();
        throw error;
    }
}
async function listenByUdp(gateway, reply) {
    const socket = createSocket('udp4');
    socket.on('message', async (question, { address, port }) => {
        const answer = await reply(question, address, 'udp');
        // An asker that is gone is no error, nor is a server that has been closed meanwhile.
        if (answer !== undefined)
            socket.send(answer, port, address, () => { });
    });
    socket.bind(0, gateway);
    await once(socket, 'listening');
    socket.on('error', () => { });
    return socket;
}
async function listenByTcp(gateway, reply) {
    const sockets = new Set();
    const server = createServer((socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket)).on('error', () => { });
        socket.setTimeout(limits.nameConnectionIdleMs, () => socket.destroy());
        const frames = createFrames();
        const asker = socket.remoteAddress ?? '';
        socket.on('data', async (piece) => {
            for (const question of frames(piece)) {
                const answer = await reply(question, asker, 'tcp');
                if (answer === undefined)
                    return socket.destroy();
                if (socket.writable)
                    socket.write(framed(answer));
            }
        });
    });
    server.maxConnections = limits.nameConnectionsMax;
    server.listen(0, gateway);
    await once(server, 'listening');
    server.on('error', () => { });
    return { server, sockets };
}
/** AWS: 1,024 packets a second from an interface; what is more gets no reply. */
function createRates() {
    let second = 0;
    const counts = new Map();
    return (asker) => {
        const now = Math.floor(performance.now() / 1000);
        if (now !== second)
            counts.clear();
        second = now;
        const count = (counts.get(asker) ?? 0) + 1;
        counts.set(asker, count);
        return count <= limits.namesPerSecond;
    };
}
