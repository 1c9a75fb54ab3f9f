/**
 * Secondary private addresses: how many an interface may have, and how they go from one interface
 * to another. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 */
import { withAddresses } from '../compute/elastic-ips.js';
import { typeOf } from '../compute/instance-size.js';
import { limits } from '../limits.js';
import { invalidParameterValue } from './errors.js';
/** By the type of its instance; one that is nowhere may go to the largest. */
export async function addressesAllowed(records, { attachment }) {
    const instance = await records.get('instance', attachment?.instanceId ?? '');
    if (instance === undefined)
        return limits.addressesPerInterface;
    return typeOf(instance).addressesPerInterface;
}
/** Takes secondary addresses from the interfaces of a subnet that have them; primary ones stay. */
export async function takeFromOthers(records, subnetId, addresses) {
    for (const other of await records.all('networkInterface')) {
        if (other.subnetId !== subnetId || other.requesterManaged)
            continue;
        const [primary, ...secondary] = other.addresses;
        const kept = secondary.filter(({ address }) => !addresses.includes(address));
        if (kept.length === secondary.length)
            continue;
        records.put('networkInterface', other.networkInterfaceId, withAddresses(other, [primary, ...kept]));
        await freeElasticIps(records, other, addresses);
    }
}
/** An interface without some of its secondary addresses. Throws InvalidParameterValue. */
export async function dropAddresses(records, found, addresses) {
    const [primary, ...secondary] = found.addresses;
    const own = new Set(secondary.map(({ address }) => address));
    const wrong = addresses.find((address) => !own.has(address));
    if (wrong !== undefined) {
        throw invalidParameterValue(wrong === primary.address
            ? `The primary private IP address ${wrong} cannot be unassigned.`
            : `The address ${wrong} is not assigned to interface ${found.networkInterfaceId}`);
    }
    const kept = secondary.filter(({ address }) => !addresses.includes(address));
    records.put('networkInterface', found.networkInterfaceId, withAddresses(found, [primary, ...kept]));
    await freeElasticIps(records, found, addresses);
}
async function freeElasticIps(records, { networkInterfaceId }, addresses) {
    for (const elasticIp of await records.all('elasticIp')) {
        const { association, ...free } = elasticIp;
        if (association?.networkInterfaceId !== networkInterfaceId)
            continue;
        if (addresses.includes(association.privateIp)) {
            records.put('elasticIp', elasticIp.allocationId, free);
        }
    }
}
