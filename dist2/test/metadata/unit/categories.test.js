import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { useServer } from '../../support/server.js';
import { links, openScene } from './scene.js';
describe('metadata: the tree', () => {
    const server = useServer({ workers: 1 });
    let scene;
    before(async () => {
        scene = await openScene(server);
    });
    after(() => scene.end());
    const read = async (path) => {
        const { status, body } = await scene.ask(`/latest/${path}`);
        strictEqual(status, 200, path);
        return body;
    };
    const list = async (path) => (await read(path)).split('\n');
    const statusOf = async (path) => (await scene.ask(`/latest/${path}`)).status;
    it('lists versions from the oldest on, of which each shows the tree', async () => {
        const { body, headers } = await scene.ask('/');
        const versions = body.split('\n');
        deepStrictEqual([versions[0], versions.at(-2), versions.at(-1)], ['1.0', '2024-04-11', 'latest']);
        strictEqual(headers['content-type'], 'text/plain');
        for (const version of ['1.0', '2009-04-04', '2016-09-02', '2018-09-24', '2021-03-23']) {
            strictEqual((await scene.ask(`/${version}/meta-data/instance-type`)).body, 't3.micro');
        }
        strictEqual((await scene.ask('/2030-01-01/meta-data/')).status, 404);
        deepStrictEqual(await list(''), ['dynamic', 'meta-data']);
    });
    it('shows directories with a slash, asked for with one or without', async () => {
        const names = await list('meta-data/');
        deepStrictEqual(await list('meta-data'), names);
        deepStrictEqual(names.toSorted(), names);
        for (const name of ['instance-id', 'network/', 'placement/', 'services/']) {
            strictEqual(names.includes(name), true, name);
        }
        for (const absent of ['iam/', 'public-keys/', 'public-ipv4', 'tags/']) {
            strictEqual(names.includes(absent), false, absent);
        }
        for (const path of ['meta-data/nothing', 'meta-data/instance-id/', 'meta-data/constructor']) {
            const { status, headers, body } = await scene.ask(`/latest/${path}`);
            deepStrictEqual([status, headers['content-type']], [404, 'text/html']);
            match(body, /^<\?xml version="1\.0" encoding="iso-8859-1"\?>[\s\S]*<h1>404 - Not Found<\/h1>/);
        }
    });
    it('says what the instance is', async () => {
        const expected = {
            'ami-id': 'ami-0123456789abcdef0',
            'ami-launch-index': '0',
            'block-device-mapping/': 'ami\nroot',
            'block-device-mapping/root': '/dev/xvda',
            'events/maintenance/scheduled': '[]',
            'hibernation/configured': 'false',
            hostname: 'ip-172-31-0-10.ec2.internal',
            'instance-action': 'none',
            'instance-life-cycle': 'on-demand',
            'local-ipv4': '172.31.0.10',
            mac: '02:00:00:00:00:01',
            'placement/availability-zone': 'us-east-1a',
            'placement/availability-zone-id': 'use1-az1',
            'placement/region': 'us-east-1',
            'reservation-id': 'r-0123456789abcdef0',
            'security-groups': 'default',
            'services/partition': 'aws',
            system: 'nitro',
        };
        for (const [path, text] of Object.entries(expected)) {
            strictEqual(await read(`meta-data/${path}`), text, path);
        }
        const other = await scene.ask('/latest/meta-data/local-ipv4', { from: links.other });
        strictEqual(other.body, '172.31.0.11');
    });
    it('says what its network interface is, with a public address when it has one', async () => {
        const at = 'meta-data/network/interfaces/macs';
        deepStrictEqual(await list(`${at}/`), ['02:00:00:00:00:01/']);
        const keys = await list(`${at}/02:00:00:00:00:01/`);
        strictEqual(keys.includes('public-ipv4s'), false);
        const text = (key) => read(`${at}/02:00:00:00:00:01/${key}`);
        strictEqual(await text('interface-id'), 'eni-0123456789abcdef1');
        strictEqual(await text('owner-id'), scene.account);
        strictEqual(await text('subnet-ipv4-cidr-block'), '172.31.0.0/20');
        strictEqual(await text('vpc-ipv4-cidr-blocks'), '172.31.0.0/16');
        strictEqual(await text('security-groups'), 'default');
        await scene.change(async (records, shared) => {
            const holder = 'eipalloc-0123456789abcdef0';
            const publicIp = '127.77.0.9';
            shared.put('publicAddress', publicIp, { publicIp, account: scene.account, holder });
            records.put('elasticIp', 'eipalloc-0123456789abcdef0', {
                allocationId: 'eipalloc-0123456789abcdef0',
                publicIp: '127.77.0.9',
                association: {
                    associationId: 'eipassoc-0123456789abcdef0',
                    networkInterfaceId: 'eni-0123456789abcdef1',
                    privateIp: '172.31.0.10',
                },
                tags: {},
            });
        });
        strictEqual(await text('ipv4-associations/127.77.0.9'), '172.31.0.10');
        strictEqual(await text('public-ipv4s'), '127.77.0.9');
        strictEqual(await read('meta-data/public-ipv4'), '127.77.0.9');
        const name = 'ec2-127-77-0-9.compute-1.amazonaws.com';
        strictEqual(await read('meta-data/public-hostname'), name);
    });
    it('gives user data back to the byte', async () => {
        strictEqual(await statusOf('user-data'), 404);
        const bytes = Buffer.from([0x1f, 0x8b, 0x00, 0xff, 0x0a, 0xc3, 0x28, 0x0d, 0x0a]);
        await scene.set({ userData: bytes.toString('latin1') });
        const { bytes: given, headers } = await scene.ask('/latest/user-data');
        deepStrictEqual(given, bytes);
        strictEqual(headers['content-length'], '9');
        deepStrictEqual(await list(''), ['dynamic', 'meta-data', 'user-data']);
        const head = await scene.ask('/latest/user-data', { method: 'HEAD' });
        deepStrictEqual([head.headers['content-length'], head.bytes.length], ['9', 0]);
    });
    it('gives the key of the launch, even when the key pair is gone', async () => {
        const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA mine';
        await scene.set({ keyName: 'mine', publicKey });
        strictEqual(await read('meta-data/public-keys/'), '0=mine');
        strictEqual(await read('meta-data/public-keys/0/'), 'openssh-key');
        strictEqual(await read('meta-data/public-keys/0/openssh-key'), `${publicKey}\n`);
    });
    it('shows tags when the instance may see them', async () => {
        strictEqual(await statusOf('meta-data/tags/instance/'), 404);
        await scene.setOptions({ instanceMetadataTags: 'enabled' });
        await scene.set({ tags: { Name: 'machine 0', 'cost:center': '4711', 'a/b': 'no' } });
        strictEqual(await read('meta-data/tags/'), 'instance/');
        deepStrictEqual(await list('meta-data/tags/instance/'), ['Name', 'cost:center']);
        strictEqual(await read('meta-data/tags/instance/Name'), 'machine 0');
        strictEqual(await read('meta-data/tags/instance/cost%3Acenter'), '4711');
        deepStrictEqual(scene.problems, []);
    });
});
