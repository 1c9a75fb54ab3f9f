import { noEncryption } from '../../compute/launch-snapshots.js';
import { refusal } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Refused: there are no keys, as nothing is encrypted.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyEbsDefaultKmsKeyId.html
 */
export const ModifyEbsDefaultKmsKeyId = operation('ModifyEbsDefaultKmsKeyId', {
    resource: () => '*',
    async handle() {
        throw refusal('UnsupportedOperation', noEncryption);
    },
});
