import { createAccounts } from '../accounts/accounts.js';
import { createAuditHistory } from '../accounts/audit-history.js';
import { loadMasterKey } from '../accounts/master-key.js';
import { createAuthenticator } from '../auth/authenticate.js';
import { slowFailures } from '../auth/failed-signatures.js';
import { createCompute } from '../compute/compute.js';
import { openEngine } from '../engine/lmdb/open.js';
import { limits } from '../limits.js';
import { openStorage } from '../storage/open.js';
import { createRequestParser } from '../wire/request.js';
import { closeBooks, openBooks } from './books.js';
import { checksumMath } from './checksum-math.js';
import { trackConnections } from './connections.js';
import { dispatch } from './dispatch.js';
import { DocumentRoom } from './document-room.js';
import { Exchange } from './exchange.js';
import { openFederation } from './federation.js';
import { gather } from './gather.js';
import { createServer } from './http-server.js';
import { Line } from './line.js';
import { machineHost } from './machine-host.js';
import { objectAccessOf } from './object-access.js';
import { randomBytes } from './random.js';
import { openRequestLog } from './request-log.js';
import { resourceJournal } from './resource-journal.js';
import { createRoutes } from './routes.js';
import { Sampler } from './sampler.js';
import { closing } from './send.js';
import { CallRoutes } from './services.js';
import { Turns } from './turns.js';
let running;
let parts;
let sampler;
/** Changes of machines that are being written. */
const writes = new Set();
const primary = new Line(process, {
    async start(start) {
        running = await serve(start);
    },
    stop: () => stop(),
    sample: () => sampler?.take(),
    async flushAudit() {
        await Promise.allSettled(writes);
        await parts?.audit.flush();
    },
    reading: (blobs) => parts?.storage.reading.among(blobs) ?? [],
});
void primary.ask('loaded');
// A terminal sends these to the whole group; when to end is for the primary to say.
process.on('SIGINT', () => { });
process.on('SIGTERM', () => { });
process.on('disconnect', () => process.exit(0));
process.on('exit', () => running?.log.flush());
async function serve({ config, slot }) {
    const log = openRequestLog(config.logLevel);
    reportBugs(log);
    const [dataDirectory = ''] = config.data;
    const engine = await openEngine({
        directories: config.data,
        slot,
        volumeBytes: config.volumeBytes,
    });
    const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory });
    const routes = createRoutes();
    const callRoutes = new CallRoutes();
    const accounts = createAccounts(engine, masterKey);
    const authenticator = createAuthenticator({
        accounts,
        region: config.region,
        strictRegion: config.strictRegion,
        now: Date.now,
    });
    const storage = openStorage({
        engine,
        checksums: checksumMath,
        now: Date.now,
        random: randomBytes,
    });
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
    };
    const server = await listenable(parts, config);
    const connections = trackConnections(server);
    const statistics = () => [...routes.statistics(), ...callRoutes.statistics()];
    sampler = new Sampler(server, { ...parts, statistics }, engine);
    await listen(server, config);
    return { server, connections, engine, log };
}
function listenable(made, config) {
    const { tlsCert: cert, tlsKey: key } = config;
    const ownHost = createRequestParser(config.domains);
    const begin = gather((exchange) => void dispatch(made, exchange));
    return createServer({
        async loadOwn() {
            const { createApp } = await import('./own-routes.js');
            return createApp({
                whyNotReady: () => whyNotReady(made),
                metrics: () => primary.ask('metrics'),
                async identityCertificate() {
                    return (await made.compute.shared.get('identitySigner', 'current'))?.certificate;
                },
            });
        },
        handleAws: (incoming, outgoing) => begin(new Exchange(incoming, outgoing)),
        isBucketHost: (host) => ownHost({ method: 'GET', target: '/', headers: { host } }).bucket !== undefined,
        certificate: cert === undefined || key === undefined
            ? undefined
            : { cert, key, onProblem: (message) => made.log.warn(message) },
    });
}
function listen(server, { host, port }) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host, port, backlog: limits.listenBacklog }, () => {
            server.off('error', reject);
            resolve();
        });
    });
}
/** Ready means that this worker takes requests and its records can be read. */
async function whyNotReady({ storage }) {
    if (closing.now)
        return 'the server is stopping';
    try {
        await storage.buckets.find('readiness');
        return undefined;
    }
    catch (error) {
        return `the records cannot be read: ${String(error)}`;
    }
}
/** Takes no more connections, lets what runs finish, and resolves when nothing runs any more. */
async function stop() {
    if (running === undefined)
        return;
    const { server, connections, engine, log } = running;
    closing.now = true;
    const closed = new Promise((resolve) => server.close(resolve));
    connections.closeUnused();
    // A connection whose answer had its headers sent before this becomes idle only now and then.
    const idle = setInterval(() => server.closeIdleConnections(), limits.idleSweepMs);
    const late = setTimeout(() => server.closeAllConnections(), limits.stopTimeoutMs);
    await closed;
    clearInterval(idle);
    clearTimeout(late);
    await parts?.accounts.lastUsed.flush();
    if (parts !== undefined)
        await closeBooks(parts, engine);
    await engine.close();
    log.flush();
}
function reportBugs(log) {
    process.on('uncaughtException', (error) => {
        log.bug(error);
        log.flush();
        process.exit(1);
    });
}
