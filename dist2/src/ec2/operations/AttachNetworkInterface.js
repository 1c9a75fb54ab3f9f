import { invalidParameterValue, missingParameter, refusal } from '../errors.js';
import { ownInterface } from '../interface-requests.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Would plug a second interface into an instance; refused, as a machine here lives in the network
 * of its first one. RunInstances takes an interface that is there as the first.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachNetworkInterface.html
 */
export const AttachNetworkInterface = operation('AttachNetworkInterface', {
    resource: async (context) => [
        await resourceOf(context, 'instance', context.input.InstanceId),
        await resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),
    ],
    async handle({ input, records }) {
        if (input.DeviceIndex === undefined)
            throw missingParameter('deviceIndex');
        await requireFree(records, input);
        const message = 'This server gives an instance one network interface. More private addresses';
        throw refusal('UnsupportedOperation', `${message} can be assigned to it.`);
    },
});
async function requireFree(records, input) {
    const { NetworkInterfaceId: id = '', InstanceId: instanceId = '', DeviceIndex: index } = input;
    const found = await ownInterface(records, id);
    await existing(records, 'instance', instanceId);
    if (found.attachment !== undefined) {
        throw refusal('InvalidNetworkInterface.InUse', `Interface: [${id}] in use.`);
    }
    const isTaken = (await records.all('networkInterface')).some(({ attachment }) => attachment?.instanceId === instanceId && attachment.deviceIndex === index);
    if (!isTaken)
        return;
    const message = `Instance '${instanceId}' already has an interface attached at device index`;
    throw invalidParameterValue(`${message} '${index}'.`);
}
