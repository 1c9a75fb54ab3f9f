import { generateId } from '../../compute/ids.ts'
import {
  authorizedKey,
  importedFingerprint,
  parsePublicKey,
} from '../../compute/instances/public-key.ts'
import { refusal } from '../errors.ts'
import { addKeyPair, keyPairOutput, parseKeyName } from '../instances/key-pairs.ts'
import { operation } from '../operation.ts'
import { keyPairResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Takes in the public half of a key pair that was made elsewhere.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportKeyPair.html
 */
export const ImportKeyPair = operation('ImportKeyPair', {
  resource: (context) => keyPairResource(context, context.input.KeyName),
  creates: 'key-pair',

  async handle({ input, change, now, random }) {
    const keyName = parseKeyName(input.KeyName)
    const tags = creationTags(input.TagSpecifications, 'key-pair')
    const key = parsePublicKey(Buffer.from(input.PublicKeyMaterial ?? []).toString())
    if (key === undefined) {
      const message = 'Key is not in valid OpenSSH public key format'
      throw refusal('InvalidKey.Format', message)
    }
    const pair = {
      keyPairId: generateId('key', random),
      keyName,
      keyType: key.keyType,
      keyFingerprint: importedFingerprint(key),
      publicKey: authorizedKey(key, keyName),
      createdAt: now,
      tags,
    }
    await change((records) => addKeyPair(records, pair))
    return keyPairOutput(pair)
  },
})
