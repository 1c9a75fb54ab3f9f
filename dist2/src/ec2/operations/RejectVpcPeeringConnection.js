import { operation } from '../operation.js';
import { unknownPeering } from '../peerings.js';
import { arnOf } from '../resources.js';
/**
 * Rejects a peering of two VPCs, of which there is none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RejectVpcPeeringConnection.html
 */
export const RejectVpcPeeringConnection = operation('RejectVpcPeeringConnection', {
    resource: (context) => {
        const { VpcPeeringConnectionId: id = '*' } = context.input;
        return arnOf(context, 'vpc-peering-connection', id);
    },
    async handle({ input }) {
        throw unknownPeering(input.VpcPeeringConnectionId);
    },
});
