import { forwarderService } from '../compute/forwarding/service.js';
import { resolverOf } from '../compute/names/resolver.js';
import { nameService } from '../compute/names/service.js';
import { holderProcess } from '../compute/runtime/holders.js';
import { portRedirects } from '../compute/runtime/redirects.js';
import { createMetadata } from '../metadata/server.js';
import { writeAssumedRole } from './assumed-roles.js';
import { randomBytes } from './random.js';
/** All services; each listens when a network is to be served. */
export function servicesForMachines(parts) {
    const { config, links: table, runtime, holderImage, ...shared } = parts;
    const { host, port, tlsCert, region, publicIps } = config;
    const links = () => table;
    const metadata = createMetadata({
        ...shared,
        interfaceAt: (linkAddress) => table.at(linkAddress),
        region,
        endpoint: { host, port, isTls: tlsCert !== undefined },
        onAssumed: (assumed) => writeAssumedRole({ ...shared, region }, assumed),
        random: randomBytes,
        now: Date.now,
    });
    const names = nameService({ ...shared, region, publicRange: publicIps, links });
    const processOf = async (networkInterfaceId) => {
        const docker = runtime();
        return docker && holderProcess(docker, networkInterfaceId);
    };
    const redirect = portRedirects(runtime, holderImage);
    const forwarders = forwarderService({ ...shared, links, processOf, redirect });
    return [metadata, { ...names, resolver: resolverOf }, forwarders];
}
