/**
 * Express frames the server, and costs AWS traffic nothing: the server makes its requests and
 * responses with the prototypes that Express would otherwise put on each of them, and what is not
 * under `/-/` never reaches Express's router.
 */
import http from 'node:http'
import type { Application } from 'express'
import { limits } from '../limits.ts'
import { answerClientError } from './client-error.ts'
import type { Certificate } from './tls.ts'

type Handle = (incoming: http.IncomingMessage, outgoing: http.ServerResponse) => void

/** What a server is made of. */
export interface ServerOptions {
  readonly app: Application
  /** Takes everything but `/-/`. */
  readonly handleAws: Handle
  /** Whether a Host header is a bucket's: then `/-/` is a key of it. */
  readonly isBucketHost: (host: string | undefined) => boolean
  /** Undefined: plain HTTP. */
  readonly certificate: Certificate | undefined
}

/** Makes the server; it does not listen yet. */
export async function createServer(options: ServerOptions): Promise<http.Server> {
  const { certificate } = options
  const app = options.app as unknown as { request: object; response: object }
  const handle = frame(options)
  const settings = {
    IncomingMessage: constructorFor(http.IncomingMessage, app.request),
    ServerResponse: constructorFor(http.ServerResponse, app.response),
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    // A body may take hours; how long it may pause is the body reader's to judge.
    requestTimeout: 0,
    keepAliveTimeout: limits.idleTimeoutMs,
    connectionsCheckingInterval: limits.connectionsCheckMs,
    noDelay: true,
  }
  const server =
    certificate === undefined
      ? http.createServer(settings)
      : (await import('./tls.ts')).createTlsServer(certificate, settings)
  server.on('request', handle)
  // `100 Continue` is sent by who reads the body, when it begins to.
  server.on('checkContinue', handle)
  // Any other expectation is passed over, as AWS does, instead of node's 417.
  server.on('checkExpectation', handle)
  server.on('clientError', answerClientError)
  server.timeout = limits.socketIdleMs
  server.maxConnections = limits.connectionsPerWorker
  // A client may close its own side once it has sent all (RFC 9293, 3.6): it is still answered.
  Object.assign(server, { httpAllowHalfOpen: true })
  return server
}

/** A class whose prototype is Express's own, so that Express need not change any object's. */
function constructorFor<T extends typeof http.IncomingMessage | typeof http.ServerResponse>(
  parent: T,
  prototype: object,
): T {
  function Framed(this: object, ...args: unknown[]): void {
    ;(parent as unknown as (...args: unknown[]) => void).apply(this, args)
  }
  Object.setPrototypeOf(Framed, parent)
  Framed.prototype = prototype
  return Framed as unknown as T
}

/** Express's own `handle` for `/-/`, the dispatch for all else. */
function frame({ app, handleAws, isBucketHost }: ServerOptions): Handle {
  const framed = app as Application & { handle: Handle }
  const route = framed.handle.bind(app)
  framed.handle = (incoming, outgoing) => {
    if (isOurs(incoming.url) && !isBucketHost(incoming.headers.host)) route(incoming, outgoing)
    else handleAws(incoming, outgoing)
  }
  return (incoming, outgoing) => framed.handle(incoming, outgoing)
}

/** No bucket's name begins with a hyphen, so `/-/` can be ours. */
function isOurs(url: string | undefined): boolean {
  return url !== undefined && url.charCodeAt(1) === hyphen && url.startsWith('/-/')
}

const hyphen = 45
