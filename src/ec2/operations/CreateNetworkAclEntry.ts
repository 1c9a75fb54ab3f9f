import { parseEntry, withEntry } from '../network/network-acls.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Adds an entry to a network ACL, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
 */
export const CreateNetworkAclEntry = operation('CreateNetworkAclEntry', {
  resource: (context) => resourceOf(context, 'network-acl', context.input.NetworkAclId),

  async handle({ input, change, account, host }) {
    const { NetworkAclId: id = '' } = input
    const entry = parseEntry(input)
    await change(async (records) => {
      const acl = await existing(records, 'network-acl', id)
      records.put('networkAcl', id, withEntry(acl, entry))
    })
    host.changed(account)
    return {}
  },
})
