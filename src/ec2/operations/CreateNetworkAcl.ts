import { makeNetworkAcl } from '../../compute/network/network-acls.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { makeOnce } from '../client-tokens.ts'
import { limitExceeded } from '../errors.ts'
import { networkAclOutput } from '../network/network-acls.ts'
import { operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes a network ACL, which lets nothing pass and stands before no subnet yet.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAcl.html
 */
export const CreateNetworkAcl = operation('CreateNetworkAcl', {
  resource: async (context) => [
    await resourceOf(context, 'vpc', context.input.VpcId),
    newResource(context, 'network-acl', context.input.VpcId),
  ],
  creates: 'network-acl',

  async handle({ input, account, change, random, now }) {
    const { VpcId: id = '', ClientToken: token } = input
    const tags = creationTags(input.TagSpecifications, 'network-acl')
    const acl = await change(async (records) => {
      const request = { operation: 'CreateNetworkAcl', input, now }
      const aclId = await makeOnce(records, request, async () => {
        const { vpcId } = await existing(records, 'vpc', id)
        await requireRoom(records, vpcId)
        const made = makeNetworkAcl(records, { vpcId, tags, isDefault: false, random })
        return made.networkAclId
      })
      return existing(records, 'network-acl', aclId)
    })
    return { NetworkAcl: networkAclOutput(acl, account), ...(token && { ClientToken: token }) }
  },
})

async function requireRoom(records: ComputeReader, vpcId: string): Promise<void> {
  const others = (await records.all('networkAcl')).filter((each) => each.vpcId === vpcId)
  if (others.length < limits.networkAclsPerVpc) return
  throw limitExceeded('NetworkAclLimitExceeded', 'network ACLs')
}
