import { limits } from '../../limits.js';
import { invalidParameterValue } from '../errors.js';
import { operation } from '../operation.js';
/**
 * What an account may, and which VPC it uses where none is named.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html
 */
export const DescribeAccountAttributes = operation('DescribeAccountAttributes', {
    resource: () => '*',
    async handle({ input, records }) {
        const vpcs = await records.all('vpc');
        const values = {
            'supported-platforms': 'VPC',
            'default-vpc': vpcs.find(({ isDefault }) => isDefault)?.vpcId ?? 'none',
            'max-instances': '20',
            'vpc-max-security-groups-per-interface': String(limits.securityGroupsPerInterface),
            'max-elastic-ips': '5',
            'vpc-max-elastic-ips': '5',
        };
        const names = input.AttributeNames ?? Object.keys(values);
        const attributes = names.map((name) => {
            const value = values[name];
            if (value === undefined) {
                const message = `Value (${name}) for parameter attributeName is invalid.`;
                throw invalidParameterValue(`${message} Unknown attribute.`);
            }
            return { AttributeName: name, AttributeValues: [{ AttributeValue: value }] };
        });
        return { AccountAttributes: attributes };
    },
});
