import { operation } from '../operation.js';
/**
 * Asks for what is so: volumes are not encrypted by default.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableEbsEncryptionByDefault.html
 */
export const DisableEbsEncryptionByDefault = operation('DisableEbsEncryptionByDefault', {
    resource: () => '*',
    handle: async ({ change }) => {
        await change(async () => undefined);
        return { EbsEncryptionByDefault: false };
    },
});
