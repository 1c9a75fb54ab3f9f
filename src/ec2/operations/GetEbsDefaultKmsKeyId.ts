import { noEncryption } from '../../compute/instances/launch-snapshots.ts'
import { refusal } from '../errors.ts'
import { operation } from '../operation.ts'

/**
 * Refused: there is no key, as nothing is encrypted.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsDefaultKmsKeyId.html
 */
export const GetEbsDefaultKmsKeyId = operation('GetEbsDefaultKmsKeyId', {
  resource: () => '*',

  async handle() {
    throw refusal('UnsupportedOperation', noEncryption)
  },
})
