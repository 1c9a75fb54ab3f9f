import { generateId } from '../../compute/ids.js';
import { invalidParameterValue, missingParameter, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Gives a subnet a route table of its own instead of its VPC's main one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html
 */
export const AssociateRouteTable = operation('AssociateRouteTable', {
    resource: async (context) => [
        await resourceOf(context, 'route-table', context.input.RouteTableId),
        await resourceOf(context, 'subnet', context.input.SubnetId),
    ],
    async handle({ input, account, change, random, host }) {
        const { RouteTableId: id = '', SubnetId: subnetId } = input;
        if (input.GatewayId || input.PublicIpv4Pool) {
            throw refusal('UnsupportedOperation', 'This server offers route tables of subnets alone.');
        }
        if (!subnetId)
            throw missingParameter('subnetId');
        const associationId = await change(async (records) => {
            const table = await existing(records, 'route-table', id);
            const subnet = await existing(records, 'subnet', subnetId);
            if (subnet.vpcId !== table.vpcId) {
                const message = `Route table ${id} and subnet ${subnetId} belong to different networks`;
                throw invalidParameterValue(message);
            }
            const known = table.associations.find((each) => each.subnetId === subnetId);
            if (known !== undefined)
                return known.associationId;
            await requireUnserved(records, subnetId, id);
            const made = { associationId: generateId('rtbassoc', random), subnetId };
            records.put('routeTable', id, { ...table, associations: [...table.associations, made] });
            return made.associationId;
        });
        host.changed(account);
        return { AssociationId: associationId, AssociationState: { State: 'associated' } };
    },
});
async function requireUnserved(records, subnetId, id) {
    const isServed = (await records.all('routeTable')).some(({ associations }) => associations.some((each) => each.subnetId === subnetId));
    if (!isServed)
        return;
    const message = `the specified association for route table ${id} conflicts with an existing`;
    throw refusal('Resource.AlreadyAssociated', `${message} association`);
}
