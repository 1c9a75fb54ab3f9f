import { readParts } from '../../compute/instance-parts.js';
import { attributeOutput } from '../instance-attributes.js';
import { theInstance } from '../instance-changes.js';
import { operation } from '../operation.js';
import { existing } from '../resources.js';
/**
 * One attribute of an instance.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceAttribute.html
 */
export const DescribeInstanceAttribute = operation('DescribeInstanceAttribute', {
    resource: theInstance,
    async handle({ input: { InstanceId: id = '', Attribute }, records }) {
        const instance = await existing(records, 'instance', id);
        return attributeOutput(Attribute, instance, await readParts(records));
    },
});
