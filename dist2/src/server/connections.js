/** Follows a server's connections from now on. */
export function trackConnections(server) {
    const open = new Set();
    server.on('connection', (socket) => {
        open.add(socket);
        socket.once('close', () => open.delete(socket));
    });
    return {
        closeUnused() {
            for (const socket of open)
                if (socket.bytesRead === 0)
                    socket.destroy();
        },
    };
}
