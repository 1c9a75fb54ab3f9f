/**
 * The program of a worker process. It loads what it needs at once, and serves when the primary
 * tells it to: by then the engine has been opened and the root account made.
 */
import type http from 'node:http'
import { createAccounts } from '../accounts/accounts.ts'
import { createAuditHistory } from '../accounts/audit-history.ts'
import { loadMasterKey } from '../accounts/master-key.ts'
import { createAuthenticator } from '../auth/authenticate.ts'
import { slowFailures } from '../auth/failed-signatures.ts'
import { createCompute } from '../compute/compute.ts'
import type { Config } from '../config.ts'
import type { Engine } from '../engine/engine.ts'
import { openEngine } from '../engine/lmdb/open.ts'
import { limits } from '../limits.ts'
import { openStorage } from '../storage/open.ts'
import { createRequestParser } from '../wire/request.ts'
import { closeBooks, openBooks } from './books.ts'
import { checksumMath } from './checksum-math.ts'
import { type Connections, trackConnections } from './connections.ts'
import { dispatch } from './dispatch.ts'
import { DocumentRoom } from './document-room.ts'
import { Exchange } from './exchange.ts'
import { openFederation } from './federation.ts'
import { gather } from './gather.ts'
import { createServer } from './http-server.ts'
import { Line } from './line.ts'
import { machineHost } from './machine-host.ts'
import { objectAccessOf } from './object-access.ts'
import type { Parts } from './parts.ts'
import { randomBytes } from './random.ts'
import { openRequestLog, type RequestLog } from './request-log.ts'
import { resourceJournal } from './resource-journal.ts'
import { createRoutes } from './routes.ts'
import { Sampler } from './sampler.ts'
import { closing } from './send.ts'
import { CallRoutes } from './services.ts'
import { Turns } from './turns.ts'

/** What the primary says to begin with. */
export interface Start {
  readonly config: Config
  /** The worker's place, from 1 on: a restarted worker has that of the one before. */
  readonly slot: number
}

interface Running {
  readonly server: http.Server
  readonly connections: Connections
  readonly engine: Engine
  readonly log: RequestLog
}

let running: Running | undefined
let parts: Parts | undefined
let sampler: Sampler | undefined
/** Changes of machines that are being written. */
const writes = new Set<Promise<unknown>>()

const primary = new Line(process as never, {
  async start(start: Start) {
    running = await serve(start)
  },
  stop: () => stop(),
  sample: () => sampler?.take(),
  async flushAudit() {
    await Promise.allSettled(writes)
    await parts?.audit.flush()
  },
  reading: (blobs: string[]) => parts?.storage.reading.among(blobs) ?? [],
})

void primary.ask('loaded')

// A terminal sends these to the whole group; when to end is for the primary to say.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit(0))
process.on('exit', () => running?.log.flush())

async function serve({ config, slot }: Start): Promise<Running> {
  const log = openRequestLog(config.logLevel)
  reportBugs(log)
  const [dataDirectory = ''] = config.data
  const engine = await openEngine({
    directories: config.data,
    slot,
    volumeBytes: config.volumeBytes,
  })
  const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory })
  const routes = createRoutes()
  const callRoutes = new CallRoutes()
  const accounts = createAccounts(engine, masterKey)
  const authenticator = createAuthenticator({
    accounts,
    region: config.region,
    strictRegion: config.strictRegion,
    now: Date.now,
  })
  const storage = openStorage({
    engine,
    checksums: checksumMath,
    now: Date.now,
    random: randomBytes,
  })
  parts = {
    parse: createRequestParser(config.domains),
    routes,
    callRoutes,
    accounts,
    ...openBooks({ engine, accounts, log, region: config.region }),
    history: createAuditHistory(engine.records),
    deliver: () => primary.ask('deliver'),
    authenticator: slowFailures(authenticator, { now: Date.now }),
    storage,
    compute: createCompute(engine, { ...resourceJournal(config.region), writes }),
    host: machineHost(primary),
    publicRange: config.publicIps,
    objectsOf: objectAccessOf({ accounts, storage }),
    overcommit: { vcpus: config.cpuOvercommit, memory: config.memoryOvercommit },
    region: config.region,
    federation: openFederation(config, Date.now),
    log,
    documentRoom: new DocumentRoom(),
    turns: new Turns(),
    random: randomBytes,
    now: Date.now,
  }
  const server = await listenable(parts, config)
  const connections = trackConnections(server)
  const statistics = () => [...routes.statistics(), ...callRoutes.statistics()]
  sampler = new Sampler(server, { ...parts, statistics }, engine)
  await listen(server, config)
  return { server, connections, engine, log }
}

function listenable(made: Parts, config: Config): Promise<http.Server> {
  const { tlsCert: cert, tlsKey: key } = config
  const ownHost = createRequestParser(config.domains)
  const begin = gather((exchange: Exchange) => void dispatch(made, exchange))
  return createServer({
    async loadOwn() {
      const { createApp } = await import('./own-routes.ts')
      return createApp({
        whyNotReady: () => whyNotReady(made),
        metrics: () => primary.ask<string>('metrics'),
        async identityCertificate() {
          return (await made.compute.shared.get('identitySigner', 'current'))?.certificate
        },
      })
    },
    handleAws: (incoming, outgoing) => begin(new Exchange(incoming, outgoing)),
    isBucketHost: (host) =>
      ownHost({ method: 'GET', target: '/', headers: { host } }).bucket !== undefined,
    certificate:
      cert === undefined || key === undefined
        ? undefined
        : { cert, key, onProblem: (message) => made.log.warn(message) },
  })
}

function listen(server: http.Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, backlog: limits.listenBacklog }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Ready means that this worker takes requests and its records can be read. */
async function whyNotReady({ storage }: Parts): Promise<string | undefined> {
  if (closing.now) return 'the server is stopping'
  try {
    await storage.buckets.find('readiness')
    return undefined
  } catch (error) {
    return `the records cannot be read: ${String(error)}`
  }
}

/** Takes no more connections, lets what runs finish, and resolves when nothing runs any more. */
async function stop(): Promise<void> {
  if (running === undefined) return
  const { server, connections, engine, log } = running
  closing.now = true
  const closed = new Promise((resolve) => server.close(resolve))
  connections.closeUnused()
  // A connection whose answer had its headers sent before this becomes idle only now and then.
  const idle = setInterval(() => server.closeIdleConnections(), limits.idleSweepMs)
  const late = setTimeout(() => server.closeAllConnections(), limits.stopTimeoutMs)
  await closed
  clearInterval(idle)
  clearTimeout(late)
  await parts?.accounts.lastUsed.flush()
  if (parts !== undefined) await closeBooks(parts, engine)
  await engine.close()
  log.flush()
}

function reportBugs(log: RequestLog): void {
  process.on('uncaughtException', (error) => {
    log.bug(error)
    log.flush()
    process.exit(1)
  })
}
