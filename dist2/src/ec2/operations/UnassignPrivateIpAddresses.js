import { missingParameter, refusal } from '../errors.js';
import { dropAddresses } from '../interface-addresses.js';
import { ownInterface } from '../interface-requests.js';
import { operation } from '../operation.js';
import { resourceOf } from '../resources.js';
import { hasAny } from '../unsupported.js';
/**
 * Takes secondary private addresses from a network interface; elastic IPs that led there lead
 * nowhere. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UnassignPrivateIpAddresses.html
 */
export const UnassignPrivateIpAddresses = operation('UnassignPrivateIpAddresses', {
    resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),
    async handle({ input, account, change, host }) {
        const { NetworkInterfaceId: id = '', PrivateIpAddresses: addresses = [] } = input;
        if (hasAny(input.Ipv4Prefixes)) {
            throw refusal('UnsupportedOperation', 'This server does not offer prefixes.');
        }
        if (addresses.length === 0)
            throw missingParameter('privateIpAddresses');
        await change(async (records) => {
            await dropAddresses(records, await ownInterface(records, id), addresses);
        });
        host.changed(account);
        return {};
    },
});
