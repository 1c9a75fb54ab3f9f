import { notFound } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Would take back what CreateNetworkInterfacePermission gives, of which there is none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkInterfacePermission.html
 */
export const DeleteNetworkInterfacePermission = operation('DeleteNetworkInterfacePermission', {
    resource: () => '*',
    async handle({ input: { NetworkInterfacePermissionId: id } }) {
        throw notFound('InvalidPermissionID.NotFound', `The permission ID '${id}'`);
    },
});
