import { parseEntry, withEntry, withoutEntry } from '../network/network-acls.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Puts an entry in the place of one of the same number.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclEntry.html
 */
export const ReplaceNetworkAclEntry = operation('ReplaceNetworkAclEntry', {
  resource: (context) => resourceOf(context, 'network-acl', context.input.NetworkAclId),

  async handle({ input, change, account, host }) {
    const { NetworkAclId: id = '' } = input
    const entry = parseEntry(input)
    await change(async (records) => {
      const acl = await existing(records, 'network-acl', id)
      records.put('networkAcl', id, withEntry(withoutEntry(acl, entry), entry))
    })
    host.changed(account)
    return {}
  },
})
