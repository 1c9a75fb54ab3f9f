/**
 * One port of a public address, by UDP: each client has a socket of its own to the machine, so that
 * answers find back to him, until both have been silent for a while.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { limits } from '../../limits.js';
/** Listens; throws when the address or port cannot be had. */
export async function listenUdp(place, door) {
    const socket = createSocket('udp4');
    const sessions = new Map();
    socket.on('message', (message, { address, port }) => {
        const key = `${address}:${port}`;
        const session = sessions.get(key) ?? begin(key, { address, port });
        session?.send(message);
    });
    socket.bind(place.listenPort, place.listenIp);
    await once(socket, 'listening');
    socket.on('error', () => { });
    return {
        port: socket.address().port,
        close() {
            for (const session of [...sessions.values()])
                session.end();
            socket.close();
        },
    };
    function begin(key, client) {
        const { toPort } = place;
        const from = { protocol: 'udp', ...client, toPort };
        const pass = door.enter(from, () => session.end());
        if (pass === undefined)
            return undefined;
        const session = new Session({ address: door.target, port: toPort }, pass, {
            answer: (message) => socket.send(message, client.port, client.address, () => { }),
            ended: () => sessions.delete(key),
        });
        sessions.set(key, session);
        return session;
    }
}
/** What one client and the machine say to each other. */
class Session {
    #machine;
    #pass;
    #events;
    #socket;
    #silence;
    #sent = 0;
    #received = 0;
    #isEnded = false;
    constructor(machine, pass, events) {
        this.#machine = machine;
        this.#pass = pass;
        this.#events = events;
        this.#socket = createSocket('udp4');
        this.#socket.on('error', () => this.end());
        this.#socket.on('message', (message, { address, port }) => {
            // The socket is open to all of this machine.
            if (address !== machine.address || port !== machine.port)
                return;
            this.#received += 1;
            this.#heard();
            events.answer(message);
        });
    }
    send(message) {
        if (this.#isEnded)
            return;
        this.#sent += 1;
        this.#heard();
        this.#socket.send(message, this.#machine.port, this.#machine.address, () => { });
    }
    end() {
        if (this.#isEnded)
            return;
        this.#isEnded = true;
        clearTimeout(this.#silence);
        this.#socket.close();
        this.#pass.leave();
        this.#events.ended();
    }
    /** AWS: who has asked and been answered more than once is a stream, and may be silent longer. */
    #heard() {
        clearTimeout(this.#silence);
        const isStream = this.#sent > 1 && this.#received > 0;
        const silentMs = isStream ? limits.udpStreamSilentMs : limits.udpSilentMs;
        this.#silence = setTimeout(() => this.end(), silentMs);
        this.#pass.heard();
    }
}
