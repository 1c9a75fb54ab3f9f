/** The connections that a server has open, for closing those on which nothing was ever asked. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The open connections of one server. */
export interface Connections {
  /**
   * Node takes a connection that has not sent anything yet for a busy one, and would wait for it.
   */
  closeUnused(): void
}

/** Follows a server's connections from now on. */
export function trackConnections(server: Server): Connections {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return {
    closeUnused() {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    },
  }
}
