/** Servers whose clients are machines: each may open so many connections, and no other's. */
import type { Server, Socket } from 'node:net'

/** A server that can be ended with all that is open. */
export interface MachineServer {
  /** Listens on any free port of an address; resolves to the port. */
  listenOn(address: string): Promise<number>
  close(): Promise<void>
}

/** Closes what one machine opens beyond `most` connections. */
export function forMachines(server: Server, most: number): MachineServer {
  const open = new Map<string, Set<Socket>>()
  server.on('connection', (socket: Socket) => {
    const { remoteAddress: machine = '' } = socket
    const own = open.get(machine) ?? new Set()
    if (own.size >= most) {
      socket.destroy()
      return
    }
    open.set(machine, own.add(socket))
    socket.once('close', () => {
      own.delete(socket)
      if (own.size === 0 && open.get(machine) === own) open.delete(machine)
    })
  })
  return {
    listenOn: (address) => listening(server, address),

    async close() {
      // One that never listened is closed, too: then `close` says so by an error.
      const closed = new Promise((resolve) => server.close(resolve))
      for (const sockets of open.values()) for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function listening(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: address, port: 0 }, () => {
      server.off('error', reject)
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0)
    })
  })
}
