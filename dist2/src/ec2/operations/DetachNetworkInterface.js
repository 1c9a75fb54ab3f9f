import { notFound, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { resourceOf } from '../resources.js';
/**
 * Would unplug an interface; the first one of an instance, which is all that one has here, stays.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachNetworkInterface.html
 */
export const DetachNetworkInterface = operation('DetachNetworkInterface', {
    resource: async (context) => {
        const interfaces = await context.records.all('networkInterface');
        const found = interfaces.find(({ attachment }) => attachment?.attachmentId === context.input.AttachmentId);
        return resourceOf(context, 'network-interface', found?.networkInterfaceId);
    },
    async handle({ input: { AttachmentId: id }, records }) {
        const interfaces = await records.all('networkInterface');
        const found = interfaces.find(({ attachment }) => attachment?.attachmentId === id);
        if (found === undefined) {
            const what = `The network interface attachment ID '${id}'`;
            throw notFound('InvalidAttachmentID.NotFound', what);
        }
        const message = 'The network interface at device index 0 cannot be detached.';
        throw refusal('OperationNotPermitted', message);
    },
});
