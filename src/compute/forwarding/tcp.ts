/**
 * One port of a public address, by TCP: each client's connection and one to the machine, with back
 * pressure and half-closed ends both ways, and a reset handed on as one.
 */
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { limits } from '../../limits.ts'
import type { Client } from './admission.ts'
import type { Door, Listener, Place } from './door.ts'

/** Listens; throws when the address or port cannot be had. */
export async function listenTcp(place: Place, door: Door): Promise<Listener> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    accept(socket, place, door)
  })
  server.listen({ host: place.listenIp, port: place.listenPort, backlog: 1024 })
  await once(server, 'listening')
  server.on('error', () => {})
  return { port: portOf(server), close: () => void server.close() }
}

function portOf(server: Server): number {
  return (server.address() as { port: number }).port
}

function accept(client: Socket, { toPort }: Place, door: Door): void {
  const { remoteAddress: address, remotePort: port } = client
  client.on('error', () => client.destroy())
  if (address === undefined || port === undefined) {
    client.destroy()
    return
  }
  const from: Client = { protocol: 'tcp', address, port, toPort }
  const pass = door.enter(from, () => reset(client))
  if (pass === undefined) {
    reset(client)
    return
  }
  client.on('close', pass.leave)
  join(client, connect({ host: door.target, port: toPort, allowHalfOpen: true }))
}

function join(client: Socket, machine: Socket): void {
  const late = setTimeout(() => reset(machine), limits.forwardConnectMs)
  for (const [one, other] of [
    [client, machine],
    [machine, client],
  ] as const) {
    one.setNoDelay(true).setKeepAlive(true, limits.forwardedKeepAliveMs)
    // What is cut off on one side is cut off on the other, not ended as if it were whole.
    one.on('error', () => reset(other))
    one.on('close', () => {
      clearTimeout(late)
      if (!one.readableEnded || !one.writableFinished) reset(other)
    })
  }
  machine.on('connect', () => {
    clearTimeout(late)
    client.pipe(machine).pipe(client)
  })
}

function reset(socket: Socket): void {
  if (!socket.destroyed) socket.resetAndDestroy()
}
