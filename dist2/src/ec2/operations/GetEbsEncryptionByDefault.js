import { operation } from '../operation.js';
/**
 * Whether new volumes are encrypted: they are not, as nothing here is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsEncryptionByDefault.html
 */
export const GetEbsEncryptionByDefault = operation('GetEbsEncryptionByDefault', {
    resource: () => '*',
    handle: async () => ({ EbsEncryptionByDefault: false }),
});
