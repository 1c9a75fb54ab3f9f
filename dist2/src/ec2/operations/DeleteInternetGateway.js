import { dependencyViolation } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Deletes an internet gateway that is no VPC's.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteInternetGateway.html
 */
export const DeleteInternetGateway = operation('DeleteInternetGateway', {
    resource: (context) => resourceOf(context, 'internet-gateway', context.input.InternetGatewayId),
    async handle({ input: { InternetGatewayId: id = '' }, change }) {
        await change(async (records) => {
            const { vpcId } = await existing(records, 'internet-gateway', id);
            if (vpcId !== undefined) {
                const message = `The internetGateway '${id}' has dependencies and cannot be deleted.`;
                throw dependencyViolation(message);
            }
            records.remove('internetGateway', id);
        });
        return {};
    },
});
