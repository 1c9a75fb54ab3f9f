import { noEncryption } from '../../compute/launch-snapshots.js';
import { refusal } from '../errors.js';
import { operation } from '../operation.js';
/**
 * Refused: whoever relies on encryption must not believe that there is one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableEbsEncryptionByDefault.html
 */
export const EnableEbsEncryptionByDefault = operation('EnableEbsEncryptionByDefault', {
    resource: () => '*',
    async handle() {
        throw refusal('UnsupportedOperation', noEncryption);
    },
});
