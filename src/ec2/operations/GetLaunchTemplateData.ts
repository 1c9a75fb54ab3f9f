import { readParts } from '../../compute/instances/instance-parts.ts'
import { missingParameter } from '../errors.ts'
import { theInstance } from '../instances/instance-changes.ts'
import { instanceTemplate } from '../instances/instance-template.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/**
 * What a launch template would have to say for an instance like one that there is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetLaunchTemplateData.html
 */
export const GetLaunchTemplateData = operation('GetLaunchTemplateData', {
  resource: theInstance,

  async handle({ input, records }) {
    if (!input.InstanceId) throw missingParameter('InstanceId')
    const instance = await existing(records, 'instance', input.InstanceId)
    return { LaunchTemplateData: instanceTemplate(instance, await readParts(records)) }
  },
})
