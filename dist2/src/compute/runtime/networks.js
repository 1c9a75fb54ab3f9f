/**
 * A VPC is one Docker network: a bridge that only its own interfaces are on. Docker numbers them
 * from a link range of ours, and the holder puts the VPC's own addresses on top (`holders.ts`).
 * So VPCs of the same range stand side by side, as default VPCs (172.31.0.0/16) do, which Docker
 * refuses for its own ranges; and no route of the host leads into one.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { isConflict, isNotFound } from './docker.js';
import { labels, nameOf, ownedFilter, readLabel } from './labels.js';
/** RFC 6598: neither the internet's nor, as a rule, anybody's private network. */
const linkBlock = { first: '100.64.0.0', prefixLength: 10 };
/** All links of all VPCs. */
export const linkBlockCidr = `${linkBlock.first}/${linkBlock.prefixLength}`;
/** 4,093 interfaces in a VPC, 1,024 VPCs on a host. */
const linkPrefixLength = 20;
const attemptsMax = 20;
/** The VPC's network, made if it is not there. */
export async function ensureNetwork(runtime, spec) {
    const there = await findNetwork(runtime, spec.vpcId);
    if (there !== undefined)
        return there;
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
        const link = await freeLink(runtime);
        const refused = await runtime.docker.createNetwork(creation(runtime, spec, link)).then(() => undefined, (error) => error);
        // Somebody may have made this very network in the meantime, or taken the range.
        const made = await findNetwork(runtime, spec.vpcId);
        if (made !== undefined)
            return made;
        const isTaken = refused === undefined || isConflict(refused) || /overlap/i.test(refused.message);
        if (!isTaken)
            throw refused;
    }
    throw new Error(`no free link range for ${spec.vpcId} in ${attemptsMax} attempts`);
}
/** The VPC's network, or undefined. */
export async function findNetwork(runtime, vpcId) {
    try {
        const name = nameOf(runtime, vpcId);
        return toNetwork((await runtime.docker.getNetwork(name).inspect()));
    }
    catch (error) {
        if (isNotFound(error))
            return undefined;
        throw error;
    }
}
/** Removes the VPC's network; it must be empty. One that is not there is no error. */
export async function removeNetwork(runtime, vpcId) {
    try {
        await runtime.docker.getNetwork(nameOf(runtime, vpcId)).remove();
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
/** All networks that this data directory made. */
export async function listNetworks(runtime) {
    const found = await runtime.docker.listNetworks({ filters: ownedFilter(runtime, 'network') });
    return found.flatMap((one) => toNetwork(one) ?? []);
}
const bridgeOption = 'com.docker.network.bridge.name';
function toNetwork({ Id, Labels, IPAM, Options }) {
    const label = readLabel(Labels, 'network');
    if (label === undefined)
        return undefined;
    const { Subnet: linkCidr = '', Gateway: gateway = '' } = IPAM?.Config?.[0] ?? {};
    const bridge = Options?.[bridgeOption] ?? '';
    return { networkId: Id, account: label.account, vpcId: label.id, gateway, linkCidr, bridge };
}
function creation(runtime, { account, vpcId }, first) {
    const Name = nameOf(runtime, vpcId);
    const bridge = bridgePrefix(runtime) + shortHash(Name, 8);
    const Subnet = `${toAddress(first)}/${linkPrefixLength}`;
    return {
        Name,
        CheckDuplicate: true,
        Driver: 'bridge',
        // An internal one could never have a way out: Docker drops its packets where nobody can accept
        // them again. What may leave is judged in the holders, and by `way-out.ts`.
        Internal: false,
        IPAM: { Driver: 'default', Config: [{ Subnet, Gateway: toAddress(first + 1) }] },
        Options: {
            [bridgeOption]: bridge,
            'com.docker.network.bridge.enable_ip_masquerade': 'false',
        },
        Labels: labels(runtime, { kind: 'network', account, id: vpcId }),
    };
}
/**
 * How the names of this data directory's bridges begin, so that the host's rules know them. Linux
 * gives the names of interfaces 15 characters.
 */
export function bridgePrefix({ owner }) {
    return `vpc${shortHash(owner, 4)}`;
}
function shortHash(text, digits) {
    return createHash('sha256').update(text).digest('hex').slice(0, digits);
}
/** The first range that no network of this Docker and no interface of this machine is in. */
async function freeLink({ docker }) {
    const size = 2 ** (32 - linkPrefixLength);
    const networks = (await docker.listNetworks());
    const subnets = networks.flatMap(({ IPAM }) => (IPAM?.Config ?? []).map((one) => one.Subnet));
    const interfaces = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const cidrs = [...subnets, ...interfaces.map(({ cidr }) => cidr)]
        .filter((cidr) => typeof cidr === 'string' && !cidr.includes(':'))
        .map(toRange);
    const taken = [...cidrs, ...(await routedRanges())];
    const start = toNumber(linkBlock.first);
    for (let first = start; first < start + 2 ** (32 - linkBlock.prefixLength); first += size) {
        if (!taken.some((range) => range.first < first + size && range.end > first))
            return first;
    }
    throw new Error('all link ranges of 100.64.0.0/10 are taken');
}
/**
 * What this machine's routes lead to: another Docker's bridge without containers is no interface
 * that `networkInterfaces` shows.
 */
async function routedRanges() {
    const table = await readFile('/proc/net/route', 'utf8').catch(() => '');
    const rows = table.trim().split('\n').slice(1);
    return rows.flatMap((row) => {
        const [, destination = '', , , , , , mask = ''] = row.split('\t');
        const size = 2 ** 32 - fromHex(mask);
        const first = fromHex(destination);
        // The default route leads everywhere.
        return fromHex(mask) === 0 ? [] : [{ first, end: first + size }];
    });
}
/** Four bytes, the lowest first. */
function fromHex(text) {
    return Buffer.from(text.trim(), 'hex').reverse().readUInt32BE(0);
}
function toRange(cidr) {
    const [address = '', length = '32'] = cidr.split('/');
    const size = 2 ** (32 - Number(length));
    const first = Math.floor(toNumber(address) / size) * size;
    return { first, end: first + size };
}
function toNumber(address) {
    return address.split('.').reduce((total, part) => total * 256 + Number(part), 0);
}
function toAddress(number) {
    return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
