import { parseNumber, withoutEntry } from '../network/network-acls.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Takes an entry out of a network ACL, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkAclEntry.html
 */
export const DeleteNetworkAclEntry = operation('DeleteNetworkAclEntry', {
  resource: (context) => resourceOf(context, 'network-acl', context.input.NetworkAclId),

  async handle({ input, change, account, host }) {
    const { NetworkAclId: id = '' } = input
    const key = { number: parseNumber(input.RuleNumber), isEgress: input.Egress ?? false }
    await change(async (records) => {
      const acl = await existing(records, 'network-acl', id)
      records.put('networkAcl', id, withoutEntry(acl, key))
    })
    host.changed(account)
    return {}
  },
})
