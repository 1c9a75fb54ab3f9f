/**
 * Reads large bodies from their socket into memory that is used again. Node's own way costs a new
 * buffer and a copy for each 64 KiB, and V8 collects all of its garbage for each 64 MiB of those:
 * that was more than a quarter of the CPU of a large PUT. Here the kernel writes into a ring, in
 * pieces as large as have come, and the HTTP parser only follows: it sees every byte, so it knows
 * where the body ends and the next request begins, but is not asked to hand the bytes on.
 *
 * The parts of node that this takes hold of are internals (`onread` of `net.connect` is made of
 * the same). Where one is missing, and on TLS, bodies are read as any other stream.
 */
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { limits } from '../limits.ts'

type OnRead = (this: object, bytes: ArrayBuffer | undefined) => Uint8Array | undefined

/** libuv's handle of a TCP socket, as node wraps it. */
interface Handle {
  readonly bytesRead: number
  reading: boolean
  /** What it answers is where the next read goes. */
  onread: OnRead
  useUserBuffer(bytes: Uint8Array): void
  readStart(): number
  readStop(): number
}

interface Parser {
  [onBody: number]: unknown
}

interface Internals {
  readonly _handle?: Handle | null
  readonly parser?: Parser | null
}

/** Where a read goes that no body waits for. One for all: the parser copies what it hands on. */
const between = Buffer.allocUnsafeSlow(limits.socketReadBytes)

const blockBytes = limits.bodyRingBytes / 2
const spareRings: Buffer[] = []
const spareRingsMax = 4

/**
 * The ring that one body comes through. Positions count from the body's begin. A read goes to the
 * rest of one half; it waits until what the reader was given last is not in that half.
 */
export class DirectBody {
  readonly #reads: SocketReads
  readonly #onArrival: () => void
  #ring = spareRings.pop() ?? Buffer.allocUnsafeSlow(limits.bodyRingBytes)
  #left: number
  #written = 0
  #taken = 0
  #released = 0

  constructor(reads: SocketReads, left: number, onArrival: () => void) {
    this.#reads = reads
    this.#left = left
    this.#onArrival = onArrival
  }

  /** Bytes that are still to come from the socket. */
  get left(): number {
    return this.#left
  }

  /** Where the next read goes. */
  get target(): Buffer {
    const from = this.#written % limits.bodyRingBytes
    return this.#ring.subarray(from, from - (from % blockBytes) + blockBytes)
  }

  get isFull(): boolean {
    const end = this.#written - (this.#written % blockBytes) + blockBytes
    return end > this.#released + limits.bodyRingBytes
  }

  /** Bytes have come, into `target` or elsewhere. */
  add(bytes: Buffer): void {
    const { target } = this
    if (bytes.byteOffset !== target.byteOffset || bytes.buffer !== target.buffer) bytes.copy(target)
    this.#written += bytes.length
    this.#left -= bytes.length
    this.#onArrival()
  }

  /** What has come, good until this is called again; undefined when nothing has. */
  take(): Buffer | undefined {
    this.#released = this.#taken
    if (!this.isFull && this.#left > 0) this.#reads.resume()
    const from = this.#taken % limits.bodyRingBytes
    const size = Math.min(this.#written - this.#taken, blockBytes - (from % blockBytes))
    this.#taken += size
    return size === 0 ? undefined : this.#ring.subarray(from, from + size)
  }

  /** Whoever read it needs none of its bytes any more. */
  end(): void {
    // While bytes are still to come, the next read may go into the ring: it is not used again then.
    if (this.#left > 0) this.#reads.leave(this)
    else if (spareRings.length < spareRingsMax) spareRings.push(this.#ring)
    this.#ring = between
  }
}

/** The reads of one connection, from its first large body on. */
class SocketReads {
  readonly #socket: Socket
  readonly #handle: Handle
  readonly #onread: OnRead
  #seen: number
  #target: Buffer = between
  #body: DirectBody | undefined

  constructor(socket: Socket, handle: Handle) {
    this.#socket = socket
    this.#handle = handle
    this.#onread = handle.onread
    this.#seen = handle.bytesRead
    handle.onread = (bytes) => this.#arrived(bytes)
    handle.useUserBuffer(this.#target)
  }

  open(left: number, onArrival: () => void): DirectBody {
    this.#body = new DirectBody(this, left, onArrival)
    this.resume()
    return this.#body
  }

  /** The rest of a body goes the way of any other. */
  leave(body: DirectBody): void {
    if (this.#body === body) this.#body = undefined
    this.resume()
  }

  resume(): void {
    const handle = this.#handle
    if (handle.reading || this.#socket.destroyed) return
    handle.reading = true
    handle.readStart()
  }

  #arrived(nothing: ArrayBuffer | undefined): Uint8Array | undefined {
    const { bytesRead } = this.#handle
    const bytes = this.#target.subarray(0, bytesRead - this.#seen)
    // The end, or an error.
    if (bytes.length === 0) return this.#onread.call(this.#handle, nothing)
    this.#seen = bytesRead
    // It counts as a sign of life, as with any other read.
    this.#socket.setTimeout(this.#socket.timeout ?? 0)
    const ofBody = this.#body ? Math.min(bytes.length, this.#body.left) : 0
    if (ofBody > 0) this.#toBody(bytes.subarray(0, ofBody))
    const isOpen = !this.#socket.destroyed
    if (isOpen && ofBody < bytes.length) this.#socket.emit('data', bytes.subarray(ofBody))
    this.#target = this.#body?.target ?? between
    return this.#target
  }

  #toBody(bytes: Buffer): void {
    const body = this.#body as DirectBody
    const { parser } = this.#socket as Internals
    const onBody = parser?.[onBodyIndex]
    if (parser) parser[onBodyIndex] = undefined
    try {
      this.#socket.emit('data', bytes)
    } finally {
      if (parser) parser[onBodyIndex] = onBody
    }
    body.add(bytes)
    if (body.left === 0) this.#body = undefined
    else if (body.isFull) this.#pause()
  }

  #pause(): void {
    this.#handle.reading = false
    this.#handle.readStop()
  }
}

/** `HTTPParser.kOnBody`: under which a parser finds the function that takes the bytes of a body. */
const onBodyIndex = 3
const known = new WeakMap<Socket, SocketReads>()

/**
 * Takes the next `left` bytes of a message's body from its socket; undefined where that cannot be.
 * Everything that has come is to be read from the stream first.
 */
export function readDirectly(
  stream: Readable,
  left: number,
  onArrival: () => void,
): DirectBody | undefined {
  const { socket } = stream as { socket?: Socket }
  const { _handle: handle, parser } = (socket ?? {}) as Internals
  if (!socket || !handle || !parser || handle.constructor.name !== 'TCP') return undefined
  const { kOnBody } = parser.constructor as { kOnBody?: number }
  const isAsKnown =
    kOnBody === onBodyIndex &&
    typeof parser[onBodyIndex] === 'function' &&
    typeof handle.useUserBuffer === 'function' &&
    typeof handle.onread === 'function' &&
    typeof handle.bytesRead === 'number'
  if (!isAsKnown) return undefined
  let reads = known.get(socket)
  if (reads === undefined) {
    reads = new SocketReads(socket, handle)
    known.set(socket, reads)
  }
  return reads.open(left, onArrival)
}
