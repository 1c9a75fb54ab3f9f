import { dependencyViolation } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Deletes a route table that serves nothing and is not its VPC's main one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRouteTable.html
 */
export const DeleteRouteTable = operation('DeleteRouteTable', {
    resource: (context) => resourceOf(context, 'route-table', context.input.RouteTableId),
    async handle({ input: { RouteTableId: id = '' }, change }) {
        await change(async (records) => {
            const { associations } = await existing(records, 'route-table', id);
            if (associations.length > 0) {
                const message = `The routeTable '${id}' has dependencies and cannot be deleted.`;
                throw dependencyViolation(message);
            }
            for (const endpoint of await records.all('vpcEndpoint')) {
                const routeTableIds = endpoint.routeTableIds.filter((each) => each !== id);
                if (routeTableIds.length === endpoint.routeTableIds.length)
                    continue;
                records.put('vpcEndpoint', endpoint.vpcEndpointId, { ...endpoint, routeTableIds });
            }
            records.remove('routeTable', id);
        });
        return {};
    },
});
