import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AssociateVpcCidrBlockCommand, CreateSubnetCommand, CreateVpcCommand, DeleteSubnetCommand, DeleteVpcCommand, DescribeRouteTablesCommand, DescribeVpcClassicLinkCommand, DescribeVpcClassicLinkDnsSupportCommand, DescribeVpcsCommand, DisassociateVpcCidrBlockCommand, ModifyVpcTenancyCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('ranges of VPCs', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    let vpcId = '';
    beforeEach('make a VPC', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/24', InstanceTenancy: 'dedicated' }));
        vpcId = Vpc?.VpcId ?? '';
    });
    afterEach('delete it', () => ec2.send(new DeleteVpcCommand({ VpcId: vpcId })));
    const add = async (CidrBlock, more = {}) => {
        const wish = { VpcId: vpcId, CidrBlock, ...more };
        const { CidrBlockAssociation } = await ec2.send(new AssociateVpcCidrBlockCommand(wish));
        return CidrBlockAssociation;
    };
    const remove = (AssociationId) => ec2.send(new DisassociateVpcCidrBlockCommand({ AssociationId }));
    const read = async () => (await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }))).Vpcs?.[0];
    it('are added for more subnets, and local to all route tables', async () => {
        const added = await add('10.1.0.0/16');
        match(added?.AssociationId ?? '', /^vpc-cidr-assoc-0[0-9a-f]{16}$/);
        strictEqual(added?.CidrBlockState?.State, 'associated');
        const vpc = await read();
        deepStrictEqual([vpc?.CidrBlock, vpc?.CidrBlockAssociationSet?.map(({ CidrBlock }) => CidrBlock)], ['10.0.0.0/24', ['10.0.0.0/24', '10.1.0.0/16']]);
        const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
        const localRoutes = async () => {
            const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
            return RouteTables?.[0]?.Routes?.map((each) => each.DestinationCidrBlock).sort();
        };
        deepStrictEqual(await localRoutes(), ['10.0.0.0/24', '10.1.0.0/16']);
        const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: '10.1.5.0/24' }));
        await rejects(remove(added?.AssociationId), { name: 'DependencyViolation' });
        await ec2.send(new DeleteSubnetCommand({ SubnetId: Subnet?.SubnetId }));
        await remove(added?.AssociationId);
        deepStrictEqual(await localRoutes(), ['10.0.0.0/24']);
        await rejects(remove(added?.AssociationId), {
            name: 'InvalidVpcCidrBlockAssociationID.NotFound',
        });
    });
    it('are five at most, apart from each other, and of one family', async () => {
        for (const cidr of ['10.0.0.0/25', '10.0.0.0/15', '172.16.0.0/16', '192.168.0.0/24']) {
            await rejects(add(cidr), { name: 'InvalidVpc.Range' }, cidr);
        }
        await rejects(add('x'), { name: 'InvalidParameterValue' });
        await rejects(add('', { AmazonProvidedIpv6CidrBlock: true }), { name: 'UnsupportedOperation' });
        await rejects(add(''), { name: 'MissingParameter' });
        await rejects(add('10.9.0.0/16', { VpcId: 'vpc-00000000000000000' }), {
            name: 'InvalidVpcID.NotFound',
        });
        for (const second of [1, 2, 3, 4])
            await add(`10.${second}.0.0/16`);
        await rejects(add('10.5.0.0/16'), { name: 'CidrLimitExceeded' });
        const first = (await read())?.CidrBlockAssociationSet?.[0]?.AssociationId;
        await rejects(remove(first), { name: 'OperationNotPermitted' });
    });
    it('stand beside what else VPCs are asked about', async () => {
        strictEqual((await read())?.InstanceTenancy, 'dedicated');
        const modify = (InstanceTenancy) => ec2.send(new ModifyVpcTenancyCommand({
            VpcId: vpcId,
            InstanceTenancy: InstanceTenancy,
        }));
        await rejects(modify('dedicated'), { name: 'InvalidParameterValue' });
        strictEqual((await modify('default')).ReturnValue, true);
        strictEqual((await read())?.InstanceTenancy, 'default');
        const VpcIds = [vpcId];
        const links = await ec2.send(new DescribeVpcClassicLinkCommand({ VpcIds }));
        deepStrictEqual(links.Vpcs?.map(({ VpcId, ClassicLinkEnabled }) => [VpcId, ClassicLinkEnabled]), [[vpcId, false]]);
        const names = await ec2.send(new DescribeVpcClassicLinkDnsSupportCommand({ VpcIds }));
        deepStrictEqual(names.Vpcs, [{ VpcId: vpcId, ClassicLinkDnsSupported: false }]);
    });
});
