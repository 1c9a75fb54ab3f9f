import { filtered } from '../filters.ts'
import { keyPairFilters, keyPairOutput, requireNames } from '../instances/key-pairs.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/**
 * The key pairs of an account, in the order of their names.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeKeyPairs.html
 */
export const DescribeKeyPairs = operation('DescribeKeyPairs', {
  resource: () => '*',

  async handle({ input, records }) {
    const { KeyNames: names = [], KeyPairIds: ids = [], Filters, IncludePublicKey } = input
    const all = await records.all('keyPair')
    requireNames(all, names)
    for (const id of ids) await existing(records, 'key-pair', id)
    const asked = all.filter(
      ({ keyName, keyPairId }) =>
        (names.length === 0 && ids.length === 0) ||
        names.includes(keyName) ||
        ids.includes(keyPairId),
    )
    const pairs = filtered(asked, Filters, keyPairFilters)
    const sorted = [...pairs].sort((a, b) => (a.keyName < b.keyName ? -1 : 1))
    return {
      KeyPairs: sorted.map((pair) => ({
        ...keyPairOutput(pair),
        KeyType: pair.keyType,
        CreateTime: new Date(pair.createdAt),
        ...(IncludePublicKey && { PublicKey: pair.publicKey }),
      })),
    }
  },
})
