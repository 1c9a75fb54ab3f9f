import { missingParameter } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Changes the one attribute that can be changed. Here a volume's input and output is never
 * disabled, so it only says what was wished.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVolumeAttribute.html
 */
export const ModifyVolumeAttribute = operation('ModifyVolumeAttribute', {
    resource: (context) => resourceOf(context, 'volume', context.input.VolumeId),
    async handle({ input, change }) {
        const { VolumeId: volumeId = '', AutoEnableIO } = input;
        const autoEnableIO = AutoEnableIO?.Value;
        if (autoEnableIO === undefined)
            throw missingParameter('autoEnableIO');
        await change(async (records) => {
            const volume = await existing(records, 'volume', volumeId);
            records.put('volume', volumeId, { ...volume, autoEnableIO });
        });
        return {};
    },
});
