import { createRelay } from './endpoint-relay.js';
import { createHandler, knownMachine, metadataServer, } from './machine-requests.js';
/** AWS's address of the metadata service. */
export const metadataAddress = '169.254.169.254';
/**
 * Where machines find Cairn's API. AWS serves time at .123, names at .253, metadata at .254 and
 * licences of Windows at .249 to .251 of this range: this one is free.
 */
export const endpointAddress = '169.254.169.252';
const servicePort = 80;
/** Makes the services; they listen on the gateway of each network that is to be served. */
export function createMetadata(parts) {
    const networks = new Map();
    const handle = createHandler(parts);
    const begin = async (gateway) => {
        const metadata = metadataServer(handle);
        const relay = createRelay(parts.endpoint, (link) => knownMachine(parts, link));
        const servers = [metadata, relay];
        try {
            const services = [
                serviceAt(metadataAddress, await metadata.listenOn(gateway)),
                serviceAt(endpointAddress, await relay.listenOn(gateway)),
            ];
            return { gateway, services, servers };
        }
        catch (error) {
            await end(servers);
            throw error;
        }
    };
    const leave = async (vpcId) => {
        const serving = networks.get(vpcId);
        networks.delete(vpcId);
        if (serving !== undefined)
            await end((await serving).servers);
    };
    return {
        addresses: () => [metadataAddress, endpointAddress],
        async serve({ vpcId, gateway }) {
            const before = await networks.get(vpcId);
            // A network that was made anew has another gateway.
            if (before !== undefined && before.gateway !== gateway)
                await leave(vpcId);
            const serving = networks.get(vpcId) ?? begin(gateway);
            networks.set(vpcId, serving);
            serving.catch(() => networks.get(vpcId) === serving && networks.delete(vpcId));
            return (await serving).services;
        },
        leave,
        async close() {
            await Promise.allSettled([...networks.keys()].map(leave));
        },
    };
}
async function end(servers) {
    await Promise.all(servers.map((server) => server.close()));
}
function serviceAt(address, hostPort) {
    return { protocol: 'tcp', address, port: servicePort, hostPort };
}
