import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AssociateDhcpOptionsCommand, CreateDhcpOptionsCommand, CreateVpcCommand, DeleteDhcpOptionsCommand, DescribeDhcpOptionsCommand, DescribeVpcsCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('DHCP options', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const create = async (DhcpConfigurations) => (await ec2.send(new CreateDhcpOptionsCommand({ DhcpConfigurations }))).DhcpOptions;
    const remove = (DhcpOptionsId) => ec2.send(new DeleteDhcpOptionsCommand({ DhcpOptionsId }));
    const find = async (...Filters) => (await ec2.send(new DescribeDhcpOptionsCommand({ Filters }))).DhcpOptions ?? [];
    const associate = (DhcpOptionsId, VpcId) => ec2.send(new AssociateDhcpOptionsCommand({ DhcpOptionsId, VpcId }));
    it('begin with a set that names AWS’s own servers', async () => {
        const [first, ...more] = await find();
        strictEqual(more.length, 0);
        deepStrictEqual(first?.DhcpConfigurations, [
            { Key: 'domain-name', Values: [{ Value: 'ec2.internal' }] },
            { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
        ]);
    });
    it('are made, found by what they hold, and deleted', async () => {
        const made = await create([
            { Key: 'domain-name', Values: ['example.com'] },
            { Key: 'domain-name-servers', Values: ['10.2.5.1', '10.2.5.2'] },
            { Key: 'netbios-node-type', Values: ['2'] },
        ]);
        match(made?.DhcpOptionsId ?? '', /^dopt-0[0-9a-f]{16}$/);
        const byValue = await find({ Name: 'value', Values: ['example.com'] });
        deepStrictEqual(byValue, [made]);
        deepStrictEqual(await find({ Name: 'key', Values: ['netbios-node-type'] }), [made]);
        await remove(made?.DhcpOptionsId);
        await rejects(remove(made?.DhcpOptionsId), { name: 'InvalidDhcpOptionID.NotFound' });
        await rejects(remove('x'), { name: 'InvalidDhcpOptionsId.Malformed' });
    });
    it('hold what AWS lets them hold', async () => {
        const wrong = [
            [{ Key: 'nonsense', Values: ['x'] }],
            [{ Key: 'domain-name-servers', Values: ['x'] }],
            [{ Key: 'domain-name-servers', Values: [] }],
            [{ Key: 'ntp-servers', Values: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4', '1.1.1.5'] }],
            [{ Key: 'netbios-node-type', Values: ['3'] }],
            [{ Key: 'domain-name', Values: ['a b; rm'] }],
            [
                { Key: 'domain-name', Values: ['a.example'] },
                { Key: 'domain-name', Values: ['b.example'] },
            ],
        ];
        for (const each of wrong)
            await rejects(create(each), { name: 'InvalidParameterValue' });
        await rejects(create([]), { name: 'MissingParameter' });
        strictEqual((await find()).length, 1);
    });
    it('are a VPC’s until it gets others, or none', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
        const vpcId = Vpc?.VpcId ?? '';
        const made = await create([{ Key: 'domain-name-servers', Values: ['10.0.0.9'] }]);
        const id = made?.DhcpOptionsId ?? '';
        await associate(id, vpcId);
        const idOf = async () => {
            const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }));
            return Vpcs?.[0]?.DhcpOptionsId;
        };
        strictEqual(await idOf(), id);
        await rejects(remove(id), {
            name: 'DependencyViolation',
            message: `The dhcpOptions '${id}' has dependencies and cannot be deleted.`,
        });
        await rejects(associate('dopt-00000000000000000', vpcId), {
            name: 'InvalidDhcpOptionID.NotFound',
        });
        await rejects(associate(id, 'vpc-00000000000000000'), { name: 'InvalidVpcID.NotFound' });
        await associate('default', vpcId);
        strictEqual(await idOf(), 'default');
        await remove(id);
    });
});
