import { invalidParameterValue, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Gives a VPC its way to the outside; it has one at most.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
 */
export const AttachInternetGateway = operation('AttachInternetGateway', {
    resource: async (context) => [
        await resourceOf(context, 'internet-gateway', context.input.InternetGatewayId),
        await resourceOf(context, 'vpc', context.input.VpcId),
    ],
    async handle({ input, account, change, host }) {
        const { InternetGatewayId: id = '', VpcId: vpcId = '' } = input;
        await change(async (records) => {
            const gateway = await existing(records, 'internet-gateway', id);
            await existing(records, 'vpc', vpcId);
            if (gateway.vpcId !== undefined) {
                const message = `resource ${id} is already attached to network ${gateway.vpcId}`;
                throw refusal('Resource.AlreadyAssociated', message);
            }
            if ((await records.all('internetGateway')).some((each) => each.vpcId === vpcId)) {
                const message = `Network ${vpcId} already has an internet gateway attached`;
                throw invalidParameterValue(message);
            }
            records.put('internetGateway', id, { ...gateway, vpcId });
        });
        host.changed(account);
        return {};
    },
});
