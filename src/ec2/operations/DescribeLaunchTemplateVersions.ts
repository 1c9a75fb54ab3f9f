import type {
  LaunchTemplate,
  LaunchTemplateVersion,
} from '../../compute/instances/template-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { invalidParameterCombination, refusal } from '../errors.ts'
import { type FilterTable, filtered } from '../filters.ts'
import {
  requireNoAlias,
  type TemplateData,
  templateNamed,
  templateVersion,
  versionNumber,
  versionOutput,
  versionsOf,
} from '../instances/launch-templates.ts'
import { type Input, operation } from '../operation.ts'
import { templatePage } from '../pages.ts'

type Asked = Input<'DescribeLaunchTemplateVersions'>

interface Seen extends LaunchTemplateVersion {
  readonly template: LaunchTemplate
}

const ofData = (read: (data: TemplateData) => string | boolean | undefined) => (seen: Seen) =>
  read(seen.data as TemplateData)

const filters: FilterTable<Seen> = {
  'create-time': ({ createdAt }) => new Date(createdAt).toISOString(),
  'ebs-optimized': ofData(({ EbsOptimized }) => EbsOptimized),
  'host-resource-group-arn': ofData(({ Placement }) => Placement?.HostResourceGroupArn),
  'http-endpoint': ofData(({ MetadataOptions }) => MetadataOptions?.HttpEndpoint),
  'http-protocol-ipv4': ofData(({ MetadataOptions }) => MetadataOptions?.HttpEndpoint),
  'http-tokens': ofData(({ MetadataOptions }) => MetadataOptions?.HttpTokens),
  'iam-instance-profile': ofData(({ IamInstanceProfile: { Arn, Name } = {} }) => Arn ?? Name),
  'image-id': ofData(({ ImageId }) => ImageId),
  'instance-type': ofData(({ InstanceType }) => InstanceType),
  'is-default-version': ({ version, template }) => version === template.defaultVersion,
  'kernel-id': ofData(({ KernelId }) => KernelId),
  'license-configuration-arn': ({ data }) =>
    ((data as TemplateData).LicenseSpecifications ?? []).flatMap(
      ({ LicenseConfigurationArn: arn }) => arn ?? [],
    ),
  'network-card-index': ({ data }) =>
    ((data as TemplateData).NetworkInterfaces ?? []).flatMap(
      ({ NetworkCardIndex: index }) => index ?? [],
    ),
  'ram-disk-id': ofData(({ RamDiskId }) => RamDiskId),
}

/**
 * Versions of a launch template, newest first; or the latest or default versions of all.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html
 */
export const DescribeLaunchTemplateVersions = operation('DescribeLaunchTemplateVersions', {
  resource: () => '*',

  async handle({ input, records }) {
    const found = filtered(await seenVersions(records, input), input.Filters, filters)
    if (input.ResolveAlias) for (const each of found) requireNoAlias(each)
    // Pages are in the order of ids; the newest has the least.
    const idOf = ({ launchTemplateId: id, version }: Seen) =>
      `${id}/${String(1e9 - version).padStart(9, '0')}`
    const { items, NextToken } = templatePage(found, input, idOf)
    const shown = items.map((each) => versionOutput(each, each.template))
    return { LaunchTemplateVersions: shown, NextToken }
  },
})

async function seenVersions(records: ComputeReader, input: Asked): Promise<readonly Seen[]> {
  const { Versions: names = [], MinVersion: min, MaxVersion: max } = input
  if (names.length > 0 && (min || max)) {
    const message = 'Versions cannot be specified together with MinVersion or MaxVersion.'
    throw invalidParameterCombination(message)
  }
  if (!input.LaunchTemplateId && !input.LaunchTemplateName) return ofAll(records, input)
  const template = await templateNamed(records, input)
  const found =
    names.length > 0
      ? await Promise.all(names.map((name) => templateVersion(records, template, name)))
      : between(await versionsOf(records, template), template, input)
  const once = new Map(found.map((each) => [each.version, { ...each, template }]))
  return [...once.values()]
}

function between(all: readonly LaunchTemplateVersion[], template: LaunchTemplate, input: Asked) {
  const { MinVersion: min, MaxVersion: max } = input
  const least = min ? versionNumber(template, min) : 0
  const most = max ? versionNumber(template, max) : Number.POSITIVE_INFINITY
  return all.filter(({ version }) => version >= least && version <= most)
}

/** AWS's words, with the options of its command line. */
const howToAsk =
  'To describe the launch template data for all your launch templates, for ‘--versions’ specify ' +
  '‘$Latest’, ‘$Default’, or both, and omit ‘--launch-template-id’, ‘--launch-template-name’, ' +
  'and version numbers. To describe the launch template data for a specific launch template, ' +
  'specify ‘--launch-template-id’ or ‘--launch-template-name’, and for ‘--versions’ specify one ' +
  'or more of the following values: ‘$Latest’, ‘$Default’, or one or more version numbers.'

/** Without a template, only `$Latest` and `$Default` name versions. */
async function ofAll(records: ComputeReader, { Versions: names = [] }: Asked) {
  if (names.length === 0) throw refusal('MissingParameter', howToAsk)
  if (names.some((name) => name !== '$Latest' && name !== '$Default')) {
    throw refusal('InvalidParameterValue', howToAsk)
  }
  const seen = new Map<string, Seen>()
  for (const template of await records.all('launchTemplate')) {
    for (const name of names) {
      const version = await templateVersion(records, template, name)
      const key = `${version.launchTemplateId}/${version.version}`
      seen.set(key, { ...version, template })
    }
  }
  return [...seen.values()]
}
