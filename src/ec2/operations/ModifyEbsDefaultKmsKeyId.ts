import { noEncryption } from '../../compute/instances/launch-snapshots.ts'
import { refusal } from '../errors.ts'
import { operation } from '../operation.ts'

/**
 * Refused: there are no keys, as nothing is encrypted.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyEbsDefaultKmsKeyId.html
 */
export const ModifyEbsDefaultKmsKeyId = operation('ModifyEbsDefaultKmsKeyId', {
  resource: () => '*',

  async handle() {
    throw refusal('UnsupportedOperation', noEncryption)
  },
})
