/**
 * The other side of `hash-offload.ts`: a thread that computes MD5 of bytes it finds in shared
 * memory, for many bodies at a time, each in the order in which its messages come.
 */
import { createHash, type Hash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

/** What the thread is told. `body` is the number that the opener chose. */
export type HashOrder =
  | { readonly kind: 'open'; readonly body: number; readonly memory: SharedArrayBuffer }
  | {
      readonly kind: 'update'
      readonly body: number
      readonly start: number
      readonly length: number
    }
  | { readonly kind: 'digest'; readonly body: number }
  | { readonly kind: 'abandon'; readonly body: number }

/** What the thread answers: to an update nothing but that it is done with the bytes. */
export interface HashAnswer {
  readonly body: number
  readonly digest?: Uint8Array
}

interface OpenHash {
  readonly hash: Hash
  readonly memory: SharedArrayBuffer
}

const hashes = new Map<number, OpenHash>()

function obey(order: HashOrder): HashAnswer | undefined {
  if (order.kind === 'open') {
    hashes.set(order.body, { hash: createHash('md5'), memory: order.memory })
    return undefined
  }
  const open = hashes.get(order.body)
  if (open === undefined) return undefined
  if (order.kind === 'update') {
    open.hash.update(new Uint8Array(open.memory, order.start, order.length))
    return { body: order.body }
  }
  hashes.delete(order.body)
  return order.kind === 'digest' ? { body: order.body, digest: open.hash.digest() } : undefined
}

parentPort?.on('message', (order: HashOrder) => {
  const answer = obey(order)
  if (answer !== undefined) parentPort?.postMessage(answer)
})
