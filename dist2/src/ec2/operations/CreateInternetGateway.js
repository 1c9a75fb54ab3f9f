import { generateId } from '../../compute/ids.js';
import { limits } from '../../limits.js';
import { limitExceeded } from '../errors.js';
import { internetGatewayOutput } from '../internet-gateways.js';
import { operation } from '../operation.js';
import { newResource } from '../resources.js';
import { creationTags } from '../tags.js';
/**
 * Makes an internet gateway, which is no VPC's yet.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInternetGateway.html
 */
export const CreateInternetGateway = operation('CreateInternetGateway', {
    resource: (context) => newResource(context, 'internet-gateway'),
    creates: 'internet-gateway',
    async handle({ input, account, change, random }) {
        const tags = creationTags(input.TagSpecifications, 'internet-gateway');
        const gateway = { internetGatewayId: generateId('igw', random), tags };
        await change(async (records) => {
            if ((await records.all('internetGateway')).length >= limits.internetGatewaysPerAccount) {
                throw limitExceeded('InternetGatewayLimitExceeded', 'internet gateways');
            }
            records.put('internetGateway', gateway.internetGatewayId, gateway);
        });
        return { InternetGateway: internetGatewayOutput(gateway, account) };
    },
});
