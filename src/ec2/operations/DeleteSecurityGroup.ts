import type { SecurityGroup } from '../../compute/network/group-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { dependencyViolation, refusal } from '../errors.ts'
import { groupResource, namedGroup } from '../network/security-groups.ts'
import { operation } from '../operation.ts'

/**
 * Deletes a security group that no interface has, and no other group of its VPC names.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
 */
export const DeleteSecurityGroup = operation('DeleteSecurityGroup', {
  resource: groupResource,

  async handle({ input, change }) {
    const GroupId = await change(async (records) => {
      const group = await namedGroup(records, input)
      const { groupId, groupName } = group
      if (groupName === 'default') {
        const what = `the specified group: "${groupId}" name: "default"`
        throw refusal('CannotDelete', `${what} cannot be deleted by a user`)
      }
      if (await isUsed(records, group)) {
        throw dependencyViolation(`resource ${groupId} has a dependent object`)
      }
      records.remove('securityGroup', groupId)
      return groupId
    })
    return { Return: true, GroupId }
  },
})

async function isUsed(records: ComputeReader, { groupId, vpcId }: SecurityGroup): Promise<boolean> {
  const interfaces = await records.all('networkInterface')
  if (interfaces.some(({ groupIds }) => groupIds.includes(groupId))) return true
  const others = await records.all('securityGroup')
  return others
    .filter((other) => other.groupId !== groupId && other.vpcId === vpcId)
    .some(({ rules }) =>
      rules.some(({ peer }) => peer.type === 'group' && peer.groupId === groupId),
    )
}
