/** Names in a VPC, asked by packets: records in memory, sockets on loopback. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import dnsPacket from 'dns-packet';
import { createFrames, framed } from '../../src/compute/names/frames.js';
import { askOutside, parseResolvers } from '../../src/compute/names/outside.js';
import { nameService, vpcResolverAddress } from '../../src/compute/names/service.js';
import { limits } from '../../src/limits.js';
import { networkRecords } from '../support/memory-networks.js';
/** Two interfaces, known by where they ask from; and one that is nobody's. */
const [web, isolated, stranger, nobody] = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'];
describe('compute: names in a VPC', () => {
    let world;
    let service;
    let udpPort = 0;
    let tcpPort = 0;
    let outside;
    const problems = [];
    before(async () => {
        world = await networkRecords();
        outside = await startResolver();
        const { account, region, compute, vpc, addMachine, addVpc } = world;
        await addMachine({ name: 'a1', address: '172.31.0.5', publicIp: '127.77.0.5' });
        await addMachine({ name: 'a2', address: '172.31.0.6', instance: { resourceNameARecord: true } });
        const subnet = await addVpc('b');
        await addMachine({ name: 'b1', address: '172.31.0.9', publicIp: '127.77.0.9', subnet });
        const facts = { gateway: '127.0.0.1', account, instanceId: '', vpcId: '', privateAddress: '' };
        const links = new Map([
            [web, 'eni-a1'],
            [isolated, 'eni-a2'],
            [stranger, 'eni-b1'],
        ].map(([linkAddress = '', networkInterfaceId = '']) => [
            linkAddress,
            { ...facts, linkAddress, networkInterfaceId, hostname: '' },
        ]));
        service = nameService({
            compute,
            region,
            publicRange: '127.77.0.0/16',
            links: () => ({ at: (address) => links.get(address) }),
            ask: askOutside(async () => [outside.resolver]),
            onProblem: (_, error) => problems.push(error),
        });
        const services = await service.serve({
            account,
            vpcId: vpc.vpcId,
            vpcCidr: '172.31.0.0/16',
            gateway: '127.0.0.1',
            linkCidr: '127.0.0.0/8',
            bridge: 'lo',
        });
        assert.deepEqual(new Set(services.map(({ address, port }) => `${address}:${port}`)), new Set(['172.31.0.2:53', '169.254.169.253:53']));
        udpPort = services.find(({ protocol }) => protocol === 'udp')?.hostPort ?? 0;
        tcpPort = services.find(({ protocol }) => protocol === 'tcp')?.hostPort ?? 0;
    });
    after(async () => {
        await service.close();
        outside.close();
        assert.deepEqual(problems, []);
    });
    /** What is answered: the code, or the data of the answers. */
    async function ask(name, type = 'A', from = web) {
        return told(await askByUdp(question(name, type), { from, port: udpPort }));
    }
    const cases = [
        ['the name of an address', 'ip-172-31-0-6.ec2.internal', 'A', '172.31.0.6'],
        ['whatever its case', 'IP-172-31-0-6.EC2.Internal', 'A', '172.31.0.6'],
        [
            'a name that is there, but has no such record',
            'ip-172-31-0-6.ec2.internal',
            'AAAA',
            'NOERROR',
        ],
        ['an address that no machine has', 'ip-172-31-0-7.ec2.internal', 'A', 'NXDOMAIN'],
        ['a machine by its id, if its instance says so', 'i-a2.ec2.internal', 'A', '172.31.0.6'],
        ['but not else', 'i-a1.ec2.internal', 'A', 'NXDOMAIN'],
        ['an address, backwards', '5.0.31.172.in-addr.arpa', 'PTR', 'ip-172-31-0-5.ec2.internal'],
        ['a private address that nobody has', '1.0.0.10.in-addr.arpa', 'PTR', 'NXDOMAIN'],
        ['the metadata service', 'instance-data.ec2.internal', 'A', '169.254.169.254'],
        [
            'a public name, which inside is the private address',
            'ec2-127-77-0-5.compute-1.amazonaws.com',
            'A',
            '172.31.0.5',
        ],
        [
            "another VPC's public name, which is the public address",
            'ec2-127-77-0-9.compute-1.amazonaws.com',
            'A',
            '127.77.0.9',
        ],
        [
            'a public address, backwards',
            '5.0.77.127.in-addr.arpa',
            'PTR',
            'ec2-127-77-0-5.compute-1.amazonaws.com',
        ],
        [
            "another VPC's machine, which is nobody's business",
            'ip-172-31-0-9.ec2.internal',
            'A',
            'NXDOMAIN',
        ],
        ['a name without dots', 'printer', 'A', 'NXDOMAIN'],
    ];
    for (const [what, name, type, answer] of cases) {
        it(`answers ${what}`, async () => {
            assert.equal(await ask(name, type), answer);
        });
    }
    it('answers each VPC with its own machines, though their ranges are the same', async () => {
        assert.equal(await ask('ip-172-31-0-9.ec2.internal', 'A', stranger), '172.31.0.9');
        assert.equal(await ask('ip-172-31-0-5.ec2.internal', 'A', stranger), 'NXDOMAIN');
    });
    it('answers nobody whom it does not know', async () => {
        const asked = askByUdp(question('ip-172-31-0-5.ec2.internal', 'A'), {
            from: nobody,
            port: udpPort,
            timeoutMs: 300,
        });
        await assert.rejects(asked, /no answer/);
    });
    it('asks outside for who has a way out, and refuses who has none', async () => {
        assert.equal(await ask('www.example.com'), '192.0.2.80');
        const asked = outside.asked.length;
        assert.equal(await ask('www.example.com', 'A', isolated), 'REFUSED');
        assert.equal(outside.asked.length, asked, 'nobody was asked');
    });
    it('follows the routes at once', async () => {
        await world.routeOut(undefined);
        assert.equal(await ask('www.example.com'), 'REFUSED');
        await world.routeOut(world.internetGatewayId);
        assert.equal(await ask('www.example.com'), '192.0.2.80');
    });
    it('does not take an answer to another question', async () => {
        assert.equal(await ask('forged.example.com'), '192.0.2.81');
    });
    it('says that it failed when nobody outside answers', async function () {
        this.timeout(limits.namesAskedMs + 10_000);
        assert.equal(await ask('silent.example.com'), 'SERVFAIL');
    });
    it('answers on connections, more than one question on each', async () => {
        const answers = await askByTcp([question('ip-172-31-0-6.ec2.internal', 'A'), question('www.example.com', 'A')], { from: web, port: tcpPort });
        assert.deepEqual(answers.map(told).sort(), ['172.31.0.6', '192.0.2.80']);
    });
    it('knows a machine with its launch, and not after its end', async () => {
        const name = 'ip-172-31-0-44.ec2.internal';
        assert.equal(await ask(name), 'NXDOMAIN');
        const { networkInterfaceId } = await world.addMachine({ name: 'a4', address: '172.31.0.44' });
        assert.equal(await ask(name), '172.31.0.44');
        await world.own.change(async (records) => {
            records.remove('networkInterface', networkInterfaceId);
        });
        assert.equal(await ask(name), 'NXDOMAIN');
    });
    it('knows no machines without enableDnsHostnames, and nothing without enableDnsSupport', async () => {
        await world.changeVpc({ enableDnsHostnames: false });
        assert.equal(await ask('ip-172-31-0-6.ec2.internal'), 'NXDOMAIN');
        assert.equal(await ask('www.example.com'), '192.0.2.80');
        await world.changeVpc({ enableDnsSupport: false });
        assert.equal(await ask('www.example.com'), 'REFUSED');
        await world.changeVpc({ enableDnsHostnames: true, enableDnsSupport: true });
        assert.equal(await ask('ip-172-31-0-6.ec2.internal'), '172.31.0.6');
    });
    const malformed = [
        ['a name that runs out', Buffer.from('1234010000010000000000003f6162', 'hex')],
        ['a name that points at itself', Buffer.from('123401000001000000000000c00c00010001', 'hex')],
        ['no question', Buffer.from('123401000000000000000000', 'hex')],
        [
            'two questions',
            Buffer.concat([
                Buffer.from('123401000002000000000000', 'hex'),
                Buffer.from('0000010001'.repeat(2), 'hex'),
            ]),
        ],
    ];
    for (const [what, message] of malformed) {
        it(`calls ${what} malformed`, async () => {
            const answer = await askByUdp(message, { from: web, port: udpPort });
            assert.equal(answer.readUInt16BE(0), 0x1234);
            assert.equal((answer[3] ?? 0) & 15, 1);
        });
    }
    it('bounds what one interface may ask in a second', async () => {
        const socket = createSocket('udp4');
        socket.bind(0, isolated);
        await once(socket, 'listening');
        const answered = [];
        socket.on('message', () => answered.push(performance.now()));
        const message = question('ip-172-31-0-6.ec2.internal', 'A');
        const began = performance.now();
        // Small steps, so that no buffer between overflows.
        for (let sent = 0; sent < 3 * limits.namesPerSecond; sent += 64) {
            for (let one = 0; one < 64; one += 1)
                socket.send(message, udpPort, '127.0.0.1');
            await new Promise(setImmediate);
        }
        // What is asked after a second is answered again.
        while (performance.now() - began < 2_100) {
            socket.send(message, udpPort, '127.0.0.1');
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        socket.close();
        assert.ok(answered.length > 0);
        assert.ok(answered.length <= 3 * limits.namesPerSecond, `${answered.length}`);
        const first = answered.filter((at) => at - began < 900).length;
        assert.ok(first <= 2 * limits.namesPerSecond, `${first} in the first second`);
        assert.ok(answered.some((at) => at - began > 1_500), 'it answers again');
    });
});
describe('compute: who is asked for names outside', () => {
    it("are the host's own resolvers", () => {
        const text = '# x\nnameserver 192.0.2.1\n nameserver fe80::1%eth0\nnameserver nonsense\nsearch a';
        assert.deepEqual(parseResolvers(text).map(({ address }) => address), ['192.0.2.1', 'fe80::1%eth0']);
        assert.deepEqual(parseResolvers(''), [{ address: '127.0.0.1', port: 53 }]);
    });
    it("stand two above the beginning of a VPC's range, for its machines", () => {
        assert.equal(vpcResolverAddress('10.1.0.0/16'), '10.1.0.2');
    });
});
function question(name, type) {
    const flags = dnsPacket.RECURSION_DESIRED;
    return dnsPacket.encode({ type: 'query', id: 4711, flags, questions: [{ name, type }] });
}
function told(message) {
    const { rcode, answers, id } = dnsPacket.decode(message);
    assert.equal(id, 4711);
    if (rcode !== 'NOERROR' || answers?.length === 0)
        return rcode;
    return answers.map(({ data }) => data).join(' ');
}
async function askByUdp(message, { from, port, timeoutMs = 10_000 }) {
    const socket = createSocket('udp4');
    try {
        socket.bind(0, from);
        await once(socket, 'listening');
        socket.send(message, port, '127.0.0.1');
        const [answer] = await once(socket, 'message', { signal: AbortSignal.timeout(timeoutMs) });
        return answer;
    }
    catch (error) {
        throw error.name === 'AbortError' ? new Error('no answer') : error;
    }
    finally {
        socket.close();
    }
}
async function askByTcp(messages, { from, port }) {
    const socket = connect({ host: '127.0.0.1', port, localAddress: from });
    const frames = createFrames();
    const answers = [];
    socket.write(Buffer.concat(messages.map(framed)));
    for await (const piece of socket) {
        answers.push(...frames(piece));
        if (answers.length >= messages.length)
            break;
    }
    return answers;
}
/** The host's resolver: it knows example.com, is silent at times, and somebody forges answers. */
async function startResolver() {
    const asked = [];
    const answer = (message) => {
        const query = dnsPacket.decode(message);
        const name = query.questions?.[0]?.name ?? '';
        asked.push(name);
        const made = (data, change = {}) => dnsPacket.encode({
            type: 'response',
            id: query.id ?? 0,
            questions: query.questions ?? [],
            answers: [{ name, type: 'A', ttl: 1, data }],
            ...change,
        });
        if (name.startsWith('silent'))
            return [];
        if (!name.startsWith('forged'))
            return [made('192.0.2.80')];
        const other = [{ name: 'www.example.org', type: 'A' }];
        return [
            made('192.0.2.66', { id: ((query.id ?? 0) + 1) % 65_536 }),
            made('192.0.2.66', { questions: other }),
            made('192.0.2.81'),
        ];
    };
    const udp = createSocket('udp4');
    udp.on('message', (message, { port, address }) => {
        for (const one of answer(message))
            udp.send(one, port, address);
    });
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const { port } = udp.address();
    const { createServer } = await import('node:net');
    const tcp = createServer((socket) => {
        const frames = createFrames();
        socket.on('error', () => { });
        socket.on('data', (piece) => {
            for (const message of frames(piece))
                for (const one of answer(message))
                    socket.write(framed(one));
        });
    }).listen(port, '127.0.0.1');
    await once(tcp, 'listening');
    return {
        asked,
        resolver: { address: '127.0.0.1', port },
        close() {
            udp.close();
            tcp.close();
        },
    };
}
