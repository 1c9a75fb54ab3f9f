import { invalidParameterValue } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Lets machines of a VPC share hardware again.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcTenancy.html
 */
export const ModifyVpcTenancy = operation('ModifyVpcTenancy', {
    resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),
    async handle({ input: { VpcId: vpcId = '', InstanceTenancy: instanceTenancy }, change }) {
        if (instanceTenancy !== 'default') {
            const message = `Value (${instanceTenancy}) for parameter instanceTenancy is invalid.`;
            throw invalidParameterValue(`${message} It can be changed to default alone.`);
        }
        await change(async (records) => {
            const vpc = await existing(records, 'vpc', vpcId);
            records.put('vpc', vpcId, { ...vpc, instanceTenancy });
        });
        return { ReturnValue: true };
    },
});
