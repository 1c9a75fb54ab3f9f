/** Records to ways that lead to peered VPCs, and what a check finds wrong with peerings. */
import { deepStrictEqual } from 'node:assert/strict'
import { checkCompute } from '../../src/compute/check.ts'
import { createCompute } from '../../src/compute/compute.ts'
import { withPeeredWays } from '../../src/compute/network/peered-ways.ts'
import type { VpcPeeringConnection } from '../../src/compute/network/peering-entities.ts'
import { peerGuardLines, peerSenderLines } from '../../src/compute/runtime/peer-ways.ts'
import { MemoryRecords } from '../support/memory-records.ts'

const [mine, theirs] = ['111111111111', '222222222222'] as const
const at = { subnetId: 'subnet-1', vpcId: 'vpc-1' }
const via = '100.64.0.9'

function peering(id: string, cidrBlocks: string[]): VpcPeeringConnection {
  return {
    vpcPeeringConnectionId: id,
    requester: { account: mine, vpcId: 'vpc-1', cidrBlocks: ['10.0.0.0/16'] },
    accepter: { account: theirs, vpcId: `vpc-of-${id}`, cidrBlocks },
    state: 'active',
    createdAt: 0,
    tags: {},
  }
}

/** A cloud with one subnet, its routes and its peerings. */
async function cloud(routes: Record<string, string>, ...peerings: VpcPeeringConnection[]) {
  const records = new MemoryRecords()
  const compute = createCompute({ records })
  const own = compute.existing(mine)
  await own.changeShared(async (change, shared) => {
    shared.put('tenant', mine, { account: mine })
    const subnet = { ...at, cidrBlock: '10.0.1.0/24', availabilityZone: 'us-east-1a', tags: {} }
    change.put('subnet', at.subnetId, {
      ...subnet,
      defaultForAz: false,
      mapPublicIpOnLaunch: false,
      hostnameType: 'ip-name',
      resourceNameARecord: false,
    })
    change.put('routeTable', 'rtb-1', {
      routeTableId: 'rtb-1',
      vpcId: at.vpcId,
      routes: Object.entries(routes).map(([destination, target]) => ({ destination, target })),
      associations: [{ associationId: 'rtbassoc-1' }],
      tags: {},
    })
    for (const one of peerings) change.put('vpcPeeringConnection', one.vpcPeeringConnectionId, one)
  })
  const recordsOf = (account: string) => compute.existing(account).records
  const peers = { recordsOf, routerOf: (id: string) => (id === 'pcx-0' ? undefined : via) }
  const out = [{ destination: '0.0.0.0/0', isOpen: true }]
  const ways = await withPeeredWays(own.records, at, { peers, out })
  return { records, compute, ways }
}

const internet = { destination: '0.0.0.0/0', isOpen: true }

describe('compute: ways to peered VPCs', () => {
  it('lead to what of the route the other VPC has', async () => {
    const { ways } = await cloud(
      { '10.0.0.0/8': 'pcx-1', '10.1.5.0/24': 'pcx-2' },
      peering('pcx-1', ['10.1.0.0/16', '10.2.0.0/16', '172.16.0.0/16']),
      peering('pcx-2', ['10.1.0.0/16']),
    )
    deepStrictEqual(ways, [
      { destination: '10.1.5.0/24', isOpen: true, via },
      { destination: '10.1.0.0/16', isOpen: true, via },
      { destination: '10.2.0.0/16', isOpen: true, via },
      internet,
    ])
  })

  it('leave to a narrower route what it speaks of', async () => {
    const { ways } = await cloud(
      { '0.0.0.0/0': 'pcx-1', '10.0.0.0/8': 'nat-1' },
      peering('pcx-1', ['10.1.0.0/16', '192.168.0.0/16']),
    )
    deepStrictEqual(ways, [{ destination: '192.168.0.0/16', isOpen: true, via }, internet])
  })

  it('are none without a router, or a peering that is active', async () => {
    const { ways } = await cloud(
      { '10.1.0.0/16': 'pcx-0', '10.2.0.0/16': 'pcx-1', '10.3.0.0/16': 'pcx-3' },
      peering('pcx-0', ['10.1.0.0/16']),
      { ...peering('pcx-1', ['10.2.0.0/16']), state: 'deleted' },
    )
    deepStrictEqual(ways, [internet])
  })

  it('keep the sender, and are judged after what is narrower', () => {
    const ways = [
      { destination: '10.1.5.0/24', isOpen: false },
      { destination: '10.1.0.0/16', isOpen: true, via },
      internet,
    ]
    const sender = { from: 'ip saddr { 10.0.1.5 } ', links: ['$link'] }
    deepStrictEqual(peerGuardLines(ways, sender), [
      'ip saddr != { $link } ip daddr 10.1.5.0/24 drop',
      'ip saddr { 10.0.1.5 } ip daddr 10.1.0.0/16 accept',
    ])
    deepStrictEqual(peerSenderLines(ways), [
      'ip daddr 10.1.5.0/24 snat to $link',
      'ip daddr 10.1.0.0/16 return',
    ])
  })
})

describe('compute: a check of peerings', () => {
  it('tells of copies that differ, and VPCs that are otherwise', async () => {
    const made = peering('pcx-1', ['10.0.128.0/20'])
    const { records, compute } = await cloud({}, made)
    const wrong = async () => (await checkCompute(records)).filter((each) => /pcx/.test(each))
    deepStrictEqual(await wrong(), [
      `compute: pcx-1 is not the same in account ${theirs} (account ${mine})`,
      `compute: pcx-1 names vpc-1, which is not there (account ${mine})`,
      `compute: pcx-1 joins VPCs that have an address in common (account ${mine})`,
    ])
    await compute.existing(mine).changeWith([theirs], async (own, others) => {
      const right = { ...made, state: 'deleted' as const, endedAt: 1, endedBy: mine }
      for (const change of [own, others(theirs)]) change.put('vpcPeeringConnection', 'pcx-1', right)
    })
    deepStrictEqual(await wrong(), [])
  })
})
