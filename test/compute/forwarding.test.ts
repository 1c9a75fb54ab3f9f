/**
 * Public addresses: which lead where and to whom, as records say, and what forwarders do, on
 * loopback: machines are servers of this process at addresses of their own.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { type Admission, admit, type Wall } from '../../src/compute/forwarding/admission.ts'
import { Guests } from '../../src/compute/forwarding/door.ts'
import { type Forwarders, startForwarders } from '../../src/compute/forwarding/forwarders.ts'
import { type Forwarding, forwardings } from '../../src/compute/forwarding/forwardings.ts'
import { parseListening } from '../../src/compute/forwarding/listening.ts'
import type { FirewallRule } from '../../src/compute/network/firewall-match.ts'
import { limits } from '../../src/limits.ts'
import { networkRecords } from '../support/memory-networks.ts'
import { eventually } from '../support/processes.ts'
import { seededRandom } from '../support/random.ts'

const everywhere = [{ destination: '0.0.0.0/0', isOpen: true }]
const all: FirewallRule = { protocol: '-1', peer: { kind: 'cidr', cidr: '0.0.0.0/0' } }

function rule(protocol: string, port: number, cidr = '0.0.0.0/0'): FirewallRule {
  return { protocol, from: port, to: port, peer: { kind: 'cidr', cidr } }
}

function wallOf(ingress: readonly FirewallRule[], egress: readonly FirewallRule[] = [all]): Wall {
  return { rules: { ingress, egress }, prefixLists: new Map([['pl-1', ['192.0.2.0/24']]]) }
}

describe('compute: public addresses that lead to machines', () => {
  it('are those of launches and elastic IPs, of instances that run', async () => {
    const { own, addMachine } = await networkRecords()
    await addMachine({ name: 'a1', address: '172.31.0.5', publicIp: '127.78.0.5' })
    await addMachine({ name: 'a2', address: '172.31.0.6' })
    const stopped = { state: 'stopped' } as const
    await addMachine({
      name: 'a3',
      address: '172.31.0.7',
      publicIp: '127.78.0.7',
      instance: stopped,
    })
    const elastic = (publicIp: string, networkInterfaceId?: string, privateIp = '172.31.0.6') => {
      const associationId = 'eipassoc-1'
      const association = networkInterfaceId && { associationId, networkInterfaceId, privateIp }
      const allocationId = `eipalloc-${publicIp}`
      return { allocationId, publicIp, ...(association && { association }), tags: {} }
    }
    await own.change(async (records) => {
      records.put('elasticIp', 'eipalloc-1', elastic('127.78.0.8', 'eni-a2'))
      records.put('elasticIp', 'eipalloc-2', elastic('127.78.0.9'))
      records.put('elasticIp', 'eipalloc-3', elastic('127.78.0.10', 'eni-gone'))
    })
    const found = (await forwardings(own.records)).map(
      ({ publicIp, networkInterfaceId, privateIp, ways }) => [
        publicIp,
        networkInterfaceId,
        privateIp,
        ways,
      ],
    )
    assert.deepEqual(found, [
      ['127.78.0.5', 'eni-a1', '172.31.0.5', everywhere],
      ['127.78.0.8', 'eni-a2', '172.31.0.6', everywhere],
    ])
  })

  const acl = (...entries: [number, string, boolean][]) =>
    entries.map(([number, cidr, allow]) => ({ number, cidr, allow, protocol: '-1' }))
  const open = acl([100, '0.0.0.0/0', true])
  const cases: readonly (readonly [string, Wall, Admission])[] = [
    ['a rule for everybody, and egress for all: untracked', wallOf([rule('tcp', 22)]), 'untracked'],
    ['a rule for everybody, but egress for none', wallOf([rule('tcp', 22)], []), 'tracked'],
    ['a rule for his range', wallOf([rule('6', 22, '192.0.2.0/24')]), 'tracked'],
    ["a rule for somebody else's", wallOf([rule('tcp', 22, '198.51.100.0/24')]), 'refused'],
    ['a rule for another port', wallOf([rule('tcp', 23)]), 'refused'],
    ['a rule for another protocol', wallOf([rule('udp', 22)]), 'refused'],
    [
      'a rule for ports around his',
      wallOf([{ protocol: 'tcp', from: 0, to: 65_535, peer: all.peer }]),
      'untracked',
    ],
    ['a rule for all', wallOf([all]), 'untracked'],
    [
      'a rule for a prefix list that he is in',
      wallOf([{ ...rule('tcp', 22), peer: { kind: 'prefixList', id: 'pl-1' } }]),
      'tracked',
    ],
    [
      'a rule for a group, which means private addresses',
      wallOf([{ protocol: '-1', peer: { kind: 'group', id: 'sg-1' } }]),
      'refused',
    ],
    [
      'an open network ACL',
      { ...wallOf([all]), acl: { ingress: open, egress: open } },
      'untracked',
    ],
    [
      'a network ACL that names him first',
      {
        ...wallOf([all]),
        acl: {
          ingress: acl([100, '0.0.0.0/0', true], [50, '192.0.2.7/32', false]),
          egress: open,
        },
      },
      'refused',
    ],
    [
      'one that lets no answer out',
      { ...wallOf([all]), acl: { ingress: open, egress: [] } },
      'refused',
    ],
  ]
  for (const [what, wall, expected] of cases) {
    it(`are judged by ${what}: ${expected}`, () => {
      const client = { protocol: 'tcp', address: '192.0.2.7', port: 40_000, toPort: 22 } as const
      assert.equal(admit(wall, everywhere, client), expected)
      assert.equal(admit(wall, [], client), 'refused', 'without a way back')
    })
  }

  it('have listeners where the machine listens at all its addresses or the private one', () => {
    const line = (local: string, state: string) =>
      `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000 0 0 1 1`
    const table = [
      '  sl  local_address rem_address   st',
      line('00000000:0016', '0A'),
      line('0100007F:0019', '0A'),
      line('05001FAC:0050', '0A'),
      line('00000000:01BB', '01'),
      line('00000000000000000000000000000000:1F90', '0A'),
      line('0000000000000000FFFF000005001FAC:1F91', '0A'),
      line('00000000000000000000000001000000:1F92', '0A'),
    ].join('\n')
    assert.deepEqual(parseListening(table, 'tcp', '172.31.0.5'), [22, 80, 8080, 8081])
    assert.deepEqual(parseListening(table, 'udp', '172.31.0.5'), [])
  })

  it('hold a bounded number of clients: connections wait elsewhere, silent sessions go', () => {
    const guests = new Guests(forwardingOf('127.78.0.1', wallOf([all])), '127.0.0.1')
    const out: number[] = []
    const enter = (protocol: 'tcp' | 'udp', port: number) => {
      const pass = guests.enter({ protocol, address: '192.0.2.7', port, toPort: 1 }, () => {
        out.push(port)
        pass?.leave()
      })
      return pass
    }
    for (let port = 1; port <= limits.forwardedConnectionsMax; port += 1)
      assert.ok(enter('tcp', port))
    assert.equal(enter('tcp', 5_000), undefined)
    const first = enter('udp', 1)
    for (let port = 2; port <= limits.forwardedSessionsMax; port += 1) assert.ok(enter('udp', port))
    first?.heard()
    assert.ok(enter('udp', 5_000))
    assert.deepEqual(out, [2], 'the one that was silent for longest')
  })
})

function forwardingOf(publicIp: string, wall: Wall, privateIp = '127.0.0.50'): Forwarding {
  return { publicIp, networkInterfaceId: `eni-${privateIp}`, privateIp, wall, ways: everywhere }
}

describe('compute: forwarders', () => {
  const publicIp = '127.78.1.1'
  const [machineIp, otherIp] = ['127.0.0.50', '127.0.0.51']
  const account = '000000000000'
  const servers: Server[] = []
  let forwarders: Forwarders
  let echo = 0
  let source = 0
  let received = Promise.resolve('')
  const body = seededRandom(7).bytes(16 * 1024 * 1024)
  const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  /** What the machine keeps of connections that are open. */
  const sockets = new Set<Socket>()

  async function serve(address: string, port: number, answer: (socket: Socket) => void) {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket)).on('error', () => {})
      answer(socket)
    }).listen(port, address)
    await once(server, 'listening')
    servers.push(server)
    return (server.address() as { port: number }).port
  }

  const update = (wall: Wall, privateIp = machineIp) =>
    forwarders.update(account, [forwardingOf(publicIp, wall, privateIp)])

  before(async () => {
    forwarders = startForwarders({
      placeOf: async ({ privateIp }) => ({ linkAddress: privateIp, processId: process.pid }),
      // Some other program of this machine may listen at all addresses.
      onProblem: () => {},
    })
    echo = await serve(machineIp, 0, (socket) => socket.pipe(socket))
    await serve(otherIp, echo, (socket) => socket.end('the other'))
    source = await serve(machineIp, 0, (socket) => {
      received = whole(socket).then(sum)
      socket.end(body)
    })
  })
  after(async () => {
    await forwarders.close()
    for (const server of servers) server.close()
  })

  function open(port: number, localAddress = '127.0.0.1'): Socket {
    const socket = connect({ host: publicIp, port, localAddress, allowHalfOpen: true })
    socket.on('error', () => {})
    return socket
  }

  /** What is answered to a text whose end is told; the error's code if it is cut off. */
  async function answerTo(port: number, text: string, localAddress?: string): Promise<string> {
    const socket = open(port, localAddress)
    socket.end(text)
    return whole(socket).then(String, (error: NodeJS.ErrnoException) => String(error.code))
  }

  it('lead to the machine where it listens and its rules say so, and nowhere else', async () => {
    await update(wallOf([rule('tcp', echo)]))
    assert.equal(await answerTo(echo, 'hello'), 'hello')
    assert.equal(await answerTo(source, ''), 'ECONNREFUSED', 'no rule for the port')
    const free = await serve(otherIp, 0, () => {})
    await update(wallOf([rule('tcp', echo), rule('tcp', free)]))
    assert.equal(await answerTo(free, ''), 'ECONNREFUSED', 'nobody listens')
  })

  it('carry large bodies both ways at once, whole, to who reads slowly', async () => {
    await update(wallOf([all]))
    const socket = open(source)
    socket.end(body)
    const pieces: Buffer[] = []
    for await (const piece of readable(socket)) {
      pieces.push(piece)
      if (pieces.length % 32 === 0) await new Promise(setImmediate)
    }
    assert.equal(sum(Buffer.concat(pieces)), sum(body))
    assert.equal(await received, sum(body))
  })

  it('follow what the machine listens on', async () => {
    await update(wallOf([all]))
    const port = await serve(machineIp, 0, (socket) => socket.end('later'))
    const later = servers.pop()
    await eventually('it is forwarded', async () => (await answerTo(port, '')) === 'later', 3_000)
    later?.close()
    await eventually(
      'and no more',
      async () => (await answerTo(port, '')) === 'ECONNREFUSED',
      3_000,
    )
  })

  it('judge each client by his own address', async () => {
    await update(wallOf([rule('tcp', echo, '127.0.0.2/32')]))
    assert.equal(await answerTo(echo, 'hello', '127.0.0.2'), 'hello')
    assert.equal(await answerTo(echo, 'hello', '127.0.0.3'), 'ECONNRESET')
  })

  it('cut a port that is closed at once; who was let in for everybody goes, others stay', async () => {
    await update(wallOf([rule('tcp', echo)]))
    const untracked = open(echo)
    await exchange(untracked)
    const gone = closed(untracked)
    const began = performance.now()
    await update(wallOf([]))
    assert.equal(await answerTo(echo, 'hello'), 'ECONNREFUSED')
    await gone
    assert.ok(performance.now() - began < 1_000)
    await update(wallOf([rule('tcp', echo, '127.0.0.0/8')]))
    const tracked = open(echo)
    await exchange(tracked)
    await update(wallOf([]))
    assert.equal(await answerTo(echo, 'hello'), 'ECONNREFUSED')
    await exchange(tracked)
    const shownOut = closed(tracked)
    const none = { ingress: [], egress: [] }
    await update({ ...wallOf([]), acl: none })
    await shownOut
  })

  it('hand a reset on, either way', async () => {
    await update(wallOf([rule('tcp', echo)]))
    const fromClient = open(echo)
    await exchange(fromClient)
    const [atMachine] = [...sockets]
    const reset = once(atMachine as Socket, 'error')
    fromClient.resetAndDestroy()
    assert.match(String(await reset), /ECONNRESET/)
    const fromMachine = open(echo)
    await exchange(fromMachine)
    const failed = once(fromMachine, 'error')
    for (const socket of sockets) socket.resetAndDestroy()
    assert.match(String(await failed), /ECONNRESET/)
  })

  it('let go of a machine that the address leads to no more', async () => {
    await update(wallOf([rule('tcp', echo, '127.0.0.0/8')]))
    const before = open(echo)
    await exchange(before)
    const gone = closed(before)
    await update(wallOf([rule('tcp', echo)]), otherIp)
    await gone
    assert.equal(await answerTo(echo, ''), 'the other')
    await forwarders.update(account, [])
    assert.equal(await answerTo(echo, ''), 'ECONNREFUSED')
  })

  it('carry datagrams, each client his own answers', async () => {
    const machine = createSocket('udp4').bind(0, machineIp)
    machine.on('message', (message, { address, port }) => machine.send(message, port, address))
    await once(machine, 'listening')
    const { port } = machine.address()
    await update(wallOf([rule('udp', port, '127.0.0.1/32')]))
    const clients = await Promise.all(
      ['127.0.0.1', '127.0.0.1', '127.0.0.9'].map(async (address) => {
        const client = createSocket('udp4').bind(0, address)
        await once(client, 'listening')
        return client
      }),
    )
    const heard = clients.map((client) => {
      const texts: string[] = []
      client.on('message', (message) => texts.push(String(message)))
      return texts
    })
    const say = () => {
      for (const [index, client] of clients.entries()) client.send(`${index}`, port, publicIp)
    }
    await eventually('both are answered', async () => {
      say()
      return (heard[0]?.length ?? 0) > 0 && (heard[1]?.length ?? 0) > 0
    })
    assert.deepEqual(
      heard.map((texts) => [...new Set(texts)]),
      [['0'], ['1'], []],
    )
    await update(wallOf([]))
    const before = heard.map(({ length }) => length)
    const silent = createSocket('udp4').bind(port, publicIp)
    await once(silent, 'listening')
    assert.deepEqual(
      heard.map(({ length }) => length),
      before,
      'the port is free again',
    )
    for (const socket of [machine, silent, ...clients]) socket.close()
  })
})

async function whole(socket: Socket): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readable(socket)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A loop over the socket itself destroys it at the end, with what is not written yet. */
function readable(socket: Socket): AsyncIterable<Buffer> {
  return socket.iterator({ destroyOnReturn: false })
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()))
}

/** Says something and hears it. */
async function exchange(socket: Socket): Promise<void> {
  socket.write('ping')
  const [answer] = await once(socket, 'data')
  assert.equal(String(answer), 'ping')
}
