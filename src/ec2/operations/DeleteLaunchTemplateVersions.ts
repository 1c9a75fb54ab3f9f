import { type LaunchTemplate, versionKey } from '../../compute/instances/template-entities.ts'
import type { ComputeChange } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, missingParameter } from '../errors.ts'
import {
  templateNamed,
  templateResource,
  versionNumber,
  versionsOf,
} from '../instances/launch-templates.ts'
import { operation } from '../operation.ts'

/**
 * Deletes versions of a launch template, each on its own: never the default one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplateVersions.html
 */
export const DeleteLaunchTemplateVersions = operation('DeleteLaunchTemplateVersions', {
  resource: templateResource,

  async handle({ input, change }) {
    const names = [...new Set(input.Versions)]
    if (names.length === 0) throw missingParameter('Versions')
    const most = limits.launchTemplateVersionsAtOnce
    if (names.length > most) {
      throw invalidParameterValue(`At most ${most} versions can be deleted in one request.`)
    }
    return change(async (records) => {
      const template = await templateNamed(records, input)
      const { launchTemplateId: LaunchTemplateId, launchTemplateName } = template
      const numbers = new Set(names.map((name) => versionNumber(template, name)))
      const refused = new Map<number, Refusal>()
      for (const version of numbers) {
        const error = await deleteVersion(records, template, version)
        if (error !== undefined) refused.set(version, error)
      }
      const latestVersion = (await versionsOf(records, template)).at(-1)?.version
      if (latestVersion)
        records.put('launchTemplate', LaunchTemplateId, { ...template, latestVersion })
      const item = (VersionNumber: number) => ({
        LaunchTemplateId,
        LaunchTemplateName: launchTemplateName,
        VersionNumber,
      })
      return {
        SuccessfullyDeletedLaunchTemplateVersions: [...numbers]
          .filter((version) => !refused.has(version))
          .map(item),
        UnsuccessfullyDeletedLaunchTemplateVersions: [...refused].map(
          ([version, ResponseError]) => ({ ...item(version), ResponseError }),
        ),
      }
    })
  },
})

interface Refusal {
  readonly Code: 'launchTemplateVersionDoesNotExist' | 'unexpectedError'
  readonly Message: string
}

/** Why it was not deleted; undefined if it was. */
async function deleteVersion(
  records: ComputeChange,
  { launchTemplateId, defaultVersion }: LaunchTemplate,
  version: number,
): Promise<Refusal | undefined> {
  const key = versionKey(launchTemplateId, version)
  if ((await records.get('launchTemplateVersion', key)) === undefined) {
    return {
      Code: 'launchTemplateVersionDoesNotExist',
      Message: `The version ${version} of the launch template does not exist.`,
    }
  }
  if (version === defaultVersion) {
    const Message = 'The default version of a launch template cannot be deleted.'
    return { Code: 'unexpectedError', Message }
  }
  records.remove('launchTemplateVersion', key)
  return undefined
}
