/**
 * Which public addresses lead to which interfaces, as records say. Pure: the sockets are in
 * `forwarders.ts`. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
import { interfaceFirewall } from '../interface-firewall.js';
import { waysOut } from '../ways-out.js';
/** All of an account. */
export async function forwardings(records) {
    const found = [];
    const interfaces = new Map();
    for (const one of await records.all('networkInterface'))
        interfaces.set(one.networkInterfaceId, one);
    for (const { publicIp, networkInterfaceId, privateIp } of await publicAddresses(records, interfaces.values())) {
        const networkInterface = interfaces.get(networkInterfaceId);
        if (networkInterface === undefined || !(await runs(records, networkInterface)))
            continue;
        const wall = await interfaceFirewall(records, networkInterface);
        const ways = await waysOut(records, networkInterface);
        found.push({ publicIp, networkInterfaceId, privateIp, wall, ways });
    }
    return found;
}
/** Those of launches, and elastic IPs. */
async function publicAddresses(records, interfaces) {
    const found = [];
    for (const { networkInterfaceId, addresses } of interfaces) {
        for (const { address: privateIp, publicIp } of addresses) {
            if (publicIp !== undefined)
                found.push({ publicIp, networkInterfaceId, privateIp });
        }
    }
    for (const { publicIp, association } of await records.all('elasticIp')) {
        if (association === undefined)
            continue;
        const { networkInterfaceId, privateIp } = association;
        found.push({ publicIp, networkInterfaceId, privateIp });
    }
    return found;
}
async function runs(records, { attachment }) {
    if (attachment === undefined)
        return false;
    const state = (await records.get('instance', attachment.instanceId))?.state;
    return state === 'running' || state === 'stopping';
}
