import { generateId } from '../../compute/ids.ts'
import { limits } from '../../limits.ts'
import { limitExceeded, refusal } from '../errors.ts'
import {
  defaultVpc,
  isNamed,
  parseGroupDescription,
  parseGroupName,
} from '../network/security-groups.ts'
import { operation } from '../operation.ts'
import { arnOf, existing, newResource, resourceOf } from '../resources.ts'
import { creationTags, tagsIfAny } from '../tags.ts'

/**
 * Makes a security group that lets all out and nothing in.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export const CreateSecurityGroup = operation('CreateSecurityGroup', {
  resource: async (context) => {
    const vpcId = context.input.VpcId ?? (await defaultVpc(context.records))?.vpcId
    const group = newResource(context, 'security-group', vpcId)
    return vpcId ? [await resourceOf(context, 'vpc', vpcId), group] : group
  },
  creates: 'security-group',

  async handle(context) {
    const { input, change, random } = context
    const groupName = parseGroupName(input.GroupName)
    const description = parseGroupDescription(input.Description)
    const tags = creationTags(input.TagSpecifications, 'security-group')
    const group = await change(async (records) => {
      const vpc = input.VpcId
        ? await existing(records, 'vpc', input.VpcId)
        : await defaultVpc(records)
      if (vpc === undefined) throw refusal('VPCIdNotSpecified', 'No default VPC for this user')
      const { vpcId } = vpc
      const others = (await records.all('securityGroup')).filter((each) => each.vpcId === vpcId)
      if (others.some((other) => isNamed(other, groupName))) {
        const message = `The security group '${groupName}' already exists for VPC '${vpcId}'`
        throw refusal('InvalidGroup.Duplicate', message)
      }
      if (others.length >= limits.securityGroupsPerVpc) {
        throw limitExceeded('SecurityGroupLimitExceeded', 'security groups')
      }
      const groupId = generateId('sg', random)
      const made = { groupId, groupName, description, vpcId, rules: [allOut(random)], tags }
      records.put('securityGroup', groupId, made)
      return made
    })
    return {
      GroupId: group.groupId,
      SecurityGroupArn: arnOf(context, 'security-group', group.groupId),
      ...tagsIfAny(tags),
    }
  },
})

function allOut(random: (count: number) => Buffer) {
  return {
    ruleId: generateId('sgr', random),
    isEgress: true,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    peer: { type: 'ipv4', cidr: '0.0.0.0/0' },
    tags: {},
  } as const
}
