import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Would let another account attach a network interface; refused, as machines here have the
 * interface that they were launched with.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterfacePermission.html
 */
export const CreateNetworkInterfacePermission = operation('CreateNetworkInterfacePermission', {
    resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),
    async handle({ input: { NetworkInterfaceId: id = '' }, records }) {
        await existing(records, 'network-interface', id);
        const message = 'This server does not offer network interfaces to other accounts.';
        throw refusal('UnsupportedOperation', message);
    },
});
