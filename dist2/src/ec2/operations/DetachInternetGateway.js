import { dependencyViolation, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Takes a VPC's way to the outside away, once nothing in it has a public address.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html
 */
export const DetachInternetGateway = operation('DetachInternetGateway', {
    resource: async (context) => [
        await resourceOf(context, 'internet-gateway', context.input.InternetGatewayId),
        await resourceOf(context, 'vpc', context.input.VpcId),
    ],
    async handle({ input, account, change, host }) {
        const { InternetGatewayId: id = '', VpcId: vpcId = '' } = input;
        await change(async (records) => {
            const { vpcId: attached, ...gateway } = await existing(records, 'internet-gateway', id);
            await existing(records, 'vpc', vpcId);
            if (attached !== vpcId) {
                const message = `resource ${id} is not attached to network ${vpcId}`;
                throw refusal('Gateway.NotAttached', message);
            }
            await requireNoPublicAddress(records, vpcId);
            records.put('internetGateway', id, gateway);
        });
        host.changed(account);
        return {};
    },
});
async function requireNoPublicAddress(records, vpcId) {
    const elasticIps = await records.all('elasticIp');
    const reached = new Set(elasticIps.map(({ association }) => association?.networkInterfaceId));
    const isMapped = (await records.all('networkInterface')).some((each) => each.vpcId === vpcId &&
        (reached.has(each.networkInterfaceId) || each.addresses.some(({ publicIp }) => publicIp)));
    if (!isMapped)
        return;
    throw dependencyViolation(`Network ${vpcId} has some mapped public address(es). ` +
        'Please unmap those public address(es) before detaching the gateway.');
}
