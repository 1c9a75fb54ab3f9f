/**
 * What a launch has of a launch template.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instances-from-launch-template.html
 */
import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { refusal } from '../errors.ts'
import type { Ec2Context } from '../operation.ts'
import type { LaunchInput } from './launch-parameters.ts'
import { type TemplateData, templateNamed, templateVersion } from './launch-templates.ts'
import { groupNameOf } from './placement-groups.ts'

/** A launch as it is with what its template says. */
export interface TemplatedLaunch {
  readonly input: LaunchInput
  readonly launchTemplate: Instance['launchTemplate']
}

/**
 * The input itself goes before its template; tags and devices are joined one by one. Throws
 * InvalidLaunchTemplateId.NotFound, InvalidLaunchTemplateId.VersionNotFound,
 * InvalidLaunchTemplateName.NotFoundException, UnsupportedOperation, and what `groupNameOf` does.
 */
export async function withTemplate({
  input,
  records,
}: Pick<Ec2Context<LaunchInput>, 'input' | 'records'>): Promise<TemplatedLaunch> {
  const { LaunchTemplate: named } = input
  if (named === undefined) {
    return { input: await withGroupName(records, input), launchTemplate: undefined }
  }
  const template = await templateNamed(records, named)
  const { launchTemplateId, version, data } = await templateVersion(
    records,
    template,
    named.Version,
  )
  const whole = merged(input, launchInput(data as TemplateData))
  return {
    input: await withGroupName(records, whole),
    launchTemplate: { launchTemplateId, version },
  }
}

/** A placement group may be named by its id: records and ARNs have its name. */
async function withGroupName(records: ComputeReader, input: LaunchInput): Promise<LaunchInput> {
  const { GroupId, ...placement } = input.Placement ?? {}
  if (!GroupId) return input
  const GroupName = await groupNameOf(records, { ...placement, GroupId })
  return { ...input, Placement: { ...placement, ...(GroupName && { GroupName }) } }
}

/** What a template says, in the words of RunInstances. Throws UnsupportedOperation. */
export function launchInput(data: TemplateData): Partial<LaunchInput> {
  const { RamDiskId, ElasticGpuSpecifications, InstanceRequirements, ...same } = data
  if (InstanceRequirements !== undefined) {
    const message = 'This server does not offer instance types by requirements.'
    throw refusal('UnsupportedOperation', message)
  }
  const specifications = data.TagSpecifications?.filter(
    ({ ResourceType: type }) => type !== 'spot-instances-request',
  )
  return {
    ...(same as Partial<LaunchInput>),
    ...(RamDiskId && { RamdiskId: RamDiskId }),
    ...(ElasticGpuSpecifications && {
      ElasticGpuSpecification: ElasticGpuSpecifications as LaunchInput['ElasticGpuSpecification'],
    }),
    ...(specifications && {
      TagSpecifications: specifications as LaunchInput['TagSpecifications'],
    }),
  }
}

function merged(own: LaunchInput, template: Partial<LaunchInput>): LaunchInput {
  const devices = joined(
    [template.BlockDeviceMappings, own.BlockDeviceMappings],
    ({ DeviceName }) => DeviceName,
  )
  const tags = joinedTags(template.TagSpecifications, own.TagSpecifications)
  const given = Object.entries(own).filter(([, value]) => value !== undefined)
  return {
    ...template,
    ...(Object.fromEntries(given) as unknown as LaunchInput),
    ...(devices.length > 0 && { BlockDeviceMappings: devices }),
    ...(tags.length > 0 && { TagSpecifications: tags }),
  }
}

type TagSpecifications = LaunchInput['TagSpecifications']

/** Both sides' tags of each type; of one key, that of the call. */
function joinedTags(ofTemplate: TagSpecifications, own: TagSpecifications) {
  const types = new Set([...(ofTemplate ?? []), ...(own ?? [])].map((each) => each.ResourceType))
  const tagsOf = (list: TagSpecifications, type: string | undefined) =>
    (list ?? []).filter((each) => each.ResourceType === type).flatMap(({ Tags = [] }) => Tags)
  return [...types].map((ResourceType) => ({
    ResourceType,
    Tags: joined([tagsOf(ofTemplate, ResourceType), tagsOf(own, ResourceType)], ({ Key }) => Key),
  }))
}

/** All of the second list, after what of the first has none of its names. */
function joined<T>(
  [under, over]: readonly [readonly T[] | undefined, readonly T[] | undefined],
  nameOf: (item: T) => string | undefined,
): T[] {
  const names = new Set((over ?? []).map(nameOf))
  return [...(under ?? []).filter((item) => !names.has(nameOf(item))), ...(over ?? [])]
}
