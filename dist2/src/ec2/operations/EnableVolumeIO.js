import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Enables what is never disabled here, so there is nothing to do for a volume that is there.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableVolumeIO.html
 */
export const EnableVolumeIO = operation('EnableVolumeIO', {
    resource: (context) => resourceOf(context, 'volume', context.input.VolumeId),
    async handle({ input: { VolumeId: volumeId = '' }, change }) {
        await change((records) => existing(records, 'volume', volumeId));
        return {};
    },
});
