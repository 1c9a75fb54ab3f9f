/**
 * One JSON line a request, on standard error. Nothing secret gets in: no header, no query string (a
 * presigned URL carries its signature there), no body. pino writes all other lines; those of
 * requests are put together here, because pino needs 8 µs for one where a request has 40 in all.
 * They go out in blocks of whole lines that a pipe takes in one piece, so workers' lines never mix.
 */
import { fstatSync } from 'node:fs'
import { pino } from 'pino'
import type { Caller } from '../auth/caller.ts'
import type { LogLevel } from '../config.ts'
import type { Exchange } from './exchange.ts'

const flushEveryMs = 500
/** POSIX's PIPE_BUF: a write of at most this many bytes to a pipe is not mixed with others. */
const pipeBlockBytes = 4096
/** To a file any write is in one piece; a larger one costs less a line. */
const fileBlockBytes = 64 * 1024

/** Where a worker's log goes. */
export interface RequestLog {
  request(exchange: Exchange): void
  /** A throw that no client caused, with its stack. */
  bug(error: unknown, exchange?: Exchange): void
  info(message: string): void
  warn(message: string): void
  /** Writes what is gathered, before the process ends. */
  flush(): void
}

/** Opens the log on a file descriptor; below `level` nothing is written. */
export function openRequestLog(level: LogLevel, fd = 2): RequestLog {
  const blockBytes = fstatSync(fd).isFile() ? fileBlockBytes : pipeBlockBytes
  const destination = pino.destination({ dest: fd, sync: false, maxWrite: blockBytes })
  const logger = pino({ level, base: { pid: process.pid } }, destination)
  const lines = new LineBlock(blockBytes, (block) => destination.write(block))
  setInterval(() => lines.flush(), flushEveryMs).unref()
  return {
    request: logger.isLevelEnabled('info') ? (exchange) => lines.add(lineOf(exchange)) : () => {},
    bug(error, exchange) {
      lines.flush()
      logger.error({ err: error, requestId: exchange?.requestId }, 'bug')
    },
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    flush() {
      lines.flush()
      try {
        destination.flushSync()
      } catch {
        // Whoever read it is gone.
      }
    },
  }
}

/** Gathers lines up to the size of a block. */
class LineBlock {
  readonly #blockBytes: number
  readonly #write: (block: string) => void
  #lines = ''
  #bytes = 0

  constructor(blockBytes: number, write: (block: string) => void) {
    this.#blockBytes = blockBytes
    this.#write = write
  }

  add(line: string): void {
    const bytes = Buffer.byteLength(line)
    if (this.#bytes + bytes > this.#blockBytes) this.flush()
    this.#lines += line
    this.#bytes += bytes
  }

  flush(): void {
    if (this.#bytes === 0) return
    this.#write(this.#lines)
    this.#lines = ''
    this.#bytes = 0
  }
}

/** pino's shape: level 30 is info, time in milliseconds since 1970. */
function lineOf(exchange: Exchange): string {
  const { request, route, incoming, errorCode } = exchange
  const bucket = request?.bucket
  const key = request?.key ?? exchange.key
  const us = Math.round((performance.now() - exchange.startedMs) * 1000)
  let line = `{"level":30,"time":${Date.now()},"pid":${process.pid}`
  line += `,"requestId":"${exchange.requestId}"`
  line += `,"operation":"${route?.name ?? 'Unknown'}"`
  if (bucket !== undefined) line += `,"bucket":${JSON.stringify(bucket)}`
  if (key !== undefined) line += `,"key":${JSON.stringify(key)}`
  line += `,"status":${exchange.status}`
  if (errorCode !== undefined) line += `,"error":${JSON.stringify(errorCode)}`
  line += `,"bytesIn":${exchange.bytesIn},"bytesOut":${exchange.bytesOut},"ms":${us / 1000}`
  line += `,"remote":${JSON.stringify(incoming.socket.remoteAddress ?? '')}`
  if (exchange.aborted) line += ',"aborted":true'
  return `${line}${callerText(exchange.caller)},"msg":"request"}\n`
}

function callerText(caller: Caller | undefined): string {
  if (caller === undefined || caller.type === 'anonymous') return ',"caller":"anonymous"'
  const { arn, accessKeyId } = caller
  return `,"caller":${JSON.stringify(arn)},"accessKeyId":${JSON.stringify(accessKeyId)}`
}
