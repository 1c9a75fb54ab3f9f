/**
 * The way out of machines, with packets: what leaves, what does not, and what is cut. Outside is a
 * network of the test's own. Skipped where Docker cannot run; with CI=true that is a failure.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { startForwarders } from '../../src/compute/forwarding/forwarders.ts'
import { firewallRuleset } from '../../src/compute/network/firewall.ts'
import type { FirewallRule } from '../../src/compute/network/firewall-match.ts'
import { neverReached } from '../../src/compute/network/ways-out.ts'
import { type DockerRuntime, openDocker } from '../../src/compute/runtime/docker.ts'
import { execute } from '../../src/compute/runtime/exec.ts'
import * as holders from '../../src/compute/runtime/holders.ts'
import { nameOf } from '../../src/compute/runtime/labels.ts'
import * as networks from '../../src/compute/runtime/networks.ts'
import { portRedirects } from '../../src/compute/runtime/redirects.ts'
import { closeWayOut, openWayOut, wayOutRuleset } from '../../src/compute/runtime/way-out.ts'
import type { HolderSpec, LiveWiring } from '../../src/compute/runtime/wiring.ts'
import { type DockerDaemon, startDocker } from '../support/docker.ts'
import { importHolderImage } from '../support/machine-images.ts'
import { type Outside, startOutside } from '../support/outside.ts'
import { eventually } from '../support/processes.ts'
import { isInstalled } from '../support/programs.ts'
import { runCommand } from '../support/server.ts'

const account = '000000000000'
const image = 'cairn/holder'
const all: FirewallRule = { protocol: '-1', peer: { kind: 'cidr', cidr: '0.0.0.0/0' } }
const everywhere: LiveWiring = { waysOut: [{ destination: '0.0.0.0/0', isOpen: true }] }

describe("compute: the host's rules for the way out", () => {
  it('are read by nft', async () => {
    if (!isInstalled('nft') || process.getuid?.() !== 0) return
    const text = wayOutRuleset('vpc0123', 'cairn_test', {})
    const result = await runCommand('unshare', ['-n', 'nft', '-f', '-'], { input: text })
    assert.equal(result.code, 0, `${result.stderr}\n${text}`)
  })

  it('refuse a range that is none', () => {
    assert.throws(() => wayOutRuleset('vpc0123', 't', { neverReached: ['1.2.3.4/40'] }), TypeError)
  })
})

describe('compute: the way out, with packets', function () {
  this.timeout(600_000)
  let daemon: DockerDaemon | undefined
  let outside: Outside
  let runtime: DockerRuntime

  before('start a Docker daemon, and an outside', async function () {
    const found = await startDocker()
    if (typeof found === 'string') {
      if (process.env.CI === 'true') throw new Error(`machines cannot be tested: ${found}`)
      this.skip()
    }
    daemon = found
    await importHolderImage(found)
    outside = await startOutside()
    const owner = randomBytes(4).toString('hex')
    runtime = await openDocker({ socketPath: found.socketPath }, owner)
    for (const vpcId of ['vpc-a', 'vpc-b'])
      await networks.ensureNetwork(runtime, { account, vpcId })
    await openWayOut(runtime, { image })
  })

  after(async () => {
    if (runtime !== undefined) await closeWayOut(runtime, { image })
    await outside?.close()
    await daemon?.stop()
  })

  async function inside(id: string, script: string): Promise<string> {
    const container = runtime.docker.getContainer(nameOf(runtime, id))
    return (await execute(container, ['sh', '-c', script])).output
  }

  /** An interface at 10.0.1.<number>, with rules that let everything pass unless said otherwise. */
  async function startInterface(
    number: number,
    live: LiveWiring,
    { vpcId = 'vpc-a', egress = [all] }: { vpcId?: string; egress?: FirewallRule[] } = {},
  ) {
    const address = `10.0.1.${number}`
    const spec: HolderSpec = {
      account,
      interfaceId: `eni-${number}`,
      vpcId,
      vpcCidr: '10.0.0.0/16',
      subnetCidr: '10.0.1.0/24',
      addresses: [address],
      macAddress: `02:00:00:00:02:${String(number).padStart(2, '0')}`,
      hostname: `ip-10-0-1-${number}`,
      sourceDestCheck: true,
      serviceAddresses: [],
      image,
      ...live,
    }
    const holder = await holders.startHolder(runtime, spec, ({ gateway }) =>
      firewallRuleset({
        address,
        subnetCidr: spec.subnetCidr,
        gateway,
        rules: { ingress: [all], egress },
        groups: new Map(),
        prefixLists: new Map(),
        services: [],
      }),
    )
    return { ...spec, ...holder }
  }

  /** What a server says within a second: nothing, when it is not reached. */
  async function answerTo(id: string, address: string, port: number): Promise<string> {
    return inside(id, `busybox timeout 1 busybox nc ${address} ${port} </dev/null 2>&1 || true`)
  }

  const isOutside = async (id: string) =>
    (await answerTo(id, outside.address, outside.port)).includes('you are')

  it('is there for an interface whose routes lead out, and for no other', async () => {
    const open = await startInterface(5, everywhere)
    const closed = await startInterface(6, {})
    const answer = await answerTo(open.interfaceId, outside.address, outside.port)
    // The host's own address is what outside sees.
    assert.match(answer, new RegExp(`you are ${outside.hostAddress}\\b`))
    assert.equal(await isOutside(closed.interfaceId), false)
  })

  it('shows programs their own private address', async () => {
    const shown = await inside('eni-5', `ip route get ${outside.address}`)
    assert.match(shown, /src 10\.0\.1\.5\b/)
  })

  it('still asks the security groups', async () => {
    const { interfaceId } = await startInterface(7, everywhere, { egress: [] })
    assert.equal(await isOutside(interfaceId), false)
  })

  it('opens and closes live, and cuts what stands', async () => {
    const spec = await startInterface(8, {})
    assert.equal(await isOutside(spec.interfaceId), false)
    await holders.applyWiring(runtime, { ...spec, ...everywhere })
    assert.equal(await isOutside(spec.interfaceId), true)
    const { interfaceId } = spec
    await inside(
      interfaceId,
      `(sleep 99 | busybox nc ${outside.address} ${outside.port} >/tmp/heard 2>&1) >/dev/null &`,
    )
    const ticks = async () => (await inside(interfaceId, 'cat /tmp/heard')).split('tick').length
    await eventually('it hears the outside', async () => (await ticks()) > 3)
    await holders.applyWiring(runtime, spec)
    assert.equal(await isOutside(interfaceId), false)
    // Bytes that were on the way when it was closed have come by now.
    const heard = await ticks()
    const more = answerTo(interfaceId, outside.address, outside.port)
    assert.doesNotMatch(await more, /you are/)
    assert.equal(await ticks(), heard)
  })

  it('is as narrow as its routes: the narrowest that fits decides', async () => {
    const host = `${outside.address}/32`
    const spec = await startInterface(9, {
      waysOut: [
        { destination: host, isOpen: false },
        { destination: '0.0.0.0/0', isOpen: true },
      ],
    })
    assert.equal(await isOutside(spec.interfaceId), false)
    await holders.applyWiring(runtime, { ...spec, waysOut: [{ destination: host, isOpen: true }] })
    assert.equal(await isOutside(spec.interfaceId), true)
    assert.doesNotMatch(await inside(spec.interfaceId, 'ip route'), /default/)
  })

  it('lets an interface have more addresses, and lose them, while it runs', async () => {
    const spec = await startInterface(11, {})
    const asker = await startInterface(12, {})
    const more = '10.0.1.111'
    await inside(spec.interfaceId, 'busybox nc -ll -p 80 -e /bin/echo here &')
    const answers = async () => (await answerTo(asker.interfaceId, more, 80)).includes('here')
    assert.equal(await answers(), false)
    await holders.applyWiring(runtime, { ...spec, addresses: [spec.addresses[0], more] })
    await eventually('the new address answers', answers)
    await holders.applyWiring(runtime, spec)
    assert.equal(await answers(), false)
    assert.doesNotMatch(await inside(spec.interfaceId, 'ip -4 addr show'), /10\.0\.1\.111/)
  })

  it("leads neither to the host's own services, nor to other VPCs, nor to private ranges", async () => {
    const service = createServer((socket) => socket.end('the host')).listen(0, '0.0.0.0')
    await once(service, 'listening')
    try {
      const { port } = service.address() as { port: number }
      const stranger = await startInterface(10, everywhere, { vpcId: 'vpc-b' })
      await inside(stranger.interfaceId, 'busybox nc -ll -p 80 -e /bin/echo stranger &')
      const reaches = (address: string, at: number) => answerTo('eni-5', address, at)
      assert.equal(await isOutside('eni-5'), true)
      assert.doesNotMatch(await reaches(outside.hostAddress, port), /the host/)
      assert.doesNotMatch(await reaches(stranger.linkAddress, 80), /stranger/)
      const other = await networks.findNetwork(runtime, 'vpc-b')
      assert.doesNotMatch(await reaches(other?.gateway ?? '', port), /the host/)
    } finally {
      service.close()
    }
  })

  it("is no way to what listens on all of the host's addresses, whatever a machine sends", async () => {
    const { interfaceId } = await startInterface(14, {})
    // As if it had sockets that its holder's rules do not see.
    await inside(interfaceId, 'nft delete table inet cairn')
    const gateway = (await networks.findNetwork(runtime, 'vpc-a'))?.gateway ?? ''
    const listeners = ['0.0.0.0', gateway].map((address) =>
      createServer((socket) => socket.end('the host')).listen(0, address),
    )
    try {
      const [wildcard, own] = await Promise.all(
        listeners.map(async (listener) => {
          await once(listener, 'listening')
          return (listener.address() as { port: number }).port
        }),
      )
      assert.match(await answerTo(interfaceId, gateway, own ?? 0), /the host/)
      assert.doesNotMatch(await answerTo(interfaceId, gateway, wildcard ?? 0), /the host/)
    } finally {
      for (const listener of listeners) listener.close()
    }
  })

  it('never leads to ranges that the operator names', async () => {
    const never = [...neverReached, `${outside.address}/32`]
    const before = await startInterface(21, everywhere)
    assert.equal(await isOutside(before.interfaceId), true)
    await openWayOut(runtime, { image, neverReached: never })
    assert.equal(await isOutside(before.interfaceId), false, 'the host drops it')
    await openWayOut(runtime, { image })
    assert.equal(await isOutside(before.interfaceId), true)
    await holders.applyWiring(runtime, { ...before, neverReached: never })
    assert.equal(await isOutside(before.interfaceId), false, 'the holder drops it')
  })

  it('is closed from the host, too', async () => {
    await closeWayOut(runtime, { image })
    assert.equal(await isOutside('eni-5'), false)
    await openWayOut(runtime, { image })
    assert.equal(await isOutside('eni-5'), true)
  })

  it('of names: whom to ask, and where short names are looked for', async () => {
    const resolver = { nameServers: ['10.0.0.2'], searchDomains: ['ec2.internal'] }
    const spec = await startInterface(22, { resolver })
    const shown = () => inside(spec.interfaceId, 'cat /etc/resolv.conf')
    assert.match(await shown(), /^search ec2\.internal\nnameserver 10\.0\.0\.2\n/)
    await holders.applyWiring(runtime, {
      ...spec,
      resolver: { nameServers: ['192.0.2.1', '192.0.2.2'], searchDomains: [] },
    })
    assert.match(await shown(), /^nameserver 192\.0\.2\.1\nnameserver 192\.0\.2\.2\n/)
  })

  it('in, by a public address: also on a port that another program has on all addresses', async () => {
    const { interfaceId, linkAddress } = await startInterface(15, {})
    const sshd = createServer((socket) => socket.end('not the machine')).listen(0, '0.0.0.0')
    await once(sshd, 'listening')
    const { port } = sshd.address() as { port: number }
    await inside(
      interfaceId,
      `busybox nc -ll -p ${port} -e /bin/echo the machine >/dev/null 2>&1 &`,
    )
    const processId = (await holders.holderProcess(runtime, interfaceId)) ?? 0
    const forwarders = startForwarders({
      placeOf: async () => ({ linkAddress, processId }),
      redirect: portRedirects(() => runtime, image),
      onProblem: (what, error) => console.error(what, error),
    })
    const publicIp = '127.78.2.15'
    const wall = { rules: { ingress: [all], egress: [all] }, prefixLists: new Map() }
    const ways = everywhere.waysOut ?? []
    const forwarding = {
      publicIp,
      networkInterfaceId: interfaceId,
      privateIp: '10.0.1.15',
      wall,
      ways,
    }
    try {
      await forwarders.update(account, [forwarding])
      await eventually('the machine answers', async () => {
        return (await said(publicIp, port)) === 'the machine\n'
      })
      assert.equal(await said('127.0.0.1', port), 'not the machine')
    } finally {
      await forwarders.close()
      sshd.close()
      await runCommand('nft', [
        'delete',
        'table',
        'ip',
        `cairn_${networks.bridgePrefix(runtime)}_ports`,
      ])
    }
  })

  it('that does not load leaves what was before', async () => {
    const spec = await startInterface(13, everywhere)
    const bad = [{ destination: '198.51.100.0/99', isOpen: true }]
    await assert.rejects(() => holders.applyWiring(runtime, { ...spec, waysOut: bad }), TypeError)
    assert.equal(await isOutside(spec.interfaceId), true)
  })
})

/** What somebody says who is connected to; the error's code if nobody does. */
async function said(address: string, port: number): Promise<string> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of connect(port, address)) pieces.push(piece)
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code)
  }
  return String(Buffer.concat(pieces))
}
