import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateRouteTableCommand, CreateVpcCommand, CreateVpcEndpointCommand, DeleteRouteCommand, DeleteVpcCommand, DeleteVpcEndpointsCommand, DescribeRouteTablesCommand, DescribeVpcEndpointServicesCommand, DescribeVpcEndpointsCommand, ModifyVpcEndpointCommand, ReplaceRouteCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('VPC endpoints', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const ServiceName = 'com.amazonaws.us-east-1.s3';
    let vpcId = '';
    let tableId = '';
    before('make a VPC', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
        vpcId = Vpc?.VpcId ?? '';
        const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
        const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
        tableId = RouteTables?.[0]?.RouteTableId ?? '';
    });
    const create = async (more = {}) => {
        const wish = { VpcId: vpcId, ServiceName, ...more };
        return (await ec2.send(new CreateVpcEndpointCommand(wish))).VpcEndpoint;
    };
    const remove = async (...VpcEndpointIds) => {
        const wish = { VpcEndpointIds: VpcEndpointIds.map((id) => id ?? '') };
        return (await ec2.send(new DeleteVpcEndpointsCommand(wish))).Unsuccessful ?? [];
    };
    const modify = (VpcEndpointId, more) => ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, ...more }));
    const find = async (...Filters) => (await ec2.send(new DescribeVpcEndpointsCommand({ Filters }))).VpcEndpoints ?? [];
    const routesOf = async (id) => {
        const wish = { RouteTableIds: [id] };
        const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand(wish));
        return RouteTables?.[0]?.Routes?.filter((each) => each.DestinationPrefixListId) ?? [];
    };
    it('lead to S3, by gateways alone', async () => {
        const { ServiceNames, ServiceDetails } = await ec2.send(new DescribeVpcEndpointServicesCommand({}));
        deepStrictEqual(ServiceNames, [ServiceName]);
        deepStrictEqual(ServiceDetails?.[0]?.ServiceType, [{ ServiceType: 'Gateway' }]);
        const wish = { ServiceNames: ['com.amazonaws.us-east-1.sqs'] };
        await rejects(ec2.send(new DescribeVpcEndpointServicesCommand(wish)), {
            name: 'InvalidServiceName',
        });
        await rejects(create({ ServiceName: 'com.amazonaws.us-east-1.sqs' }), {
            name: 'InvalidServiceName',
            message: "The Vpc Endpoint Service 'com.amazonaws.us-east-1.sqs' does not exist",
        });
        await rejects(create({ VpcEndpointType: 'Interface' }), { name: 'UnsupportedOperation' });
        await rejects(create({ PrivateDnsEnabled: true }), { name: 'UnsupportedOperation' });
        await rejects(create({ VpcId: 'vpc-00000000000000000' }), { name: 'InvalidVpcID.NotFound' });
        await rejects(create({ RouteTableIds: ['rtb-00000000000000000'] }), {
            name: 'InvalidRouteTableID.NotFound',
        });
        deepStrictEqual(await find(), []);
    });
    it('are routes in the tables that they are given', async () => {
        const Tags = [{ Key: 'Name', Value: 'store' }];
        const made = await create({
            RouteTableIds: [tableId],
            TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags }],
        });
        const id = made?.VpcEndpointId;
        match(id ?? '', /^vpce-0[0-9a-f]{16}$/);
        deepStrictEqual([made?.State, made?.VpcEndpointType, made?.RouteTableIds], ['available', 'Gateway', [tableId]]);
        const [route] = await routesOf(tableId);
        deepStrictEqual([route?.GatewayId, route?.State], [id, 'active']);
        const DestinationPrefixListId = route?.DestinationPrefixListId;
        const named = { RouteTableId: tableId, DestinationPrefixListId };
        await rejects(ec2.send(new DeleteRouteCommand(named)), { name: 'InvalidParameterValue' });
        await rejects(ec2.send(new ReplaceRouteCommand({ ...named, GatewayId: id })), {
            name: 'InvalidParameterValue',
        });
        await rejects(create({ RouteTableIds: [tableId] }), { name: 'RouteAlreadyExists' });
        const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpcId }));
        const other = RouteTable?.RouteTableId ?? '';
        await modify(id, { AddRouteTableIds: [other], RemoveRouteTableIds: [tableId] });
        strictEqual((await routesOf(tableId)).length, 0);
        strictEqual((await routesOf(other)).length, 1);
        const [found] = await find({ Name: 'tag:Name', Values: ['store'] });
        deepStrictEqual(found?.RouteTableIds, [other]);
        await rejects(ec2.send(new DeleteVpcCommand({ VpcId: vpcId })), {
            name: 'DependencyViolation',
        });
        const unknown = 'vpce-00000000000000000';
        const failures = await remove(id, unknown);
        deepStrictEqual(failures.map(({ ResourceId, Error: error }) => [ResourceId, error?.Code]), [[unknown, 'InvalidVpcEndpointId.NotFound']]);
        strictEqual((await routesOf(other)).length, 0);
        await rejects(modify(id, { ResetPolicy: true }), { name: 'InvalidVpcEndpointId.NotFound' });
    });
    it('let all pass, which no policy may lessen here', async () => {
        const full = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
        const policy = (...Statement) => JSON.stringify({ Version: '2012-10-17', Statement });
        const made = await create({ PolicyDocument: policy(full) });
        strictEqual(made?.PolicyDocument, policy(full));
        const id = made?.VpcEndpointId;
        const less = [
            policy({ ...full, Action: 's3:GetObject' }),
            policy({ ...full, Resource: 'arn:aws:s3:::one/*' }),
            policy({ ...full, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
            policy(full, { ...full, Effect: 'Deny' }),
        ];
        for (const PolicyDocument of less) {
            await rejects(create({ PolicyDocument }), { name: 'UnsupportedOperation' });
            await rejects(modify(id, { PolicyDocument }), { name: 'UnsupportedOperation' });
        }
        await rejects(create({ PolicyDocument: '{' }), { name: 'InvalidPolicyDocument' });
        await modify(id, { ResetPolicy: true });
        match((await find())[0]?.PolicyDocument ?? '', /"Effect":"Allow"/);
        await remove(id);
    });
    it('are made once, however often a request with a token is sent', async () => {
        const wish = { RouteTableIds: [tableId], ClientToken: 'once' };
        const made = await Promise.all([create(wish), create(wish)]);
        strictEqual(made[0]?.VpcEndpointId, made[1]?.VpcEndpointId);
        await rejects(create({ ClientToken: 'once' }), { name: 'IdempotentParameterMismatch' });
        await remove(made[0]?.VpcEndpointId);
    });
});
