/**
 * Names, as the host serves them to machines: at the address that is two above the beginning of
 * their VPC, and at 169.254.169.253.
 */
import { limits } from '../../limits.js';
import { formatAddress, parseRange4 } from '../ranges.js';
import { waysOut } from '../ways-out.js';
import { askOutside, hostResolvers } from './outside.js';
import { listenForNames } from './server.js';
import { vpcNames } from './vpc-names.js';
/** AWS's address of its resolver, the same in every VPC. */
const resolverAddress = '169.254.169.253';
/** The address of the resolver in a VPC's own range: 10.0.0.2 in 10.0.0.0/16. */
export function vpcResolverAddress(vpcCidr) {
    return formatAddress((parseRange4(vpcCidr)?.first ?? 0) + 2);
}
/** The service; it listens on each network that it is asked to serve. */
export function nameService(parts) {
    const servers = new Map();
    const { onProblem } = parts;
    const ask = parts.ask ?? askOutside(hostResolvers());
    const viewAt = createViews(parts);
    const addresses = ({ vpcCidr }) => [
        vpcResolverAddress(vpcCidr),
        resolverAddress,
    ];
    const leave = async (vpcId) => {
        const server = servers.get(vpcId);
        servers.delete(vpcId);
        await (await server?.catch(() => undefined))?.close();
    };
    return {
        addresses,
        leave,
        async serve(network) {
            const { vpcId, gateway } = network;
            const serverParts = { viewAt, ask, onProblem: (error) => onProblem('names', error) };
            const server = servers.get(vpcId) ?? listenForNames(gateway, serverParts);
            servers.set(vpcId, server);
            server.catch(() => servers.delete(vpcId));
            return servicesOf(addresses(network), await server);
        },
        async close() {
            await Promise.all([...servers.keys()].map(leave));
        },
    };
}
function servicesOf(addresses, { udpPort, tcpPort }) {
    return addresses.flatMap((address) => [
        { protocol: 'udp', address, port: 53, hostPort: udpPort },
        { protocol: 'tcp', address, port: 53, hostPort: tcpPort },
    ]);
}
/** What an interface may know, made anew when its account's records have changed. */
function createViews(parts) {
    const { compute } = parts;
    const known = new Map();
    return async (linkAddress) => {
        const link = parts.links()?.at(linkAddress);
        if (link === undefined)
            return undefined;
        const { account, networkInterfaceId } = link;
        const generation = (await compute.generation(account)) ?? Buffer.alloc(0);
        const before = known.get(networkInterfaceId);
        if (before?.generation.equals(generation))
            return before.view;
        const { records } = compute.existing(account);
        const found = await records.get('networkInterface', networkInterfaceId);
        if (found === undefined) {
            known.delete(networkInterfaceId);
            return undefined;
        }
        const view = await viewOf(parts, found, account);
        if (known.size >= limits.nameViewsKept)
            known.clear();
        known.set(networkInterfaceId, { generation, view });
        return view;
    };
}
async function viewOf({ compute, region, publicRange }, networkInterface, account) {
    const { records } = compute.existing(account);
    const names = await vpcNames(records, networkInterface.vpcId, { region, publicRange });
    const ways = await waysOut(records, networkInterface);
    return { names, mayAskOutside: ways.some(({ isOpen }) => isOpen) };
}
