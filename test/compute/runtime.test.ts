/**
 * Machines in Docker, for real: their networks, interfaces, rules and lives, in a daemon of the
 * test's own. Skipped where Docker cannot run; with CI=true that is a failure.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { firewallRuleset } from '../../src/compute/network/firewall.ts'
import type { FirewallRule } from '../../src/compute/network/firewall-match.ts'
import { textArchive } from '../../src/compute/runtime/archive.ts'
import {
  type DockerRuntime,
  DockerUnavailable,
  openDocker,
} from '../../src/compute/runtime/docker.ts'
import { execute } from '../../src/compute/runtime/exec.ts'
import * as holders from '../../src/compute/runtime/holders.ts'
import { nameOf } from '../../src/compute/runtime/labels.ts'
import * as machines from '../../src/compute/runtime/machines.ts'
import * as networks from '../../src/compute/runtime/networks.ts'
import * as volumes from '../../src/compute/runtime/volumes.ts'
import { watchMachines } from '../../src/compute/runtime/watch.ts'
import { type DockerDaemon, startDocker } from '../support/docker.ts'
import { importMachineImages } from '../support/machine-images.ts'
import { eventually } from '../support/processes.ts'

const account = '000000000000'
const vpcCidr = '10.0.0.0/16'
const subnetCidr = '10.0.1.0/24'
const metadata = '169.254.169.254'
const MiB = 1024 * 1024
const bootMs = 60_000

const all: FirewallRule = { protocol: '-1', peer: { kind: 'cidr', cidr: '0.0.0.0/0' } }
const fromGroup = (protocol: string, port: number): FirewallRule => ({
  protocol,
  from: port,
  to: port,
  peer: { kind: 'group', id: 'sg-1' },
})

describe('compute: machines in Docker', function () {
  this.timeout(1_800_000)
  let daemon: DockerDaemon | undefined
  let opened: DockerRuntime | undefined

  before('start a Docker daemon and make the images', async function () {
    const found = await startDocker()
    if (typeof found === 'string') {
      if (process.env.CI === 'true') throw new Error(`machines cannot be tested: ${found}`)
      this.skip()
    }
    daemon = found
    await importMachineImages(found)
    opened = await openDocker({ socketPath: found.socketPath }, 'test')
  })

  after(async () => {
    await daemon?.stop()
  })

  const runtime = (): DockerRuntime => {
    assert.ok(opened)
    return opened
  }

  const container = (id: string) => runtime().docker.getContainer(nameOf(runtime(), id))

  async function inside(id: string, ...command: string[]): Promise<string> {
    const { code, output } = await execute(container(id), command)
    assert.equal(code, 0, `${command.join(' ')}: ${output}`)
    return output
  }

  interface Walls {
    readonly ingress?: readonly FirewallRule[]
    readonly egress?: readonly FirewallRule[]
    readonly members?: readonly string[]
    readonly hostPort?: number
  }

  function rules(address: string, gateway: string, walls: Walls): string {
    const { ingress = [], egress = [all], members = [], hostPort } = walls
    return firewallRuleset({
      address,
      subnetCidr,
      gateway,
      rules: { ingress, egress },
      groups: new Map([['sg-1', members]]),
      prefixLists: new Map(),
      services:
        hostPort === undefined ? [] : [{ protocol: 'tcp', address: metadata, port: 80, hostPort }],
    })
  }

  /** An interface of a VPC: `eni-<vpc><number>` at 10.0.1.<number>. */
  async function startInterface(vpcId: string, number: number, walls: Walls = {}) {
    const address = `10.0.1.${number}`
    const spec = {
      account,
      interfaceId: `eni-${vpcId.slice(4)}${number}`,
      vpcId,
      vpcCidr,
      subnetCidr,
      addresses: [address] as const,
      macAddress: `02:00:00:00:01:${String(number).padStart(2, '0')}`,
      hostname: `ip-10-0-1-${number}`,
      sourceDestCheck: true,
      serviceAddresses: [metadata],
      image: 'cairn/holder',
    }
    const holder = await holders.startHolder(runtime(), spec, ({ gateway }) =>
      rules(address, gateway, walls),
    )
    return { ...spec, ...holder, address }
  }

  async function removeAll(): Promise<void> {
    for (const id of await machines.listMachines(runtime()))
      await machines.removeMachine(runtime(), id)
    for (const { interfaceId } of await holders.listHolders(runtime()))
      await holders.removeHolder(runtime(), interfaceId)
    for (const { vpcId } of await networks.listNetworks(runtime()))
      await networks.removeNetwork(runtime(), vpcId)
  }

  /** Answers `hello` to whoever connects to the port. */
  async function listen(interfaceId: string, port: number): Promise<void> {
    const serve = `busybox nc -ll -p ${port} -e /bin/echo hello </dev/null >/dev/null 2>&1 &`
    await inside(interfaceId, 'sh', '-c', serve)
    await eventually('it listens', async () => {
      const listening = await inside(interfaceId, 'busybox', 'netstat', '-tln')
      return listening.includes(`:${port} `)
    })
  }

  async function canConnect(interfaceId: string, address: string, port: number): Promise<boolean> {
    const dial = `busybox nc -w 2 ${address} ${port} </dev/null`
    const { output } = await execute(container(interfaceId), ['sh', '-c', dial])
    return output === 'hello'
  }

  describe('networks', () => {
    after(removeAll)

    it('are made once, however often and by however many they are asked for', async () => {
      const spec = { account, vpcId: 'vpc-a' }
      const made = await Promise.all([1, 2, 3].map(() => networks.ensureNetwork(runtime(), spec)))
      assert.equal(new Set(made.map(({ networkId }) => networkId)).size, 1)
      assert.deepEqual(await networks.listNetworks(runtime()), [made[0]])
    })

    it('have link ranges of their own, made at the same time too', async () => {
      const made = await Promise.all(
        ['vpc-b', 'vpc-c'].map((vpcId) => networks.ensureNetwork(runtime(), { account, vpcId })),
      )
      assert.notEqual(made[0]?.linkCidr, made[1]?.linkCidr)
    })

    it('are removed, and removing them again is no error', async () => {
      await networks.removeNetwork(runtime(), 'vpc-a')
      await networks.removeNetwork(runtime(), 'vpc-a')
      assert.equal(await networks.findNetwork(runtime(), 'vpc-a'), undefined)
    })
  })

  describe('interfaces', () => {
    before(async () => {
      for (const vpcId of ['vpc-a', 'vpc-b'])
        await networks.ensureNetwork(runtime(), { account, vpcId })
    })
    after(removeAll)

    it('have their private address first, their MAC address, and no way out', async () => {
      const { interfaceId, macAddress } = await startInterface('vpc-a', 5)
      const shown = await inside(interfaceId, 'ip', 'addr', 'show', 'dev', 'eth0')
      assert.match(shown, new RegExp(`link/ether ${macAddress} `))
      assert.match(shown, /inet 10\.0\.1\.5\/24 /)
      assert.ok(shown.indexOf('10.0.1.5') < shown.indexOf('100.64.'), shown)
      const routes = await inside(interfaceId, 'ip', 'route')
      assert.doesNotMatch(routes, /default/)
      assert.match(
        await inside(interfaceId, 'sh', '-c', 'busybox nc 8.8.8.8 53 2>&1 || true'),
        /unreachable/,
      )
    })

    it('started again are left as they are', async () => {
      const first = await startInterface('vpc-a', 5)
      const again = await startInterface('vpc-a', 5)
      assert.equal(again.containerId, first.containerId)
      assert.equal(again.linkAddress, first.linkAddress)
    })

    it('let in what their groups allow, and change live: a closed port is cut at once', async () => {
      const client = await startInterface('vpc-a', 6)
      const open: Walls = { ingress: [fromGroup('tcp', 8080)], members: [client.address] }
      const server = await startInterface('vpc-a', 7, open)
      await listen(server.interfaceId, 8080)
      await listen(server.interfaceId, 8081)
      const network = await networks.findNetwork(runtime(), 'vpc-a')
      assert.ok(network)
      const change = (walls: Walls) => {
        const text = rules(server.address, network.gateway, walls)
        return holders.applyRules(runtime(), { holderId: server.interfaceId, deviceIndex: 0 }, text)
      }
      const reached = (port: number) => canConnect(client.interfaceId, server.address, port)
      assert.equal(await reached(8080), true)
      assert.equal(await reached(8081), false, 'a port that no rule names')
      await change({ ...open, members: [] })
      assert.equal(await reached(8080), false, 'no longer a member of the group')
      await change({ ...open, ingress: [fromGroup('tcp', 8081)] })
      assert.equal(await reached(8080), false, 'the port was closed')
      assert.equal(await reached(8081), true, 'and another opened')
      await assert.rejects(() =>
        holders.applyRules(runtime(), { holderId: server.interfaceId, deviceIndex: 0 }, 'no rules'),
      )
      assert.equal(await reached(8081), true, 'rules that do not load change nothing')
    })

    it('let out only what their groups allow, and answers to what came in', async () => {
      const members = ['10.0.1.8', '10.0.1.9']
      const both = { ingress: [fromGroup('tcp', 8080)], members, egress: [] }
      const silent = await startInterface('vpc-a', 8, both)
      const other = await startInterface('vpc-a', 9, { ...both, egress: [all] })
      await listen(silent.interfaceId, 8080)
      await listen(other.interfaceId, 8080)
      assert.equal(await canConnect(silent.interfaceId, other.address, 8080), false)
      assert.equal(await canConnect(other.interfaceId, silent.address, 8080), true)
    })

    it('of two VPCs never meet, though their ranges are the same', async () => {
      const stranger = await startInterface('vpc-b', 6)
      const server = await startInterface('vpc-a', 10, { ingress: [all] })
      await listen(server.interfaceId, 8080)
      const neighbour = await startInterface('vpc-a', 11)
      assert.equal(await canConnect(neighbour.interfaceId, server.address, 8080), true)
      assert.equal(await canConnect(stranger.interfaceId, server.address, 8080), false)
      assert.equal(await canConnect(stranger.interfaceId, server.linkAddress, 8080), false)
    })

    it('reach a service of the host at its own address, who sees by the link whose it is', async () => {
      const network = await networks.findNetwork(runtime(), 'vpc-a')
      const service = createServer(({ socket }, response) => response.end(socket.remoteAddress))
      service.listen(0, network?.gateway)
      await once(service, 'listening')
      try {
        const { port } = service.address() as { port: number }
        const asking = await startInterface('vpc-a', 12, { egress: [], hostPort: port })
        const get = async (host: string, at: number) => {
          const request = `printf 'GET / HTTP/1.0\\r\\n\\r\\n' | busybox nc -w 2 ${host} ${at}`
          return (await execute(container(asking.interfaceId), ['sh', '-c', request])).output
        }
        const answer = await get(metadata, 80)
        assert.equal(answer.split('\r\n\r\n')[1], asking.linkAddress, answer)
        assert.doesNotMatch(await get(network?.gateway ?? '', port), /200 OK/)
      } finally {
        service.close()
      }
    })

    it('whose rules do not load do not run', async () => {
      const spec = { ...(await startInterface('vpc-a', 13)), interfaceId: 'eni-bad' }
      await assert.rejects(
        () => holders.startHolder(runtime(), spec, () => 'no rules'),
        /did not come up: .*syntax error/,
      )
      const found = await holders.listHolders(runtime())
      assert.equal(found.find(({ interfaceId }) => interfaceId === 'eni-bad')?.isRunning, false)
    })
  })

  describe('instances', () => {
    const instanceId = 'i-1'
    before(async () => {
      await networks.ensureNetwork(runtime(), { account, vpcId: 'vpc-a' })
    })
    after(removeAll)

    async function isBooted(): Promise<void> {
      await eventually(
        'systemd is running',
        async () => {
          const { output } = await execute(container(instanceId), [
            'systemctl',
            'is-system-running',
          ])
          assert.doesNotMatch(output, /degraded/)
          return output === 'running'
        },
        bootMs,
      )
    }

    async function ended(): Promise<machines.Machine | undefined> {
      await eventually(
        'it has ended',
        async () => (await machines.findMachine(runtime(), instanceId))?.status === 'exited',
        bootMs,
      )
      return machines.findMachine(runtime(), instanceId)
    }

    it('boot with systemd, within their limits, and without rights over their network', async () => {
      const { containerId } = await startInterface('vpc-a', 20, {
        ingress: [{ ...all, protocol: 'icmp' }],
      })
      const spec = {
        account,
        instanceId,
        image: 'cairn/debian-12',
        holderContainerId: containerId,
        vcpus: 1,
        memoryBytes: 512 * MiB,
        mayMount: false,
      }
      const made = await machines.createMachine(runtime(), spec)
      assert.equal(await machines.createMachine(runtime(), spec), made, 'made once')
      // The metadata service is another layer's: nobody would answer cloud-init here.
      const disabled = textArchive({ 'cloud-init.disabled': '' })
      await container(instanceId).putArchive(disabled, { path: '/etc/cloud' })
      await machines.startMachine(runtime(), instanceId)
      await machines.startMachine(runtime(), instanceId)
      await isBooted()
      assert.equal(await inside(instanceId, 'hostname'), 'ip-10-0-1-20')
      assert.match(await inside(instanceId, 'cat', '/etc/hosts'), /^10\.0\.1\.20\s+ip-10-0-1-20$/m)
      const limit = '/sys/fs/cgroup/memory/memory.limit_in_bytes'
      if (runtime().cgroupVersion === 1)
        assert.equal(await inside(instanceId, 'cat', limit), String(512 * MiB))
      const { code } = await execute(container(instanceId), ['ip', 'addr', 'flush', 'dev', 'eth0'])
      assert.notEqual(code, 0)
      await inside(instanceId, 'sudo', '-u', 'nobody', 'true')
    })

    it('are reached by the host at the link address, where forwarders will be', async () => {
      const { linkAddress } = await startInterface('vpc-a', 20)
      const socket = connect(22, linkAddress)
      const [banner] = await once(socket, 'data')
      socket.destroy()
      assert.match(String(banner), /^SSH-2\.0-/)
    })

    it('ping each other by private address', async () => {
      const other = await startInterface('vpc-a', 21, { ingress: [all] })
      await inside(instanceId, 'ping', '-c', '1', '-W', '5', other.address)
    })

    it('cannot send with an address that is not theirs, from a raw socket either', async () => {
      const { isGuarded } = await startInterface('vpc-a', 20)
      if (!isGuarded) return
      await startInterface('vpc-a', 21, { ingress: [all] })
      const sent = async (from: string) => {
        const before = await packetsIn('eni-a21')
        await inside(instanceId, 'python3', '-c', rawSender, from, '10.0.1.21')
        await sleep(100)
        return (await packetsIn('eni-a21')) - before
      }
      // Besides a ping and its ARP.
      assert.ok((await sent('10.0.1.20')) >= 50, 'its own address')
      assert.ok((await sent('10.0.1.99')) < 10, 'another')
    })

    it('show their console since the last start', async () => {
      const before = String(await machines.consoleOutput(runtime(), instanceId))
      // systemd falls silent as soon as the console has its login prompt.
      assert.match(before, /Reached target .*basic\.target/)
      assert.equal(before.match(/Welcome to/g)?.length, 1)
    })

    it('keep files and address over a stop and a start', async () => {
      await inside(instanceId, 'sh', '-c', 'echo kept > /root/file && sync')
      await machines.stopMachine(runtime(), instanceId)
      await machines.stopMachine(runtime(), instanceId)
      assert.equal((await ended())?.end, 'shutdown')
      await machines.startMachine(runtime(), instanceId)
      await isBooted()
      assert.equal(await inside(instanceId, 'cat', '/root/file'), 'kept')
      assert.match(await inside(instanceId, 'hostname', '-I'), /^10\.0\.1\.20 /)
      const shown = String(await machines.consoleOutput(runtime(), instanceId))
      assert.equal(shown.match(/Welcome to/g)?.length, 1)
    })

    it('that reboot or shut down from inside say which, and are told of', async () => {
      const watching = new AbortController()
      const told: string[] = []
      const watch = (async () => {
        const options = { since: Date.now(), signal: watching.signal }
        for await (const { id, event } of watchMachines(runtime(), options))
          told.push(`${id} ${event}`)
      })()
      await execute(container(instanceId), ['systemctl', 'reboot'])
      assert.equal((await ended())?.end, 'reboot')
      await machines.startMachine(runtime(), instanceId)
      await isBooted()
      await execute(container(instanceId), ['systemctl', 'poweroff'])
      assert.equal((await ended())?.end, 'shutdown')
      const expected = ['die', 'start', 'die'].map((event) => `${instanceId} ${event}`)
      await eventually('all is told', () => Promise.resolve(told.length >= expected.length))
      watching.abort()
      await watch
      assert.deepEqual(told.slice(-3), expected)
    })

    it('are found by whose they are, and removed with all they wrote', async () => {
      assert.deepEqual(await machines.listMachines(runtime()), [instanceId])
      const stranger = await openDocker({ socketPath: daemon?.socketPath ?? '' }, 'other')
      assert.deepEqual(await machines.listMachines(stranger), [])
      await machines.removeMachine(runtime(), instanceId)
      await machines.removeMachine(runtime(), instanceId)
      assert.equal(await machines.findMachine(runtime(), instanceId), undefined)
    })
  })

  describe('volumes', () => {
    let folder = ''
    let file = ''
    const device = '/dev/xvdf'
    const [one, two] = ['i-11', 'i-12']

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'cairn-volumes-'))
      file = join(folder, 'vol-1')
      await networks.ensureNetwork(runtime(), { account, vpcId: 'vpc-a' })
      for (const [index, instanceId] of [one, two].entries()) {
        const { containerId } = await startInterface('vpc-a', 30 + index)
        await machines.createMachine(runtime(), {
          account,
          instanceId,
          image: 'cairn/debian-12',
          holderContainerId: containerId,
          vcpus: 1,
          memoryBytes: 512 * MiB,
          mayMount: true,
        })
        await machines.startMachine(runtime(), instanceId)
      }
    })
    after(async () => {
      for (const instanceId of [one, two]) {
        await volumes.detachVolume(runtime(), { instanceId, file, device }, { force: true })
      }
      await removeAll()
      await rm(folder, { recursive: true })
    })

    it('are attached live, formatted, filled to their size, and no further', async () => {
      await volumes.sizeVolume(file, 64 * MiB)
      assert.ok((await stat(file)).blocks * 512 < MiB, 'it takes no space yet')
      const at = { instanceId: one, file, device }
      await volumes.attachVolume(runtime(), at)
      await volumes.attachVolume(runtime(), at)
      await inside(one, 'mkfs.ext4', '-q', device)
      await inside(one, 'mount', device, '/mnt')
      await inside(one, 'sh', '-c', 'echo kept > /mnt/file')
      const fill = 'dd if=/dev/zero of=/mnt/fill bs=1M count=80'
      const { code, output } = await execute(container(one), fill.split(' '))
      assert.notEqual(code, 0)
      assert.match(output, /No space left/)
    })

    it('are not taken away while they are mounted', async () => {
      const at = { instanceId: one, file, device }
      await assert.rejects(() => volumes.detachVolume(runtime(), at), volumes.VolumeBusy)
      assert.equal(await inside(one, 'cat', '/mnt/file'), 'kept')
    })

    it('grow while they are attached', async () => {
      await volumes.sizeVolume(file, 128 * MiB)
      assert.equal(await inside(one, 'blockdev', '--getsize64', device), String(128 * MiB))
      // ext4 grows while it is mounted only for SYS_RESOURCE, which a machine has not.
      await inside(one, 'umount', '/mnt')
      await inside(one, 'e2fsck', '-fp', device)
      await inside(one, 'resize2fs', device)
      await inside(one, 'mount', device, '/mnt')
      await inside(one, 'dd', 'if=/dev/zero', 'of=/mnt/more', 'bs=1M', 'count=40')
    })

    it('go to another instance with the same bytes, and the first has them no more', async () => {
      await inside(one, 'umount', '/mnt')
      await volumes.detachVolume(runtime(), { instanceId: one, file, device })
      await volumes.attachVolume(runtime(), { instanceId: two, file, device })
      await inside(two, 'mount', device, '/mnt')
      assert.equal(await inside(two, 'cat', '/mnt/file'), 'kept')
      assert.notEqual((await execute(container(one), ['test', '-b', device])).code, 0)
    })

    it('are there again after a stop and a start', async () => {
      await machines.stopMachine(runtime(), two, { force: true })
      await machines.startMachine(runtime(), two)
      await volumes.attachVolume(runtime(), { instanceId: two, file, device })
      await inside(two, 'mount', device, '/mnt')
      assert.equal(await inside(two, 'cat', '/mnt/file'), 'kept')
      await inside(two, 'umount', '/mnt')
    })
  })

  async function packetsIn(interfaceId: string): Promise<number> {
    return Number(await inside(interfaceId, 'cat', '/sys/class/net/eth0/statistics/rx_packets'))
  }
})

/** Fifty UDP packets by way of a raw socket, with any sender's address. */
const rawSender = `
import socket, struct, sys, subprocess
to = sys.argv[2]
subprocess.run(['ping', '-c', '1', '-W', '5', to], check=True, stdout=subprocess.DEVNULL)
mac = lambda text: bytes.fromhex(text.replace(':', ''))
neighbour = subprocess.run(['ip', 'neigh', 'show', to], capture_output=True, text=True).stdout
own = open('/sys/class/net/eth0/address').read().strip()
address = socket.inet_aton
head = struct.pack('!BBHHHBBH4s4s', 69, 0, 28, 1, 0, 64, 17, 0, address(sys.argv[1]), address(to))
words = struct.unpack('!10H', head)
total = sum(words)
total = (total & 0xffff) + (total >> 16)
head = head[:10] + struct.pack('!H', ~total & 0xffff) + head[12:]
frame = mac(neighbour.split('lladdr ')[1].split()[0]) + mac(own) + b'\\x08\\x00' + head
raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
raw.bind(('eth0', 0))
for _ in range(50):
    try:
        raw.send(frame + struct.pack('!HHHH', 9, 9, 8, 0))
    except OSError:
        pass
`

describe('compute: without Docker', () => {
  it('says what is missing and how to add it', async () => {
    const address = { socketPath: '/nowhere/docker.sock' }
    await assert.rejects(
      () => openDocker(address, 'test'),
      (error) =>
        error instanceof DockerUnavailable &&
        /not at \/nowhere\/docker\.sock .*install and start it/.test(error.message),
    )
  })
})
