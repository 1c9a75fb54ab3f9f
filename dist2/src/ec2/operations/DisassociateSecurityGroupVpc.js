import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Would end what AssociateSecurityGroupVpc began: a group is of one VPC here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateSecurityGroupVpc.html
 */
export const DisassociateSecurityGroupVpc = operation('DisassociateSecurityGroupVpc', {
    resource: async (context) => [
        await resourceOf(context, 'security-group', context.input.GroupId),
        await resourceOf(context, 'vpc', context.input.VpcId),
    ],
    async handle({ input: { GroupId: groupId = '', VpcId: vpcId = '' }, records }) {
        await existing(records, 'security-group', groupId);
        await existing(records, 'vpc', vpcId);
        const message = 'This server lends no security group to another VPC: make one in each.';
        throw refusal('UnsupportedOperation', message);
    },
});
