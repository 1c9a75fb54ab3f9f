import { accountArn, organizationArn } from '../arns.js';
import { operation } from '../operation.js';
import { policyTypesOutput } from '../policies.js';
/**
 * The organization that the caller is in.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
 */
export const DescribeOrganization = operation('DescribeOrganization', {
    callers: 'members',
    resource: () => '*',
    async handle({ organization, records }) {
        const { id, managementAccount } = organization;
        const management = await records.get('account', managementAccount);
        return {
            Organization: {
                Id: id,
                Arn: organizationArn(organization),
                FeatureSet: 'ALL',
                MasterAccountArn: accountArn(organization, managementAccount),
                MasterAccountId: managementAccount,
                MasterAccountEmail: management?.email,
                AvailablePolicyTypes: policyTypesOutput(organization),
            },
        };
    },
});
