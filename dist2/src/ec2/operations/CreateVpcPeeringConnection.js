import { missingParameter } from '../errors.js';
import { operation } from '../operation.js';
import { noPeering } from '../peerings.js';
import { existing, newResource, resourceOf } from '../resources.js';
/**
 * Would join two VPCs; refused, as packets here stay in their VPC.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
 */
export const CreateVpcPeeringConnection = operation('CreateVpcPeeringConnection', {
    resource: async (context) => [
        await resourceOf(context, 'vpc', context.input.VpcId),
        newResource(context, 'vpc'),
    ],
    async handle({ input: { VpcId: vpcId, PeerVpcId: peer }, records }) {
        if (!vpcId)
            throw missingParameter('vpcId');
        if (!peer)
            throw missingParameter('peerVpcId');
        await existing(records, 'vpc', vpcId);
        throw noPeering();
    },
});
