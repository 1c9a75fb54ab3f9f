import { invalidParameterValue } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * One attribute of a volume.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumeAttribute.html
 */
export const DescribeVolumeAttribute = operation('DescribeVolumeAttribute', {
    resource: (context) => resourceOf(context, 'volume', context.input.VolumeId),
    async handle({ input: { VolumeId: volumeId = '', Attribute: attribute }, records }) {
        const { autoEnableIO = false } = await existing(records, 'volume', volumeId);
        if (attribute === 'autoEnableIO') {
            return { VolumeId: volumeId, AutoEnableIO: { Value: autoEnableIO } };
        }
        if (attribute === 'productCodes')
            return { VolumeId: volumeId, ProductCodes: [] };
        const message = `Value (${attribute}) for parameter attribute is invalid.`;
        throw invalidParameterValue(`${message} Unknown attribute.`);
    },
});
