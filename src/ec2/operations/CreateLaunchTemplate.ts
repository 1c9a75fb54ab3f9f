import { generateId } from '../../compute/ids.ts'
import { versionKey } from '../../compute/instances/template-entities.ts'
import { limits } from '../../limits.ts'
import { makeOnce } from '../client-tokens.ts'
import { limitExceeded, refusal } from '../errors.ts'
import {
  parseDescription,
  parseTemplateData,
  parseTemplateName,
  templateByName,
  templateOutput,
} from '../instances/launch-templates.ts'
import { templateWarning } from '../instances/template-warnings.ts'
import { operation } from '../operation.ts'
import { existing, newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes a launch template with its first version, which is its default.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
 */
export const CreateLaunchTemplate = operation('CreateLaunchTemplate', {
  resource: (context) => newResource(context, 'launch-template'),
  creates: 'launch-template',

  async handle({ input, change, region, random, now: createdAt, callerArn: createdBy }) {
    const launchTemplateName = parseTemplateName(input.LaunchTemplateName)
    const data = parseTemplateData(input.LaunchTemplateData)
    const description = parseDescription(input.VersionDescription)
    const tags = creationTags(input.TagSpecifications, 'launch-template')
    const launchTemplateId = generateId('lt', random)
    const made = { launchTemplateId, createdAt, createdBy }
    const versions = { defaultVersion: 1, latestVersion: 1, nextVersion: 2 }
    const template = await change(async (records) => {
      const request = { operation: 'CreateLaunchTemplate', input, now: createdAt }
      const id = await makeOnce(records, request, async () => {
        if (await templateByName(records, launchTemplateName)) throw nameTaken()
        const all = await records.all('launchTemplate')
        if (all.length >= limits.launchTemplatesPerAccount) {
          throw limitExceeded('LaunchTemplateLimitExceeded', 'launch templates')
        }
        const template = { ...made, launchTemplateName, ...versions, tags }
        records.put('launchTemplate', launchTemplateId, template)
        const first = { ...made, version: 1, ...(description && { description }) }
        const version = { ...first, data: { ...data } }
        records.put('launchTemplateVersion', versionKey(launchTemplateId, 1), version)
        return launchTemplateId
      })
      return existing(records, 'launch-template', id)
    })
    return { LaunchTemplate: templateOutput(template), ...templateWarning(data, region) }
  },
})

function nameTaken(): Error {
  const message = 'Launch template name already in use.'
  return refusal('InvalidLaunchTemplateName.AlreadyExistsException', message)
}
