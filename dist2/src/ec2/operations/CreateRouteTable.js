import { generateId } from '../../compute/ids.js';
import { limits } from '../../limits.js';
import { makeOnce } from '../client-tokens.js';
import { limitExceeded } from '../errors.js';
import { operation } from '../operation.js';
import { existing, newResource, resourceOf } from '../resources.js';
import { routeTableOutput, seenTable } from '../route-tables.js';
import { creationTags } from '../tags.js';
/**
 * Makes a route table that serves no subnet yet.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html
 */
export const CreateRouteTable = operation('CreateRouteTable', {
    resource: async (context) => [
        await resourceOf(context, 'vpc', context.input.VpcId),
        newResource(context, 'route-table', context.input.VpcId),
    ],
    creates: 'route-table',
    async handle({ input, account, change, random, now }) {
        const { VpcId: vpcId = '', ClientToken: token } = input;
        const tags = creationTags(input.TagSpecifications, 'route-table');
        const table = await change(async (records) => {
            const id = await makeOnce(records, { operation: 'CreateRouteTable', input, now }, async () => {
                const { ranges } = await existing(records, 'vpc', vpcId);
                await requireRoom(records, vpcId);
                const routeTableId = generateId('rtb', random);
                const routes = ranges.map(({ cidrBlock }) => ({
                    destination: cidrBlock,
                    target: 'local',
                }));
                const made = { routeTableId, vpcId, routes, associations: [], tags };
                records.put('routeTable', routeTableId, made);
                return routeTableId;
            });
            return seenTable(records, await existing(records, 'route-table', id), account);
        });
        return { RouteTable: routeTableOutput(table), ...(token && { ClientToken: token }) };
    },
});
async function requireRoom(records, vpcId) {
    const others = (await records.all('routeTable')).filter((each) => each.vpcId === vpcId);
    if (others.length < limits.routeTablesPerVpc)
        return;
    throw limitExceeded('RouteTableLimitExceeded', 'route tables');
}
