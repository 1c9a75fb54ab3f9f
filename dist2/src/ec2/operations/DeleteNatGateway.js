import { endNatGateway, forgetNatGateways } from '../../compute/nat-gateways.js';
import { natGatewayOf } from '../nat-gateways.js';
import { operation } from '../operation.js';
import { resourceOf } from '../resources.js';
/**
 * Deletes a NAT gateway; its elastic IP stays its account's, and routes to it lead nowhere.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNatGateway.html
 */
export const DeleteNatGateway = operation('DeleteNatGateway', {
    resource: (context) => resourceOf(context, 'natgateway', context.input.NatGatewayId),
    async handle({ input: { NatGatewayId: id = '' }, account, changeShared, now, host }) {
        await changeShared(async (records, shared) => {
            const gateway = await natGatewayOf(records, id, now);
            if (gateway.deletedAt === undefined)
                await endNatGateway({ records, shared }, gateway, now);
            await forgetNatGateways(records, now);
        });
        host.changed(account);
        return { NatGatewayId: id };
    },
});
