import { removeInterface } from '../../compute/elastic-ips.js';
import { refusal } from '../errors.js';
import { ownInterface } from '../interface-requests.js';
import { operation } from '../operation.js';
import { resourceOf } from '../resources.js';
/**
 * Deletes a network interface that no instance has.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkInterface.html
 */
export const DeleteNetworkInterface = operation('DeleteNetworkInterface', {
    resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),
    async handle({ input: { NetworkInterfaceId: id = '' }, account, changeShared, host }) {
        await changeShared(async (records, shared) => {
            const found = await ownInterface(records, id);
            if (found.attachment !== undefined) {
                const message = `Network interface '${id}' is currently in use.`;
                throw refusal('InvalidParameterValue', message);
            }
            await removeInterface({ records, shared }, found);
        });
        host.changed(account);
        return {};
    },
});
