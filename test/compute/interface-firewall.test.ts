/** Records to what decides about an interface's packets. */
import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict'
import type { ComputeEntities } from '../../src/compute/entities.ts'
import { awsPrefixLists } from '../../src/compute/network/aws-prefix-lists.ts'
import { firewallRuleset } from '../../src/compute/network/firewall.ts'
import type { RulePeer, SecurityGroupRule } from '../../src/compute/network/group-entities.ts'
import { interfaceFirewall } from '../../src/compute/network/interface-firewall.ts'
import { guardSubnet, makeNetworkAcl } from '../../src/compute/network/network-acls.ts'
import type { NetworkInterface, Subnet } from '../../src/compute/network/network-entities.ts'
import type { ComputeReader } from '../../src/compute/records.ts'
import { remembered } from '../../src/compute/remembered.ts'
import { createEntityStore, type ScopeChange } from '../../src/engine/entity-store.ts'
import { endpointAddress } from '../../src/metadata/server.ts'
import { MemoryRecords } from '../support/memory-records.ts'

const subnet: Subnet = {
  subnetId: 'subnet-1',
  vpcId: 'vpc-1',
  cidrBlock: '10.0.1.0/24',
  availabilityZone: 'us-east-1a',
  defaultForAz: false,
  mapPublicIpOnLaunch: false,
  hostnameType: 'ip-name',
  resourceNameARecord: false,
  tags: {},
}

function networkInterface(
  id: string,
  groupIds: readonly string[],
  ...[first, ...more]: readonly [string, ...string[]]
): NetworkInterface {
  return {
    networkInterfaceId: id,
    vpcId: 'vpc-1',
    subnetId: 'subnet-1',
    availabilityZone: 'us-east-1a',
    description: '',
    macAddress: '02:00:00:00:00:01',
    addresses: [{ address: first }, ...more.map((address) => ({ address }))],
    groupIds,
    sourceDestCheck: true,
    interfaceType: 'interface',
    requesterManaged: false,
    tags: {},
  }
}

let rules = 0

function rule(peer: RulePeer, more: Partial<SecurityGroupRule> = {}): SecurityGroupRule {
  rules += 1
  const all = { isEgress: false, protocol: '-1', fromPort: -1, toPort: -1, tags: {} }
  return { ruleId: `sgr-${rules}`, ...all, peer, ...more }
}

describe('compute: what decides about an interface', () => {
  const own = networkInterface('eni-1', ['sg-a'], '10.0.1.5', '10.0.1.6')

  async function wallOf(fill: (records: ScopeChange<ComputeEntities>) => void | Promise<void>) {
    const store = createEntityStore<ComputeEntities>(new MemoryRecords(), 'V')
    await store.change('1', async (records) => {
      records.put('subnet', 'subnet-1', subnet)
      records.put('networkInterface', 'eni-1', own)
      await fill(records)
    })
    return interfaceFirewall(store.in('1'), own)
  }

  function putGroup(
    records: ScopeChange<ComputeEntities>,
    groupId: string,
    ...given: SecurityGroupRule[]
  ): void {
    const facts = { groupName: groupId, description: '', vpcId: 'vpc-1', tags: {} }
    records.put('securityGroup', groupId, { groupId, ...facts, rules: given })
  }

  it('is the rules of its groups, each way for itself', async () => {
    const cidr = '10.0.0.0/8'
    const wall = await wallOf((records) => {
      const web = { protocol: 'tcp', fromPort: 80, toPort: 81 }
      putGroup(records, 'sg-a', rule({ type: 'ipv4', cidr }, web))
      putGroup(records, 'sg-b', rule({ type: 'ipv4', cidr: '0.0.0.0/0' }))
      const six = { isEgress: true, protocol: 'icmpv6', fromPort: 128 }
      putGroup(records, 'sg-a', rule({ type: 'ipv4', cidr }, web), rule(any6, six))
    })
    strictEqual(wall.address, '10.0.1.5')
    strictEqual(wall.subnetCidr, '10.0.1.0/24')
    deepStrictEqual(wall.rules, {
      ingress: [{ protocol: 'tcp', from: 80, to: 81, peer: { kind: 'cidr', cidr } }],
      egress: [{ protocol: 'icmpv6', from: 128, to: -1, peer: { kind: 'cidr', cidr: '::/0' } }],
    })
    strictEqual(wall.acl, undefined)
  })

  it('knows all addresses of the members of a group that it names', async () => {
    const wall = await wallOf((records) => {
      putGroup(records, 'sg-a', rule({ type: 'group', groupId: 'sg-b' }), rule(self))
      records.put('networkInterface', 'eni-2', networkInterface('eni-2', ['sg-b'], '10.0.2.1'))
      const both = networkInterface('eni-3', ['sg-b', 'sg-a'], '10.0.2.2', '10.0.2.3')
      records.put('networkInterface', 'eni-3', both)
      records.put('networkInterface', 'eni-4', networkInterface('eni-4', ['sg-c'], '10.0.2.4'))
    })
    deepStrictEqual(Object.fromEntries(wall.groups), {
      'sg-b': ['10.0.2.1', '10.0.2.2', '10.0.2.3'],
      'sg-a': ['10.0.1.5', '10.0.1.6', '10.0.2.2', '10.0.2.3'],
    })
  })

  it('knows the newest entries of prefix lists, of IPv4 alone, and of AWS its own', async () => {
    const [s3] = awsPrefixLists('us-east-1')
    match(s3?.name ?? '', /^com\.amazonaws\.us-east-1\.s3$/)
    const lists = ['pl-1', 'pl-6', s3?.prefixListId ?? '', 'pl-9']
    const wall = await wallOf((records) => {
      const peers = lists.map((prefixListId) => ({ type: 'prefixList', prefixListId }) as const)
      putGroup(records, 'sg-a', ...peers.map((peer) => rule(peer, { isEgress: true })))
      const facts = { name: 'l', maxEntries: 2, state: 'create-complete', tags: {} } as const
      const four = [
        { version: 1, entries: [{ cidr: '10.1.0.0/16' }] },
        { version: 2, entries: [{ cidr: '10.2.0.0/16' }, { cidr: '10.3.0.0/16' }] },
      ] as const
      const list = {
        ...facts,
        prefixListId: 'pl-1',
        addressFamily: 'IPv4',
        versions: four,
      } as const
      records.put('prefixList', 'pl-1', list)
      const six = [{ version: 1, entries: [{ cidr: 'fd00::/8' }] }] as const
      const other = { prefixListId: 'pl-6', addressFamily: 'IPv6', versions: six } as const
      records.put('prefixList', 'pl-6', { ...facts, ...other })
    })
    deepStrictEqual(
      lists.map((id) => wall.prefixLists.get(id)),
      [['10.2.0.0/16', '10.3.0.0/16'], [], s3?.cidrs, []],
    )
    match(firewallRuleset({ ...wall, gateway: '100.64.0.1', services: [] }), /list_pl_1 accept/)
  })

  it('has the network ACL of its subnet, which a new subnet gets from its VPC', async () => {
    const random = (count: number) => Buffer.alloc(count, 7)
    const wall = await wallOf(async (records) => {
      const facts = { vpcId: 'vpc-1', tags: {}, isDefault: true }
      makeNetworkAcl(records, { ...facts, vpcId: 'vpc-2', random: () => Buffer.alloc(8, 1) })
      const acl = makeNetworkAcl(records, { ...facts, random })
      const { entries } = acl
      const ssh = { protocol: '6', cidr: '0.0.0.0/0', from: 22, to: 22 }
      const closed = { number: 90, isEgress: false, allow: false, ...ssh }
      records.put('networkAcl', acl.networkAclId, { ...acl, entries: [...entries, closed] })
      await guardSubnet(records, subnet, random)
    })
    const all = { number: 100, protocol: '-1', allow: true, cidr: '0.0.0.0/0' }
    const open = { ...all, from: undefined, to: undefined }
    const ssh = { number: 90, protocol: '6', allow: false, cidr: '0.0.0.0/0', from: 22, to: 22 }
    deepStrictEqual(wall.acl, { ingress: [open, ssh], egress: [open] })
  })

  it('is the same of records that are read but once', async () => {
    const store = createEntityStore<ComputeEntities>(new MemoryRecords(), 'V')
    await store.change('1', async (records) => {
      records.put('subnet', 'subnet-1', subnet)
      records.put('networkInterface', 'eni-1', own)
      putGroup(records, 'sg-a', rule(self))
    })
    const reader = store.in('1')
    const asked: string[] = []
    const counted: ComputeReader = {
      all(kind) {
        asked.push(kind)
        return reader.all(kind)
      },
      get(kind, name) {
        asked.push(name)
        return reader.get(kind, name)
      },
      derived: (_name, make) => make(),
      record: (key) => reader.record(key),
    }
    const seen = remembered(counted)
    const twice = [await interfaceFirewall(seen, own), await interfaceFirewall(seen, own)]
    deepStrictEqual(twice[0], await interfaceFirewall(reader, own))
    deepStrictEqual(twice[1], twice[0])
    deepStrictEqual(asked, ['subnet-1', 'sg-a', 'networkAcl', 'networkInterface'])
  })

  it('is not to be had without the subnet', async () => {
    const store = createEntityStore<ComputeEntities>(new MemoryRecords(), 'V')
    await rejects(interfaceFirewall(store.in('1'), own), /eni-1 has no subnet/)
  })
})

const any6 = { type: 'ipv6', cidr: '::/0' } as const
const self = { type: 'group', groupId: 'sg-a' } as const

describe("compute: AWS's prefix list of storage", () => {
  it('is the address at which it answers inside a VPC', () => {
    deepStrictEqual(awsPrefixLists('eu-west-1')[0]?.cidrs, [`${endpointAddress}/32`])
  })
})
