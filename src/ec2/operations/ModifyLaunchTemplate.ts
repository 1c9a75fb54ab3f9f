import { versionKey } from '../../compute/instances/template-entities.ts'
import { makeOnce } from '../client-tokens.ts'
import { invalidParameterCombination, refusal } from '../errors.ts'
import {
  type TemplateName,
  templateNamed,
  templateOutput,
  templateResource,
  versionNumber,
} from '../instances/launch-templates.ts'
import { operation } from '../operation.ts'

/**
 * Makes another version of a launch template its default.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyLaunchTemplate.html
 */
export const ModifyLaunchTemplate = operation('ModifyLaunchTemplate', {
  resource: templateResource,

  async handle({ input, change, now }) {
    requireOneName(input)
    const template = await change(async (records) => {
      await makeOnce(records, { operation: 'ModifyLaunchTemplate', input, now }, async () => {
        const found = await templateNamed(records, input)
        const { launchTemplateId } = found
        if (!input.DefaultVersion) return launchTemplateId
        const defaultVersion = versionNumber(found, input.DefaultVersion)
        const key = versionKey(launchTemplateId, defaultVersion)
        if ((await records.get('launchTemplateVersion', key)) === undefined) {
          throw noVersion(defaultVersion)
        }
        records.put('launchTemplate', launchTemplateId, { ...found, defaultVersion })
        return launchTemplateId
      })
      return templateNamed(records, input)
    })
    return { LaunchTemplate: templateOutput(template) }
  },
})

function requireOneName({ LaunchTemplateId: id, LaunchTemplateName: name }: TemplateName): void {
  if (!id || !name) return
  const message =
    'Either provide launch template ID or launch template name to modify the template.'
  throw invalidParameterCombination(message)
}

function noVersion(version: number): Error {
  const message = `The launch template version ${version} is not found`
  const code = 'InvalidLaunchTemplateId.VersionNotFound'
  return refusal(code, `${message} for the specified launch template.`)
}
