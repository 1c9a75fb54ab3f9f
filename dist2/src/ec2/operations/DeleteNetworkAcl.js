import { dependencyViolation, invalidParameterValue } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Deletes a network ACL that stands before no subnet; a VPC's default one stays.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkAcl.html
 */
export const DeleteNetworkAcl = operation('DeleteNetworkAcl', {
    resource: (context) => resourceOf(context, 'network-acl', context.input.NetworkAclId),
    async handle({ input: { NetworkAclId: id = '' }, change }) {
        await change(async (records) => {
            const acl = await existing(records, 'network-acl', id);
            if (acl.isDefault)
                throw invalidParameterValue(`cannot delete default network ACL ${id}`);
            if (acl.associations.length > 0) {
                throw dependencyViolation(`The network ACL '${id}' has dependencies and cannot be deleted.`);
            }
            records.remove('networkAcl', id);
        });
        return {};
    },
});
