import { versionKey } from '../../compute/instances/template-entities.ts'
import {
  templateNamed,
  templateOutput,
  templateResource,
  versionsOf,
} from '../instances/launch-templates.ts'
import { operation } from '../operation.ts'

/**
 * Deletes a launch template with all of its versions; what was launched of it stays.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplate.html
 */
export const DeleteLaunchTemplate = operation('DeleteLaunchTemplate', {
  resource: templateResource,

  async handle({ input, change }) {
    const template = await change(async (records) => {
      const found = await templateNamed(records, input)
      for (const { launchTemplateId, version } of await versionsOf(records, found)) {
        records.remove('launchTemplateVersion', versionKey(launchTemplateId, version))
      }
      records.remove('launchTemplate', found.launchTemplateId)
      return found
    })
    return { LaunchTemplate: templateOutput(template) }
  },
})
