import { filtered } from '../filters.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * The VPCs that security groups are lent to: none, as none is (AssociateSecurityGroupVpc).
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupVpcAssociations.html
 */
export const DescribeSecurityGroupVpcAssociations = operation('DescribeSecurityGroupVpcAssociations', {
    resource: () => '*',
    async handle({ input }) {
        const { NextToken } = page(filtered([], input.Filters, filters), input, () => '');
        return { SecurityGroupVpcAssociations: [], NextToken };
    },
});
const filters = {
    'group-id': () => undefined,
    'group-owner-id': () => undefined,
    state: () => undefined,
    'vpc-id': () => undefined,
    'vpc-owner-id': () => undefined,
};
