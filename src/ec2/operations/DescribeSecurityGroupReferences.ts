import { peeredReferences } from '../network/peered-groups.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/**
 * The VPCs beside a group's own whose groups name it, which are peered with it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupReferences.html
 */
export const DescribeSecurityGroupReferences = operation('DescribeSecurityGroupReferences', {
  resource: () => '*',

  async handle({ input, records, othersRecords }) {
    const ids = [...new Set(input.GroupId)]
    const asked = await Promise.all(ids.map((id) => existing(records, 'security-group', id)))
    const found = asked.map(({ groupId, vpcId }) =>
      peeredReferences({ records, othersRecords, vpcId }, groupId),
    )
    return { SecurityGroupReferenceSet: (await Promise.all(found)).flat() }
  },
})
