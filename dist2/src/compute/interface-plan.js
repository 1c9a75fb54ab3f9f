/** What an interface should be, gathered from records: for its holder's start, and live. */
import { firewallRuleset } from './firewall.js';
import { interfaceFirewall } from './interface-firewall.js';
import { waysOut } from './ways-out.js';
/** Throws if its VPC or subnet is gone. */
export async function planInterface({ services, holderImage, hasWayOut }, records, { network, networkInterface, hostname }) {
    const { networkInterfaceId, addresses, macAddress, sourceDestCheck } = networkInterface;
    const { account, vpcId, vpcCidr, gateway } = network;
    const vpc = await records.get('vpc', vpcId);
    const wall = await interfaceFirewall(records, networkInterface);
    const resolver = await services.resolver(records, network);
    const live = {
        addedCidrs: vpc?.ranges.slice(1).map(({ cidrBlock }) => cidrBlock) ?? [],
        waysOut: hasWayOut() ? await waysOut(records, networkInterface) : [],
        ...(resolver && { resolver }),
    };
    const spec = {
        account,
        interfaceId: networkInterfaceId,
        vpcId,
        vpcCidr,
        subnetCidr: wall.subnetCidr,
        addresses: addresses.map(({ address }) => address),
        macAddress,
        hostname,
        sourceDestCheck,
        serviceAddresses: services.addresses(network),
        image: holderImage,
        ...live,
    };
    const rules = firewallRuleset({ ...wall, gateway, services: await services.serve(network) });
    return { spec, rules, wiring: JSON.stringify([live, sourceDestCheck, addresses]) };
}
