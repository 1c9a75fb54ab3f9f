/** Closes what one machine opens beyond `most` connections. */
export function forMachines(server, most) {
    const open = new Map();
    server.on('connection', (socket) => {
        const { remoteAddress: machine = '' } = socket;
        const own = open.get(machine) ?? new Set();
        if (own.size >= most) {
            socket.destroy();
            return;
        }
        open.set(machine, own.add(socket));
        socket.once('close', () => {
            own.delete(socket);
            if (own.size === 0 && open.get(machine) === own)
                open.delete(machine);
        });
    });
    return {
        listenOn: (address) => listening(server, address),
        async close() {
            // One that never listened is closed, too: then `close` says so by an error.
            const closed = new Promise((resolve) => server.close(resolve));
            for (const sockets of open.values())
                for (const socket of sockets)
                    socket.destroy();
            await closed;
        },
    };
}
function listening(server, address) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host: address, port: 0 }, () => {
            server.off('error', reject);
            const bound = server.address();
            resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
        });
    });
}
