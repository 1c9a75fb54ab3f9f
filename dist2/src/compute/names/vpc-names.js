/**
 * The names that a VPC's resolver knows: those of its own machines and of no others.
 * https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
 */
import { privateDomain } from '../found-network.js';
import { addressOfPublicName, ipName, privateName, publicName } from '../host-names.js';
import { contains, parseAddress4, parseRange4 } from '../ranges.js';
/** The address of the metadata service has a name of old, which cloud-init still knows. */
const metadataName = 'instance-data';
const metadataAddress = '169.254.169.254';
/**
 * The names of a VPC; undefined if it is not there, or has DNS switched off (`enableDnsSupport`).
 * Machines have names only where `enableDnsHostnames` is on, too.
 */
export async function vpcNames(records, vpcId, place) {
    const vpc = await records.get('vpc', vpcId);
    if (vpc?.enableDnsSupport !== true)
        return undefined;
    const domain = privateDomain(place.region);
    const names = {
        ...place,
        domain,
        addresses: new Map([[`${metadataName}.${domain}`, metadataAddress]]),
        pointers: new Map(),
        publicAddresses: new Map(),
        ranges: rangesOf(vpc),
    };
    if (!vpc.enableDnsHostnames)
        return names;
    const elasticIps = await records.all('elasticIp');
    for (const one of await records.all('networkInterface')) {
        if (one.vpcId !== vpcId)
            continue;
        const { instanceId } = one.attachment ?? {};
        const instance = instanceId === undefined ? undefined : await records.get('instance', instanceId);
        addNames(names, one, instance);
        addPublic(names, one, elasticIps);
    }
    return names;
}
function rangesOf({ ranges }) {
    return ranges.flatMap(({ cidrBlock }) => parseRange4(cidrBlock) ?? []);
}
function addNames({ region, domain, addresses, pointers }, { addresses: own }, instance) {
    for (const { address } of own) {
        addresses.set(ipName(address, region), address);
        pointers.set(address, ipName(address, region));
    }
    if (instance === undefined)
        return;
    const [{ address }] = own;
    pointers.set(address, privateName(instance, address, region));
    if (instance.resourceNameARecord)
        addresses.set(`${instance.instanceId}.${domain}`, address);
}
function addPublic({ publicAddresses }, { networkInterfaceId, addresses }, elasticIps) {
    for (const { address, publicIp } of addresses) {
        if (publicIp !== undefined)
            publicAddresses.set(publicIp, address);
    }
    for (const { publicIp, association } of elasticIps) {
        if (association?.networkInterfaceId !== networkInterfaceId)
            continue;
        publicAddresses.set(publicIp, association.privateIp);
    }
}
const reverseDomain = '.in-addr.arpa';
/** Looks a name up; it may be written in any case, without the dot at its end. */
export function lookUp(names, asked, type) {
    const name = asked.toLowerCase();
    const found = find(names, name);
    const fits = { address: 'A', name: 'PTR' }[found.kind];
    return fits === undefined || fits === type ? found : { kind: 'hasOther' };
}
function find(names, name) {
    const { domain, addresses, publicAddresses, region } = names;
    if (name === domain)
        return { kind: 'hasOther' };
    if (name.endsWith(`.${domain}`))
        return addressOr(addresses.get(name), 'missing');
    if (name.endsWith(reverseDomain))
        return findPointer(names, name);
    const publicIp = addressOfPublicName(name, region);
    if (publicIp !== undefined && parseAddress4(publicIp) !== undefined) {
        // Inside, a public name stands for the private address, so that packets stay inside.
        const elsewhere = isIn(names.publicRange, publicIp) ? publicIp : undefined;
        return addressOr(publicAddresses.get(publicIp) ?? elsewhere, 'elsewhere');
    }
    // A name without dots is nobody's outside; it would only tell others what is asked here.
    return { kind: name.includes('.') ? 'elsewhere' : 'missing' };
}
function findPointer({ pointers, ranges, region, publicRange }, name) {
    const address = name.slice(0, -reverseDomain.length).split('.').reverse().join('.');
    const number = parseAddress4(address);
    if (number === undefined)
        return { kind: 'elsewhere' };
    const pointer = pointers.get(address);
    if (pointer !== undefined)
        return { kind: 'name', name: pointer };
    if (isIn(publicRange, address))
        return { kind: 'name', name: publicName(address, region) };
    const one = { first: number, prefixBits: 32 };
    const isOwn = [...ranges, ...privateRanges].some((range) => contains(range, one));
    return { kind: isOwn ? 'missing' : 'elsewhere' };
}
/** RFC 6303: nobody outside is asked for the names of these. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16']
    .concat('100.64.0.0/10', '127.0.0.0/8')
    .flatMap((cidr) => parseRange4(cidr) ?? []);
function addressOr(address, otherwise) {
    return address === undefined ? { kind: otherwise } : { kind: 'address', address };
}
function isIn(cidr, address) {
    const range = parseRange4(cidr);
    const one = parseRange4(`${address}/32`);
    return range !== undefined && one !== undefined && contains(range, one);
}
