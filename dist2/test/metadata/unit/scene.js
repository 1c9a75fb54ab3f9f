/**
 * Two machines of one account, as records say it, and the metadata service over a real server's
 * data. Loopback addresses stand for the machines' link addresses.
 */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { createAccounts } from '../../../src/accounts/accounts.js';
import { loadMasterKey } from '../../../src/accounts/master-key.js';
import { createCompute } from '../../../src/compute/compute.js';
import { openEngine } from '../../../src/engine/lmdb/open.js';
import { createMetadata } from '../../../src/metadata/server.js';
import { writeAssumedRole } from '../../../src/server/assumed-roles.js';
/** No worker's. */
const slot = 9;
const region = 'us-east-1';
const gateway = '127.0.0.1';
const network = {
    account: '000000000000',
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidr: '172.31.0.0/16',
    gateway,
    linkCidr: '127.0.1.0/24',
    bridge: 'lo',
};
/** The link addresses of the two machines, and one that no machine has. */
export const links = { one: '127.0.1.1', other: '127.0.1.2', nobody: '127.0.1.9' };
/** A machine's id, by its link address. */
export const instanceIds = {
    [links.one]: 'i-0123456789abcdef1',
    [links.other]: 'i-0123456789abcdef2',
};
/** Puts the machines beside a server's data, and serves. */
export async function openScene(server) {
    const engine = await openEngine({ directories: [server.dataDir], slot });
    const accounts = createAccounts(engine, await loadMasterKey({ dataDirectory: server.dataDir }));
    const compute = createCompute(engine);
    const account = (await accounts.rootAccount()) ?? '';
    const own = await compute.of(account, { region, random: randomBytes });
    await own.changeShared(putMachines(account));
    let aheadMs = 0;
    const problems = [];
    const metadata = createMetadata({
        interfaceAt: (link) => link in interfaces ? { account, networkInterfaceId: interfaces[link] } : undefined,
        compute,
        accounts,
        region,
        endpoint: { host: '127.0.0.1', port: server.port, isTls: false },
        random: randomBytes,
        onAssumed: (assumed) => writeAssumedRole({ records: engine.records, region, writes: new Set() }, assumed),
        now: () => Date.now() + aheadMs,
        onProblem: (_what, error) => problems.push(error),
    });
    const ports = await portsOf(metadata);
    const set = (facts) => own.change(async (records) => {
        const id = instanceIds[links.one];
        const before = await records.get('instance', id);
        records.put('instance', id, { ...before, ...facts });
    });
    const ask = (path, question = {}) => asked(ports[0], path, question);
    return {
        account,
        ports,
        problems,
        advance(ms) {
            aheadMs += ms;
        },
        change: (work) => own.changeShared(work),
        set,
        setOptions: (options) => set({ metadataOptions: { ...usual, ...options } }),
        ask,
        async token(from = links.one, seconds = 60) {
            const headers = { 'X-aws-ec2-metadata-token-ttl-seconds': String(seconds) };
            return (await ask('/latest/api/token', { from, method: 'PUT', headers })).body;
        },
        async end() {
            await metadata.close();
            await engine.close();
        },
    };
}
const interfaces = {
    // The SDK cannot be told what address to come from: it is the first machine.
    '127.0.0.1': 'eni-0123456789abcdef1',
    [links.one]: 'eni-0123456789abcdef1',
    [links.other]: 'eni-0123456789abcdef2',
};
async function portsOf(metadata) {
    const [first, second] = await metadata.serve(network);
    return [first?.hostPort ?? 0, second?.hostPort ?? 0];
}
/** Asks from the first machine, unless another is named. */
function asked(port, path, question) {
    const { from = links.one, method = 'GET', headers = {} } = question;
    const options = { host: gateway, port, path, method, headers, agent: false };
    return new Promise((resolve, reject) => {
        const outgoing = request({ ...options, localAddress: from }, (incoming) => {
            const parts = [];
            incoming.on('data', (part) => parts.push(part));
            incoming.on('error', reject);
            incoming.on('end', () => {
                const bytes = Buffer.concat(parts);
                const { statusCode: status = 0, headers: answered } = incoming;
                resolve({ status, headers: answered, bytes, body: bytes.toString() });
            });
        });
        outgoing.on('error', reject);
        outgoing.end();
    });
}
const usual = {
    httpTokens: 'optional',
    httpPutResponseHopLimit: 1,
    httpEndpoint: 'enabled',
    instanceMetadataTags: 'disabled',
};
const putMachines = (account) => async (records, shared) => {
    const subnet = (await records.all('subnet')).find(({ cidrBlock }) => cidrBlock.startsWith('172.31.0.'));
    const group = (await records.all('securityGroup'))[0];
    if (subnet === undefined || group === undefined)
        throw new Error('there is no default VPC');
    const { vpcId, subnetId, availabilityZone } = subnet;
    for (const [index, link] of [links.one, links.other].entries()) {
        const instanceId = instanceIds[link];
        const networkInterfaceId = interfaces[link];
        const instance = {
            instanceId,
            reservationId: 'r-0123456789abcdef0',
            launchIndex: index,
            imageId: 'ami-0123456789abcdef0',
            instanceType: 't3.micro',
            launchTime: Date.parse('2026-11-22T10:00:00Z'),
            vpcId,
            subnetId,
            availabilityZone,
            state: 'running',
            monitoring: false,
            metadataOptions: usual,
            rootDeviceName: '/dev/xvda',
            hostnameType: 'ip-name',
            tags: { Name: `machine ${index}` },
        };
        records.put('instance', instanceId, instance);
        shared.put('allocation', instanceId, { instanceId, account, vcpus: 2, memoryMiB: 1024 });
        records.put('networkInterface', networkInterfaceId, {
            networkInterfaceId,
            vpcId,
            subnetId,
            availabilityZone,
            description: '',
            macAddress: `02:00:00:00:00:0${index + 1}`,
            addresses: [{ address: `172.31.0.${10 + index}` }],
            groupIds: [group.groupId],
            sourceDestCheck: true,
            attachment: {
                attachmentId: `eni-attach-0123456789abcdef${index}`,
                instanceId,
                deviceIndex: 0,
                deleteOnTermination: true,
                attachTime: 0,
            },
            interfaceType: 'interface',
            requesterManaged: false,
            tags: {},
        });
    }
};
