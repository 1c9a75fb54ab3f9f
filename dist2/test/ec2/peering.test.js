import { deepStrictEqual, rejects } from 'node:assert/strict';
import { AcceptVpcPeeringConnectionCommand, CreateVpcCommand, CreateVpcPeeringConnectionCommand, DeleteVpcPeeringConnectionCommand, DescribeVpcPeeringConnectionsCommand, ModifyVpcPeeringConnectionOptionsCommand, RejectVpcPeeringConnectionCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('VPC peering', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const VpcPeeringConnectionId = 'pcx-00000000000000000';
    it('is refused in words, and nothing is made', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
        const VpcId = Vpc?.VpcId;
        const create = (more) => ec2.send(new CreateVpcPeeringConnectionCommand({ VpcId, PeerVpcId: VpcId, ...more }));
        await rejects(create({}), {
            name: 'UnsupportedOperation',
            message: 'This server does not offer VPC peering: packets stay in their VPC.',
        });
        await rejects(create({ PeerVpcId: undefined }), { name: 'MissingParameter' });
        await rejects(create({ VpcId: 'vpc-00000000000000000' }), { name: 'InvalidVpcID.NotFound' });
        const list = await ec2.send(new DescribeVpcPeeringConnectionsCommand({}));
        deepStrictEqual(list.VpcPeeringConnections ?? [], []);
    });
    it('has no connection that an id could name', async () => {
        const id = { VpcPeeringConnectionId };
        const asked = [
            new AcceptVpcPeeringConnectionCommand(id),
            new RejectVpcPeeringConnectionCommand(id),
            new DeleteVpcPeeringConnectionCommand(id),
            new ModifyVpcPeeringConnectionOptionsCommand(id),
            new DescribeVpcPeeringConnectionsCommand({
                VpcPeeringConnectionIds: [VpcPeeringConnectionId],
            }),
        ];
        for (const each of asked) {
            await rejects(ec2.send(each), {
                name: 'InvalidVpcPeeringConnectionID.NotFound',
            });
        }
        await rejects(ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: 'x' })), {
            name: 'InvalidVpcPeeringConnectionId.Malformed',
        });
        const Filters = [{ Name: 'nonsense', Values: ['x'] }];
        await rejects(ec2.send(new DescribeVpcPeeringConnectionsCommand({ Filters })), {
            name: 'InvalidParameterValue',
        });
    });
});
