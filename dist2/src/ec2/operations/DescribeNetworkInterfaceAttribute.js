import { invalidParameterValue } from '../errors.js';
import { attachmentOutput, interfaceViews } from '../network-interfaces.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * One attribute of a network interface.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaceAttribute.html
 */
export const DescribeNetworkInterfaceAttribute = operation('DescribeNetworkInterfaceAttribute', {
    resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),
    async handle(context) {
        const { NetworkInterfaceId: id = '', Attribute: attribute } = context.input;
        const found = await existing(context.records, 'network-interface', id);
        const one = (await interfaceViews(context.records, context))(found);
        switch (attribute) {
            case 'description':
                return { NetworkInterfaceId: id, Description: { Value: one.description } };
            case 'groupSet':
                return { NetworkInterfaceId: id, Groups: [...one.groups] };
            case 'sourceDestCheck':
                return { NetworkInterfaceId: id, SourceDestCheck: { Value: one.sourceDestCheck } };
            case 'attachment':
                return { NetworkInterfaceId: id, Attachment: attachmentOutput(one) };
            case 'associatePublicIpAddress':
                return { NetworkInterfaceId: id, AssociatePublicIpAddress: await hasOnStart(context, one) };
            default: {
                const message = `Value (${attribute}) for parameter attribute is invalid.`;
                throw invalidParameterValue(`${message} Unknown attribute.`);
            }
        }
    },
});
/** Whether its instance has a public address from each start to the stop. */
async function hasOnStart({ records }, { attachment }) {
    const instance = await records.get('instance', attachment?.instanceId ?? '');
    return instance?.publicIpOnStart ?? false;
}
