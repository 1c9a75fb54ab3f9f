import { generateId } from '../../compute/ids.ts'
import { makeKeyPair } from '../../compute/instances/new-key.ts'
import { invalidParameterValue } from '../errors.ts'
import { addKeyPair, keyPairOutput, parseKeyName } from '../instances/key-pairs.ts'
import { operation } from '../operation.ts'
import { keyPairResource } from '../resources.ts'
import { creationTags, tagsIfAny } from '../tags.ts'

/**
 * Makes a key pair and gives its private half away, once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html
 */
export const CreateKeyPair = operation('CreateKeyPair', {
  resource: (context) => keyPairResource(context, context.input.KeyName),
  creates: 'key-pair',

  async handle({ input, change, now, random }) {
    const keyName = parseKeyName(input.KeyName)
    const keyType = parse(input.KeyType ?? 'rsa', { name: 'KeyType', values: ['rsa', 'ed25519'] })
    const format = parse(input.KeyFormat ?? 'pem', { name: 'KeyFormat', values: ['pem', 'ppk'] })
    const tags = creationTags(input.TagSpecifications, 'key-pair')
    const made = await makeKeyPair({ keyName, keyType, format, random })
    const pair = {
      keyPairId: generateId('key', random),
      keyName,
      keyType,
      keyFingerprint: made.fingerprint,
      publicKey: made.publicKey,
      createdAt: now,
      tags,
    }
    await change((records) => addKeyPair(records, pair))
    const { Tags: _, ...shown } = keyPairOutput(pair)
    return { ...shown, ...tagsIfAny(tags), KeyMaterial: made.material }
  },
})

function parse<T extends string>(
  value: string,
  { name, values }: { readonly name: string; readonly values: readonly T[] },
): T {
  const found = values.find((each) => each === value)
  if (found !== undefined) return found
  throw invalidParameterValue(`Value (${value}) for parameter ${name} is invalid.`)
}
