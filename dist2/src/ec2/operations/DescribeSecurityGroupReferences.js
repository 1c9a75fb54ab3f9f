import { operation } from '../operation.js';
import { existing } from '../resources.js';
/**
 * The VPCs beside a group's own whose groups name it: none but where VPCs are peered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupReferences.html
 */
export const DescribeSecurityGroupReferences = operation('DescribeSecurityGroupReferences', {
    resource: () => '*',
    async handle({ input, records }) {
        const ids = [...new Set(input.GroupId)];
        const asked = await Promise.all(ids.map((id) => existing(records, 'security-group', id)));
        const groups = await records.all('securityGroup');
        const references = asked.flatMap(({ groupId, vpcId }) => {
            const naming = groups.filter(({ rules }) => rules.some(({ peer }) => peer.type === 'group' && peer.groupId === groupId));
            const elsewhere = new Set(naming.map((group) => group.vpcId).filter((id) => id !== vpcId));
            return [...elsewhere].map((id) => ({ GroupId: groupId, ReferencingVpcId: id }));
        });
        return { SecurityGroupReferenceSet: references };
    },
});
