/** Requests of machines for metadata: who asks is known by where the connection comes from. */
import { createServer } from 'node:http';
import { limits } from '../limits.js';
import { answer, refused } from './answer.js';
import { gatherFacts } from './facts.js';
import { publicAddress } from './interface-categories.js';
import { forMachines } from './machine-connections.js';
import { createRoot } from './root.js';
import { createTokens } from './tokens.js';
/** A server of metadata that does not listen yet. */
export function metadataServer(handle) {
    const server = createServer({
        maxHeaderSize: limits.metadataHeaderBytes,
        headersTimeout: limits.metadataRequestMs,
        requestTimeout: limits.metadataRequestMs,
        connectionsCheckingInterval: limits.metadataRequestMs,
    });
    server.on('request', handle);
    server.timeout = limits.metadataRequestMs;
    return forMachines(server, limits.metadataConnectionsPerMachine);
}
/** Makes what takes machines' requests. */
export function createHandler(parts) {
    const { accounts, compute, region, random, now, onAssumed, onProblem } = parts;
    const own = (account) => compute.of(account, { region, random });
    const tokens = createTokens(accounts.deriveKey('cairn instance metadata token'), random);
    const root = createRoot({ accounts, random, onAssumed, compute: own });
    async function answerTo(incoming) {
        const asking = await machineAt(parts, incoming.socket.remoteAddress ?? '');
        // A machine whose records are on their way: SDKs ask again.
        if (asking === undefined)
            return refused(503);
        const { method = '', url: target = '', headers } = incoming;
        const facts = (version) => factsOf(parts, asking, version);
        const { instance } = asking;
        return answer({ tokens, root, facts }, { method, target, headers }, { instance, now: now() });
    }
    return (incoming, outgoing) => {
        incoming.resume();
        void answerTo(incoming)
            .catch((error) => {
            onProblem('instance metadata', error);
            return refused(503);
        })
            .then((made) => send(incoming, outgoing, made));
    };
}
/** The instance that has a link address; as records say it now, whatever they said before. */
async function machineAt({ interfaceAt, compute, region, random }, linkAddress) {
    const owner = await interfaceAt(linkAddress);
    if (owner === undefined)
        return undefined;
    const { account, networkInterfaceId } = owner;
    const { records } = await compute.of(account, { region, random });
    const networkInterface = await records.get('networkInterface', networkInterfaceId);
    const instanceId = networkInterface?.attachment?.instanceId;
    const instance = instanceId && (await records.get('instance', instanceId));
    return networkInterface && instance ? { account, records, networkInterface, instance } : undefined;
}
function factsOf({ region, now }, { account, records, instance }, version) {
    return gatherFacts(records, { account, region, instance, version, now: now() });
}
/** The machine at a link address, as others know it; undefined: there is none. */
export async function knownMachine(source, linkAddress) {
    const asking = await machineAt(source, linkAddress);
    if (asking === undefined)
        return undefined;
    return { publicIp: await publicAddress(factsOf(source, asking, 2), asking.networkInterface) };
}
function send(incoming, outgoing, made) {
    const { status, headers, body } = made;
    outgoing.writeHead(status, {
        Server: 'EC2ws',
        Connection: 'close',
        'Accept-Ranges': 'none',
        ...headers,
        'Content-Length': Buffer.byteLength(body),
    });
    outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}
