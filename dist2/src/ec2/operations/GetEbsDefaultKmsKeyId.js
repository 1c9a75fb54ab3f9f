import { noEncryption } from '../../compute/launch-snapshots.js';
import { refusal } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Refused: there is no key, as nothing is encrypted.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsDefaultKmsKeyId.html
 */
export const GetEbsDefaultKmsKeyId = operation('GetEbsDefaultKmsKeyId', {
    resource: () => '*',
    async handle() {
        throw refusal('UnsupportedOperation', noEncryption);
    },
});
