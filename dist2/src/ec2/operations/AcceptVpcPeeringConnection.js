import { operation } from '../operation.js';
import { unknownPeering } from '../peerings.js';
import { arnOf } from '../resources.js';
/**
 * Accepts a peering of two VPCs, of which there is none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcPeeringConnection.html
 */
export const AcceptVpcPeeringConnection = operation('AcceptVpcPeeringConnection', {
    resource: (context) => {
        const { VpcPeeringConnectionId: id = '*' } = context.input;
        return arnOf(context, 'vpc-peering-connection', id);
    },
    async handle({ input }) {
        throw unknownPeering(input.VpcPeeringConnectionId);
    },
});
