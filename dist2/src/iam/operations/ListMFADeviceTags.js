import { deviceResource, existingDevice, parseSerialNumber } from '../mfa.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { tagsOutput } from '../tags.js';
/**
 * Lists a device's tags.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADeviceTags.html
 */
export const ListMFADeviceTags = operation('ListMFADeviceTags', {
    permission: 'iam:ListMFADeviceTags',
    resource: deviceResource,
    async handle({ input, entities }) {
        const { tags } = await existingDevice(entities, parseSerialNumber(input.SerialNumber));
        const { items, paging } = page(tagsOutput(tags), input, ({ Key }) => Key);
        return { Tags: items, ...paging };
    },
});
