import { versionKey } from '../../compute/instances/template-entities.ts'
import { limits } from '../../limits.ts'
import { makeOnce } from '../client-tokens.ts'
import { limitExceeded } from '../errors.ts'
import {
  parseDescription,
  parseTemplateData,
  requireNoAlias,
  type TemplateData,
  templateNamed,
  templateResource,
  templateVersion,
  versionOutput,
} from '../instances/launch-templates.ts'
import { templateWarning } from '../instances/template-warnings.ts'
import { operation } from '../operation.ts'

/**
 * Adds a version to a launch template; what it does not say is as its source version says it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html
 */
export const CreateLaunchTemplateVersion = operation('CreateLaunchTemplateVersion', {
  resource: templateResource,

  async handle({ input, change, region, now: createdAt, callerArn: createdBy }) {
    const given = parseTemplateData(input.LaunchTemplateData)
    const description = parseDescription(input.VersionDescription)
    const shown = await change(async (records) => {
      const request = { operation: 'CreateLaunchTemplateVersion', input, now: createdAt }
      const number = await makeOnce(records, request, async () => {
        const template = await templateNamed(records, input)
        const { launchTemplateId, nextVersion: version } = template
        if (version > limits.versionsPerLaunchTemplate) throw tooMany()
        const { SourceVersion: name } = input
        const source = name ? await templateVersion(records, template, name) : undefined
        const data = parseTemplateData({ ...withoutSnapshots(source?.data ?? {}), ...given })
        records.put('launchTemplateVersion', versionKey(launchTemplateId, version), {
          launchTemplateId,
          version,
          ...(description && { description }),
          createdAt,
          createdBy,
          data: { ...data },
        })
        const numbers = { latestVersion: version, nextVersion: version + 1 }
        records.put('launchTemplate', launchTemplateId, { ...template, ...numbers })
        return String(version)
      })
      const template = await templateNamed(records, input)
      const version = await templateVersion(records, template, number)
      if (input.ResolveAlias) requireNoAlias(version)
      return versionOutput(version, template)
    })
    return {
      LaunchTemplateVersion: shown,
      ...templateWarning(shown.LaunchTemplateData ?? {}, region),
    }
  },
})

/** AWS: snapshots of the source are left out unless they are given again. */
function withoutSnapshots(source: TemplateData): TemplateData {
  const { BlockDeviceMappings: devices, ...others } = source
  if (devices === undefined) return source
  const BlockDeviceMappings = devices.map(({ Ebs, ...device }) => {
    if (Ebs === undefined) return device
    const { SnapshotId: _, ...kept } = Ebs
    return { ...device, Ebs: kept }
  })
  return { ...others, BlockDeviceMappings }
}

function tooMany(): Error {
  return limitExceeded('LaunchTemplateVersionLimitExceeded', 'launch template versions')
}
