/**
 * Further ranges of VPCs: which may stand beside those that are there.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
import type { Vpc } from '../../compute/network/network-entities.ts'
import { activePeerings, haveCommonAddress } from '../../compute/network/peerings.ts'
import { contains, overlaps, parseRange4, type Range4 } from '../../compute/network/ranges.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, refusal } from '../errors.ts'

/** AWS: a VPC of one of them may have none of the others. */
const families = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'].map(known)

function known(text: string): Range4 {
  return parseRange4(text) as Range4
}

/**
 * Throws CidrLimitExceeded, InvalidVpc.Range for a range that AWS does not let stand beside the
 * VPC's own, and InvalidParameterValue for one that a subnet range or a route already speaks for.
 */
export async function requireRangeFits(
  records: ComputeReader,
  { vpcId, ranges }: Vpc,
  cidrBlock: string,
): Promise<void> {
  const range = known(cidrBlock)
  if (ranges.length >= limits.cidrBlocksPerVpc) {
    const most = limits.cidrBlocksPerVpc
    const message = `This network ${vpcId} has met its maximum number of allowed CIDRs: ${most}`
    throw refusal('CidrLimitExceeded', message)
  }
  const other = ranges.find((each) => overlaps(known(each.cidrBlock), range))
  if (other !== undefined) {
    const message = `The CIDR '${cidrBlock}' conflicts with ${other.cidrBlock}, which the VPC has.`
    throw refusal('InvalidVpc.Range', message)
  }
  const family = familyOf(range)
  const own = familyOf(known(ranges[0]?.cidrBlock ?? ''))
  if (family !== undefined && own !== undefined && family !== own) {
    throw refusal(
      'InvalidVpc.Range',
      `The CIDR '${cidrBlock}' is restricted. Use a CIDR from the same private address range ` +
        'as the current VPC CIDR, or use a publicly-routable CIDR.',
    )
  }
  await requireNoRouteInside(records, vpcId, range)
  await requireNotPeered(records, vpcId, cidrBlock)
}

/** An address of both sides of a peering would be nobody's. */
async function requireNotPeered(
  records: ComputeReader,
  vpcId: string,
  cidrBlock: string,
): Promise<void> {
  const found = (await activePeerings(records, vpcId)).find(({ peer }) =>
    haveCommonAddress(peer.cidrBlocks, [cidrBlock]),
  )
  if (found === undefined) return
  const message = `The CIDR '${cidrBlock}' conflicts with a range of the peered VPC`
  throw refusal('InvalidVpc.Range', `${message} ${found.peer.vpcId}.`)
}

function familyOf(range: Range4): Range4 | undefined {
  return families.find((family) => contains(family, range))
}

async function requireNoRouteInside(
  records: ComputeReader,
  vpcId: string,
  range: Range4,
): Promise<void> {
  const tables = (await records.all('routeTable')).filter((table) => table.vpcId === vpcId)
  const routes = tables.flatMap((table) => table.routes)
  const inside = routes.find(({ destination }) => {
    const given = parseRange4(destination)
    return given !== undefined && contains(range, given)
  })
  if (inside === undefined) return
  const message = `A route of the VPC leads ${inside.destination} elsewhere.`
  throw invalidParameterValue(message)
}

/** Throws DependencyViolation while a subnet has addresses of the range. */
export async function requireRangeUnused(
  records: ComputeReader,
  { vpcId }: Vpc,
  cidrBlock: string,
): Promise<void> {
  const range = known(cidrBlock)
  const isUsed = (await records.all('subnet')).some(
    (subnet) => subnet.vpcId === vpcId && contains(range, known(subnet.cidrBlock)),
  )
  if (!isUsed) return
  const message = `The vpc CIDR block ${cidrBlock} of '${vpcId}' has dependencies`
  throw refusal('DependencyViolation', `${message} and cannot be disassociated.`)
}
