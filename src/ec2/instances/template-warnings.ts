/**
 * What a launch by a template would be refused for, as far as the template itself tells. It is made
 * all the same, as at AWS: "an error code and an error message are returned for each issue".
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
 */
import { Refused } from '../../compute/refused.ts'
import { checkForm } from '../../compute/volumes/volume-form.ts'
import { AwsError } from '../../wire/errors.ts'
import { type LaunchInput, parseLaunch } from './launch-parameters.ts'
import { launchInput } from './launch-template.ts'
import type { TemplateData } from './launch-templates.ts'

/** In the place of an image that the launch itself would name. */
const anyImage = 'ami-00000000'

/** The member `Warning` of an answer, if there is anything to warn of. */
export function templateWarning(data: TemplateData, region: string) {
  const errors = new Map<string, { Code: string; Message: string }>()
  for (const part of partsOf(data)) {
    const refused = refusalOf(part, region)
    if (refused !== undefined) errors.set(refused.Message, refused)
  }
  return errors.size === 0 ? {} : { Warning: { Errors: [...errors.values()] } }
}

/** Each parameter by itself, so that no issue hides another one; then how they go together. */
function partsOf(data: TemplateData): TemplateData[] {
  const alone = Object.entries(data).map(([name, value]) => ({ [name]: value }))
  // What processors and interfaces there may be, the type says.
  return [...alone.filter((part) => !('CpuOptions' in part || 'NetworkInterfaces' in part)), data]
}

function refusalOf(data: TemplateData, region: string) {
  try {
    const input = { ImageId: anyImage, ...launchInput(data), MinCount: 1, MaxCount: 1 }
    const found = { region, profile: undefined, launchTemplate: undefined, asked: input }
    parseLaunch(input as LaunchInput, found)
    for (const { Ebs } of data.BlockDeviceMappings ?? []) {
      checkForm({ ...Ebs, Size: Ebs?.VolumeSize })
    }
    return undefined
  } catch (error) {
    if (!(error instanceof AwsError || error instanceof Refused)) throw error
    return { Code: error.code, Message: error.message }
  }
}
