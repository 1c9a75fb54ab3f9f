/** Proves that both copies of each peering agree with each other and with their VPCs. */
import type { Compute } from '../compute.ts'
import type { VpcPeeringConnection } from './peering-entities.ts'
import { accountsOf, haveCommonAddress } from './peerings.ts'

/** What is wrong with an account's, each a sentence. */
export async function checkPeerings(compute: Compute, account: string): Promise<string[]> {
  const own = await compute.existing(account).records.all('vpcPeeringConnection')
  const problems = await Promise.all(own.map((each) => problemsOf(compute, account, each)))
  return problems.flat()
}

async function problemsOf(
  compute: Compute,
  account: string,
  peering: VpcPeeringConnection,
): Promise<string[]> {
  const { vpcPeeringConnectionId: id, requester, accepter, state } = peering
  // One that has ended is forgotten by each side for itself, and one that failed had one side.
  if (state !== 'active' && state !== 'pending-acceptance') return []
  const problems: string[] = []
  for (const other of accountsOf(peering).filter((each) => each !== account)) {
    const { records } = compute.existing(other)
    const theirs = await records.get('vpcPeeringConnection', id)
    const isSame = theirs !== undefined && facts(theirs) === facts(peering)
    if (!isSame) problems.push(`${id} is not the same in account ${other}`)
  }
  if (state !== 'active') return problems
  for (const { account: owner, vpcId, cidrBlocks } of [requester, accepter]) {
    if (owner !== account) continue
    const vpc = await compute.existing(owner).records.get('vpc', vpcId)
    const ranges = vpc?.ranges.map(({ cidrBlock }) => cidrBlock)
    if (ranges === undefined) problems.push(`${id} names ${vpcId}, which is not there`)
    else if (ranges.join() !== cidrBlocks.join()) {
      problems.push(`${id} has other ranges than ${vpcId}`)
    }
  }
  if (haveCommonAddress(requester.cidrBlocks, accepter.cidrBlocks)) {
    problems.push(`${id} joins VPCs that have an address in common`)
  }
  return problems
}

/** All but the tags, which each side has for itself. */
function facts({ requester, accepter, state, createdAt }: VpcPeeringConnection): string {
  return JSON.stringify([requester, accepter, state, createdAt])
}
