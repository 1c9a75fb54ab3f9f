import { readParts } from '../../compute/instances/instance-parts.ts'
import { attributeOutput } from '../instances/instance-attributes.ts'
import { theInstance } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/**
 * One attribute of an instance.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceAttribute.html
 */
export const DescribeInstanceAttribute = operation('DescribeInstanceAttribute', {
  resource: theInstance,

  async handle({ input: { InstanceId: id = '', Attribute }, records }) {
    const instance = await existing(records, 'instance', id)
    return attributeOutput(Attribute, instance, await readParts(records))
  },
})
