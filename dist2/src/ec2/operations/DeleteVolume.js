import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Deletes a volume that is attached to nothing.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVolume.html
 */
export const DeleteVolume = operation('DeleteVolume', {
    resource: (context) => resourceOf(context, 'volume', context.input.VolumeId),
    async handle({ input: { VolumeId: volumeId = '' }, account, change, host }) {
        await change(async (records) => {
            const volume = await existing(records, 'volume', volumeId);
            const { attachment } = volume;
            if (attachment !== undefined) {
                const message = `Volume ${volumeId} is currently attached to ${attachment.instanceId}`;
                throw refusal('VolumeInUse', message);
            }
            if (volume.state === 'creating') {
                throw refusal('IncorrectState', `Volume '${volumeId}' is in the 'creating' state.`);
            }
            records.put('volume', volumeId, { ...volume, state: 'deleting' });
        });
        host.changed(account);
        return {};
    },
});
