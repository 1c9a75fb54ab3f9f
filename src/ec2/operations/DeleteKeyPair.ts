import { missingParameter } from '../errors.ts'
import { keyPairNamed } from '../instances/key-pairs.ts'
import { operation } from '../operation.ts'
import { keyPairResource, resourceOf } from '../resources.ts'

/**
 * Forgets a key pair; to forget one that is not there is no error.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteKeyPair.html
 */
export const DeleteKeyPair = operation('DeleteKeyPair', {
  resource: async (context) => {
    const { KeyPairId: id, KeyName: name } = context.input
    const pair = id ? await context.records.get('keyPair', id) : undefined
    if (id && !pair) return resourceOf(context, 'key-pair', id)
    return keyPairResource(context, pair?.keyName ?? name)
  },

  async handle({ input, change }) {
    const { KeyPairId: id, KeyName: name } = input
    if (!id && !name) throw missingParameter('KeyName')
    const gone = await change(async (records) => {
      const found = id ? await records.get('keyPair', id) : await keyPairNamed(records, name ?? '')
      if (found) records.remove('keyPair', found.keyPairId)
      return found
    })
    return { Return: true, ...(gone && { KeyPairId: gone.keyPairId }) }
  },
})
