import { unguardSubnet } from '../../compute/network-acls.js';
import { dependencyViolation } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Deletes a subnet without interfaces, and what ties route tables and its network ACL to it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html
 */
export const DeleteSubnet = operation('DeleteSubnet', {
    resource: (context) => resourceOf(context, 'subnet', context.input.SubnetId),
    async handle({ input: { SubnetId: subnetId = '' }, change }) {
        await change(async (records) => {
            await existing(records, 'subnet', subnetId);
            if ((await records.all('networkInterface')).some((each) => each.subnetId === subnetId)) {
                const message = `The subnet '${subnetId}' has dependencies and cannot be deleted.`;
                throw dependencyViolation(message);
            }
            for (const table of await records.all('routeTable')) {
                const associations = table.associations.filter((each) => each.subnetId !== subnetId);
                if (associations.length === table.associations.length)
                    continue;
                records.put('routeTable', table.routeTableId, { ...table, associations });
            }
            await unguardSubnet(records, subnetId);
            records.remove('subnet', subnetId);
        });
        return {};
    },
});
