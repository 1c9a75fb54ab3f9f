import { accountArn, organizationArn } from '../arns.ts'
import { operation } from '../operation.ts'
import { policyTypesOutput } from '../policies.ts'

/**
 * The organization that the caller is in.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
 */
export const DescribeOrganization = operation('DescribeOrganization', {
  callers: 'members',
  resource: () => '*',

  async handle({ organization, records }) {
    const { id, managementAccount } = organization
    const management = await records.get('account', managementAccount)
    return {
      Organization: {
        Id: id,
        Arn: organizationArn(organization),
        FeatureSet: 'ALL' as const,
        MasterAccountArn: accountArn(organization, managementAccount),
        MasterAccountId: managementAccount,
        MasterAccountEmail: management?.email,
        AvailablePolicyTypes: policyTypesOutput(organization),
      },
    }
  },
})
