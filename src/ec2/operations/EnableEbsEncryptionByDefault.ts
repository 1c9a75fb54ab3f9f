import { noEncryption } from '../../compute/instances/launch-snapshots.ts'
import { refusal } from '../errors.ts'
import { operation } from '../operation.ts'

/**
 * Refused: whoever relies on encryption must not believe that there is one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableEbsEncryptionByDefault.html
 */
export const EnableEbsEncryptionByDefault = operation('EnableEbsEncryptionByDefault', {
  resource: () => '*',

  async handle() {
    throw refusal('UnsupportedOperation', noEncryption)
  },
})
