import { contains, overlaps, parseRange4 } from '../compute/ranges.js';
import { limits } from '../limits.js';
import { invalidParameterValue, refusal } from './errors.js';
/** AWS: a VPC of one of them may have none of the others. */
const families = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'].map(known);
function known(text) {
    return parseRange4(text);
}
/**
 * Throws CidrLimitExceeded, InvalidVpc.Range for a range that AWS does not let stand beside the
 * VPC's own, and InvalidParameterValue for one that a subnet range or a route already speaks for.
 */
export async function requireRangeFits(records, { vpcId, ranges }, cidrBlock) {
    const range = known(cidrBlock);
    if (ranges.length >= limits.cidrBlocksPerVpc) {
        const most = limits.cidrBlocksPerVpc;
        const message = `This network '${vpcId}' has met its maximum number of allowed CIDRs: ${most}`;
        throw refusal('CidrLimitExceeded', message);
    }
    const other = ranges.find((each) => overlaps(known(each.cidrBlock), range));
    if (other !== undefined) {
        const message = `The CIDR '${cidrBlock}' conflicts with ${other.cidrBlock}, which the VPC has.`;
        throw refusal('InvalidVpc.Range', message);
    }
    const family = familyOf(range);
    const own = familyOf(known(ranges[0]?.cidrBlock ?? ''));
    if (family !== undefined && own !== undefined && family !== own) {
        throw refusal('InvalidVpc.Range', `The CIDR '${cidrBlock}' is restricted. Use a CIDR from the same private address range ` +
            'as the current VPC CIDR, or use a publicly-routable CIDR.');
    }
    await requireNoRouteInside(records, vpcId, range);
}
function familyOf(range) {
    return families.find((family) => contains(family, range));
}
async function requireNoRouteInside(records, vpcId, range) {
    const tables = (await records.all('routeTable')).filter((table) => table.vpcId === vpcId);
    const routes = tables.flatMap((table) => table.routes);
    const inside = routes.find(({ destination }) => {
        const given = parseRange4(destination);
        return given !== undefined && contains(range, given);
    });
    if (inside === undefined)
        return;
    const message = `A route of the VPC leads ${inside.destination} elsewhere.`;
    throw invalidParameterValue(message);
}
/** Throws DependencyViolation while a subnet has addresses of the range. */
export async function requireRangeUnused(records, { vpcId }, cidrBlock) {
    const range = known(cidrBlock);
    const isUsed = (await records.all('subnet')).some((subnet) => subnet.vpcId === vpcId && contains(range, known(subnet.cidrBlock)));
    if (!isUsed)
        return;
    const message = `The vpc CIDR block ${cidrBlock} of '${vpcId}' has dependencies`;
    throw refusal('DependencyViolation', `${message} and cannot be disassociated.`);
}
