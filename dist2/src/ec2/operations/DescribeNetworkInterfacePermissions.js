import { notFound } from '../errors.js';
import { filtered } from '../filters.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
const none = () => undefined;
const filters = {
    'network-interface-permission.network-interface-permission-id': none,
    'network-interface-permission.network-interface-id': none,
    'network-interface-permission.aws-account-id': none,
    'network-interface-permission.aws-service': none,
    'network-interface-permission.permission': none,
};
/**
 * Who may attach an account's network interfaces beside itself: nobody.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfacePermissions.html
 */
export const DescribeNetworkInterfacePermissions = operation('DescribeNetworkInterfacePermissions', {
    resource: () => '*',
    async handle({ input }) {
        const [id] = input.NetworkInterfacePermissionIds ?? [];
        if (id !== undefined) {
            throw notFound('InvalidPermissionID.NotFound', `The permission ID '${id}'`);
        }
        page(filtered([], input.Filters, filters), input, () => '');
        return { NetworkInterfacePermissions: [] };
    },
});
