/**
 * Connections on their way to a worker. The primary accepts them and hands each to a worker, which
 * says that it has it. When a worker dies before that, `node:cluster` keeps the connection open for
 * ever and nobody answers it. Here such a connection is given to another worker, as cluster itself
 * does it when a worker refuses one; the client does not notice.
 */
import type { ChildProcess } from 'node:child_process'
import type { Worker } from 'node:cluster'

/** As `node:cluster` numbers what it sends, and as it is answered. */
interface ClusterMessage {
  readonly cmd?: string
  readonly seq?: number
  readonly ack?: number
}

type Send = (message: ClusterMessage, handle?: unknown, ...rest: unknown[]) => boolean

/** Sees to it that no connection is lost between the primary and this worker. */
export function keepHandovers(worker: Worker): void {
  const child = worker.process as ChildProcess & { send: unknown }
  const send = (child.send as Send).bind(child)
  const underWay = new Set<number>()
  const counting: Send = (message, handle, ...rest) => {
    if (handle && message.seq !== undefined) underWay.add(message.seq)
    return send(message, handle, ...rest)
  }
  child.send = counting
  child.on('internalMessage', ({ ack }: ClusterMessage) => {
    if (ack !== undefined) underWay.delete(ack)
  })
  const handBack = (): void => {
    // What it said before it died is read before its channel counts as closed. (With a connection
    // under way, node does not emit `disconnect`.)
    if (child.connected) return void setImmediate(handBack)
    for (const seq of underWay) {
      child.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack: seq, accepted: false })
    }
  }
  child.once('exit', handBack)
}
