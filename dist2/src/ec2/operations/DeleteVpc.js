import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
import { requireEmptyVpc } from '../vpcs.js';
/**
 * Deletes an empty VPC with its main route table, default security group and network ACL.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html
 */
export const DeleteVpc = operation('DeleteVpc', {
    resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),
    async handle({ input: { VpcId: vpcId = '' }, change }) {
        await change(async (records) => {
            await existing(records, 'vpc', vpcId);
            await requireEmptyVpc(records, vpcId);
            for (const group of await records.all('securityGroup')) {
                if (group.vpcId === vpcId)
                    records.remove('securityGroup', group.groupId);
            }
            for (const table of await records.all('routeTable')) {
                if (table.vpcId === vpcId)
                    records.remove('routeTable', table.routeTableId);
            }
            for (const acl of await records.all('networkAcl')) {
                if (acl.vpcId === vpcId)
                    records.remove('networkAcl', acl.networkAclId);
            }
            records.remove('vpc', vpcId);
        });
        return {};
    },
});
