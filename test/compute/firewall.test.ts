/** Rules to nftables: every ruleset is read by nft itself, where it is installed. */
import assert from 'node:assert/strict'
import { firewallRuleset, type InterfaceFirewall } from '../../src/compute/network/firewall.ts'
import type { FirewallRule } from '../../src/compute/network/firewall-match.ts'
import { isInstalled } from '../support/programs.ts'
import { runCommand } from '../support/server.ts'

const anywhere = { kind: 'cidr', cidr: '0.0.0.0/0' } as const

const bare: InterfaceFirewall = {
  address: '10.0.1.5',
  subnetCidr: '10.0.1.0/24',
  gateway: '100.64.0.1',
  rules: { ingress: [], egress: [] },
  groups: new Map(),
  prefixLists: new Map(),
  services: [],
}

function withIngress(...ingress: FirewallRule[]): InterfaceFirewall {
  return { ...bare, rules: { ingress, egress: [] } }
}

/** The statements of one chain, without its braces and hook. */
function chainOf(ruleset: string, name: string): string[] {
  const body = new RegExp(`chain ${name} \\{\\n([^}]*?)\\n? *\\}`).exec(ruleset)?.[1] ?? ''
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

describe('compute: a security group as nftables', () => {
  const cases: readonly (readonly [string, FirewallRule, string])[] = [
    ['everything', { protocol: '-1', peer: anywhere }, 'ip saddr 0.0.0.0/0 accept'],
    [
      'one port',
      { protocol: 'tcp', from: 22, to: 22, peer: { kind: 'cidr', cidr: '10.0.0.0/8' } },
      'ip saddr 10.0.0.0/8 tcp dport 22 accept',
    ],
    [
      'a range of ports, the protocol as a number',
      { protocol: '17', from: 1000, to: 2000, peer: anywhere },
      'ip saddr 0.0.0.0/0 udp dport 1000-2000 accept',
    ],
    [
      'all ports of a protocol',
      { protocol: 'tcp', from: -1, to: -1, peer: anywhere },
      'ip saddr 0.0.0.0/0 meta l4proto tcp accept',
    ],
    [
      'an ICMP type',
      { protocol: 'icmp', from: 8, to: -1, peer: anywhere },
      'ip saddr 0.0.0.0/0 icmp type 8 accept',
    ],
    [
      'an ICMP type and code',
      { protocol: 'icmp', from: 3, to: 4, peer: anywhere },
      'ip saddr 0.0.0.0/0 icmp type 3 icmp code 4 accept',
    ],
    [
      'a protocol without ports',
      { protocol: '47', peer: anywhere },
      'ip saddr 0.0.0.0/0 meta l4proto 47 accept',
    ],
    [
      'IPv6',
      { protocol: 'tcp', from: 443, to: 443, peer: { kind: 'cidr', cidr: '::/0' } },
      'ip6 saddr ::/0 tcp dport 443 accept',
    ],
    [
      'a group',
      { protocol: '-1', peer: { kind: 'group', id: 'sg-0a1' } },
      'ip saddr @group_sg_0a1 accept',
    ],
    [
      'a prefix list',
      { protocol: '-1', peer: { kind: 'prefixList', id: 'pl-0a1' } },
      'ip saddr @list_pl_0a1 accept',
    ],
  ]

  for (const [what, rule, statement] of cases) {
    it(`allows ${what}`, async () => {
      const ruleset = firewallRuleset(withIngress(rule))
      assert.deepEqual(chainOf(ruleset, 'groups_in'), [statement])
      await assertLoads(ruleset)
    })
  }

  it('without rules lets nothing in or out', async () => {
    const ruleset = firewallRuleset(bare)
    assert.deepEqual(chainOf(ruleset, 'groups_in'), [])
    assert.deepEqual(chainOf(ruleset, 'groups_out'), [])
    assert.equal(ruleset.match(/hook (in|out)put .*policy drop/g)?.length, 2)
    await assertLoads(ruleset)
  })

  it('judges the other end of what leaves by where it goes', () => {
    const egress: FirewallRule[] = [{ protocol: 'udp', from: 53, to: 53, peer: anywhere }]
    const ruleset = firewallRuleset({ ...bare, rules: { ingress: [], egress } })
    assert.deepEqual(chainOf(ruleset, 'groups_out'), ['ip daddr 0.0.0.0/0 udp dport 53 accept'])
  })

  it('names the members of the groups and lists that its rules name, and of no others', async () => {
    const wall = withIngress(
      { protocol: '-1', peer: { kind: 'group', id: 'sg-1' } },
      { protocol: 'tcp', from: 1, to: 1, peer: { kind: 'group', id: 'sg-1' } },
      { protocol: '-1', peer: { kind: 'prefixList', id: 'pl-1' } },
      { protocol: '-1', peer: { kind: 'group', id: 'sg-2' } },
    )
    const ruleset = firewallRuleset({
      ...wall,
      groups: new Map([
        ['sg-1', ['10.0.1.6', '10.0.1.7']],
        ['sg-9', ['10.0.1.9']],
      ]),
      prefixLists: new Map([['pl-1', ['10.1.0.0/16', '10.1.2.0/24']]]),
    })
    const sets = ruleset.split('\n').filter((line) => line.startsWith('  set '))
    assert.deepEqual(sets, [
      '  set group_sg_1 { type ipv4_addr; elements = { 10.0.1.6, 10.0.1.7 } }',
      '  set list_pl_1 { type ipv4_addr; flags interval; auto-merge; ' +
        'elements = { 10.1.0.0/16, 10.1.2.0/24 } }',
      '  set group_sg_2 { type ipv4_addr; }',
    ])
    await assertLoads(ruleset)
  })

  it('keeps a network ACL in the order of its numbers, at the edge of the subnet', async () => {
    const entries = [
      { number: 200, protocol: '-1', cidr: '0.0.0.0/0', allow: true },
      { number: 100, protocol: 'tcp', from: 22, to: 22, cidr: '10.0.9.0/24', allow: false },
    ]
    const ruleset = firewallRuleset({ ...bare, acl: { ingress: entries, egress: [] } })
    assert.deepEqual(chainOf(ruleset, 'acl_in'), [
      'ip saddr 10.0.9.0/24 tcp dport 22 drop',
      'ip saddr 0.0.0.0/0 return',
      'drop',
    ])
    assert.deepEqual(chainOf(ruleset, 'acl_out'), ['drop'])
    assert.ok(chainOf(ruleset, 'entering').includes('ip saddr != 10.0.1.0/24 jump acl_in'))
    await assertLoads(ruleset)
  })

  it('leads the addresses of host services to the host, whatever the rules say', async () => {
    const services = [
      { protocol: 'tcp', address: '169.254.169.254', port: 80, hostPort: 18080 },
      { protocol: 'udp', address: '169.254.169.253', port: 53, hostPort: 18053 },
    ] as const
    const ruleset = firewallRuleset({ ...bare, services })
    assert.deepEqual(chainOf(ruleset, 'services').slice(1), [
      'ip daddr 169.254.169.254 tcp dport 80 dnat ip to 100.64.0.1:18080',
      'ip daddr 169.254.169.253 udp dport 53 dnat ip to 100.64.0.1:18053',
    ])
    await assertLoads(ruleset)
  })

  const bad: readonly (readonly [string, FirewallRule])[] = [
    ['a CIDR', { protocol: '-1', peer: { kind: 'cidr', cidr: '10.0.0.0/33' } }],
    ['a CIDR with more behind it', { protocol: '-1', peer: { kind: 'cidr', cidr: '1.2.3.4/8;' } }],
    ['an IPv6 CIDR', { protocol: '-1', peer: { kind: 'cidr', cidr: 'fe80::1%eth0/64' } }],
    ['a port', { protocol: 'tcp', from: 22, to: 65_536, peer: anywhere }],
    ['a port in parts', { protocol: 'tcp', from: 1.5, to: 2, peer: anywhere }],
    ['a protocol', { protocol: 'gre', peer: anywhere }],
    ['a group', { protocol: '-1', peer: { kind: 'group', id: 'sg-1 accept' } }],
  ]
  for (const [what, rule] of bad) {
    it(`refuses ${what} that is none`, () => {
      assert.throws(() => firewallRuleset(withIngress(rule)), TypeError)
    })
  }
})

/** Loads it, in a network of its own. */
async function assertLoads(ruleset: string): Promise<void> {
  if (!isInstalled('nft') || process.getuid?.() !== 0) return
  const result = await runCommand('unshare', ['-n', 'nft', '-f', '-'], { input: ruleset })
  assert.equal(result.code, 0, `${result.stderr}\n${ruleset}`)
}
