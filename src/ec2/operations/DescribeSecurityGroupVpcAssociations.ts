import { type FilterTable, filtered } from '../filters.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'

/**
 * The VPCs that security groups are lent to: none, as none is (AssociateSecurityGroupVpc).
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupVpcAssociations.html
 */
export const DescribeSecurityGroupVpcAssociations = operation(
  'DescribeSecurityGroupVpcAssociations',
  {
    resource: () => '*',

    async handle({ input }) {
      const { NextToken } = page(filtered([], input.Filters, filters), input, () => '')
      return { SecurityGroupVpcAssociations: [], NextToken }
    },
  },
)

const filters: FilterTable<never> = {
  'group-id': () => undefined,
  'group-owner-id': () => undefined,
  state: () => undefined,
  'vpc-id': () => undefined,
  'vpc-owner-id': () => undefined,
}
