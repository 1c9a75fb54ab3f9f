import {
  addAssociation,
  associationWhere,
  removeAssociation,
} from '../../compute/network/network-acls.ts'
import { invalidParameterValue, missingParameter, notFound } from '../errors.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Puts another network ACL before a subnet, at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclAssociation.html
 */
export const ReplaceNetworkAclAssociation = operation('ReplaceNetworkAclAssociation', {
  resource: async (context) => {
    const { AssociationId: id, NetworkAclId: aclId } = context.input
    const found = await associationWhere(context.records, (each) => each.associationId === id)
    return [
      await resourceOf(context, 'network-acl', aclId),
      await resourceOf(context, 'network-acl', found?.acl.networkAclId),
      await resourceOf(context, 'subnet', found?.association.subnetId),
    ]
  },

  async handle({ input, change, random, account, host }) {
    const { AssociationId: id, NetworkAclId: aclId = '' } = input
    if (!id) throw missingParameter('associationId')
    const NewAssociationId = await change(async (records) => {
      const found = await associationWhere(records, (each) => each.associationId === id)
      if (found === undefined) {
        throw notFound('InvalidAssociationID.NotFound', `The association ID '${id}'`)
      }
      const { subnetId } = found.association
      const { vpcId } = await existing(records, 'network-acl', aclId)
      if (vpcId !== found.acl.vpcId) {
        const what = `Network ACL ${aclId} and subnet ${subnetId}`
        throw invalidParameterValue(`${what} belong to different networks`)
      }
      removeAssociation(records, found)
      // Read again: it may be the one that has just lost the subnet.
      const acl = await existing(records, 'network-acl', aclId)
      return addAssociation(records, acl, { subnetId, random })
    })
    host.changed(account)
    return { NewAssociationId }
  },
})
