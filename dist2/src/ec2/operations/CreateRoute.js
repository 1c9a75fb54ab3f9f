import { limits } from '../../limits.js';
import { limitExceeded, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
import { checkTarget, findTarget, parseDestination, requireDestination } from '../route-requests.js';
/**
 * Sends packets for a range to a gateway, an interface or a peering.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
 */
export const CreateRoute = operation('CreateRoute', {
    resource: (context) => resourceOf(context, 'route-table', context.input.RouteTableId),
    async handle({ input, account, region, change, host }) {
        const { RouteTableId: id = '' } = input;
        const destination = parseDestination(input);
        checkTarget(input);
        await change(async (records) => {
            const table = await existing(records, 'route-table', id);
            const target = await findTarget(records, table, input);
            if (table.routes.some((route) => route.destination === destination)) {
                const message = `The route identified by ${destination} already exists.`;
                throw refusal('RouteAlreadyExists', message);
            }
            await requireDestination(records, table, { destination, region });
            if (table.routes.length >= limits.routesPerTable) {
                throw limitExceeded('RouteLimitExceeded', 'routes');
            }
            const routes = [...table.routes, { destination, target }];
            records.put('routeTable', id, { ...table, routes });
        });
        host.changed(account);
        return { Return: true };
    },
});
