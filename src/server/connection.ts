/**
 * What becomes of a connection whose request body was not read to its end. A server that closes
 * while bytes are still coming makes the kernel reset the connection, and the reset destroys the
 * answer on its way to the client. So a small rest is read and thrown away, and the connection
 * stays; before a large one the answer says `Connection: close`, goes out whole, and what still
 * comes is thrown away for a while. https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from '../limits.ts'
import { announcesBody, expectsContinue } from './exchange.ts'

/** What to do with the rest of a request's body. */
export type Rest = 'none' | 'skip' | 'close'

/** Judges the rest before the answer is written. */
export function restOf(message: IncomingMessage): Rest {
  if (message.complete || !announcesBody(message)) return 'none'
  const length = Number(message.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  const waits = expectsContinue(message)
  return !waits && length <= limits.skippedBodyBytes ? 'skip' : 'close'
}

/** Throws away a small rest, so that the next request on the connection can be read. */
export function skipRest(message: IncomingMessage): void {
  message.removeAllListeners('readable').removeAllListeners('data')
  message.resume()
}

/**
 * Ends an answer that is written whole: at once when the client ends its body or goes, else after a
 * bounded time or number of bytes.
 */
export function endAfterRest(message: IncomingMessage, response: ServerResponse): void {
  let seenBytes = 0
  const end = (): void => {
    clearTimeout(timer)
    message.removeAllListeners('data')
    if (!response.writableEnded) response.end()
  }
  const timer = setTimeout(end, limits.lingerMs)
  message.removeAllListeners('readable').removeAllListeners('data')
  message.on('data', (bytes: Buffer) => {
    seenBytes += bytes.length
    if (seenBytes > limits.lingerBytes) end()
  })
  message.once('end', end).once('close', end).once('error', end)
  message.resume()
}
