/**
 * Launch templates and their versions, as EC2 finds, makes and shows them.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-templates.html
 */
import type { Resource } from '../../auth/call.ts'
import {
  type LaunchTemplate,
  type LaunchTemplateVersion,
  versionKey,
} from '../../compute/instances/template-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { invalidParameterCombination, missingParameter, refusal } from '../errors.ts'
import type { Input } from '../operation.ts'
import { type Place, resourceOf, unknownId } from '../resources.ts'
import { tagsOutput } from '../tags.ts'
import { parseUserData } from './user-data.ts'

/** What a version says of launches. */
export type TemplateData = NonNullable<Input<'CreateLaunchTemplate'>['LaunchTemplateData']>

/** How inputs name a template. */
export interface TemplateName {
  readonly LaunchTemplateId?: string | undefined
  readonly LaunchTemplateName?: string | undefined
}

/** A name that a template can have. Throws InvalidLaunchTemplateName.MalformedException. */
export function parseTemplateName(name: string | undefined): string {
  if (!name) throw missingParameter('LaunchTemplateName')
  const { launchTemplateNameMin: least, launchTemplateNameMax: most } = limits
  if (name.length >= least && name.length <= most && /^[\w().\-/]+$/.test(name)) return name
  throw refusal(
    'InvalidLaunchTemplateName.MalformedException',
    `A launch template name must be between ${least} and ${most} characters, and may contain ` +
      "letters, numbers, and the characters '-', '_', '.', '/', '(' and ')'.",
  )
}

/** A description of a version. Throws InvalidParameterValue. */
export function parseDescription(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= limits.descriptionChars) return text || undefined
  const most = limits.descriptionChars
  throw refusal('InvalidParameterValue', `A version description has at most ${most} characters.`)
}

/** What a version is to say. Throws MissingParameter, InvalidUserData.Malformed, …. */
export function parseTemplateData(data: TemplateData | undefined): TemplateData {
  if (data === undefined) throw missingParameter('LaunchTemplateData')
  if (data.InstanceType && data.InstanceRequirements) {
    const message = 'InstanceType and InstanceRequirements cannot be specified together.'
    throw invalidParameterCombination(message)
  }
  if (data.UserData) parseUserData(data.UserData)
  return data
}

/** The template that an input names. Throws MissingParameter, …NotFound, …NotFoundException. */
export async function templateNamed(
  records: ComputeReader,
  { LaunchTemplateId: id, LaunchTemplateName: name }: TemplateName,
): Promise<LaunchTemplate> {
  if (id && name) {
    const message = 'Either provide launch template ID or launch template name.'
    throw invalidParameterCombination(message)
  }
  if (id) return templateById(records, id)
  if (!name) throw missingParameter('launch template ID or launch template name')
  const found = await templateByName(records, name)
  if (found !== undefined) return found
  throw refusal(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${name}, does not exist.`,
  )
}

async function templateById(records: ComputeReader, id: string): Promise<LaunchTemplate> {
  const found = await records.get('launchTemplate', id)
  if (found !== undefined) return found
  const unknown = unknownId('launch-template', id)
  if (unknown.code !== notThere) throw unknown
  throw refusal(notThere, `The specified launch template, with template ID ${id}, does not exist.`)
}

const notThere = 'InvalidLaunchTemplateId.NotFound'

/** Undefined if the account has none of that name. */
export async function templateByName(
  records: ComputeReader,
  name: string,
): Promise<LaunchTemplate | undefined> {
  const all = await records.all('launchTemplate')
  return all.find(({ launchTemplateName }) => launchTemplateName === name)
}

/** The template of an input as policies see it, by whichever name it has there. */
export async function templateResource(
  context: Place & { readonly records: ComputeReader; readonly input: TemplateName },
): Promise<Resource> {
  const { records, input } = context
  const { LaunchTemplateId: id, LaunchTemplateName: name } = input
  const found = !id && name ? await templateByName(records, name) : undefined
  return resourceOf(context, 'launch-template', id || found?.launchTemplateId)
}

/** The number that a version's name stands for. Throws InvalidParameterValue. */
export function versionNumber(
  { defaultVersion, latestVersion }: LaunchTemplate,
  name: string | undefined,
): number {
  if (!name || name === '$Default') return defaultVersion
  if (name === '$Latest') return latestVersion
  if (/^[1-9]\d{0,8}$/.test(name)) return Number(name)
  const message = `Invalid launch template version: either '$Default', '$Latest', or a number: `
  throw refusal('InvalidParameterValue', `${message}${name}`)
}

/** A version of a template, by its name. Throws InvalidLaunchTemplateId.VersionNotFound. */
export async function templateVersion(
  records: ComputeReader,
  template: LaunchTemplate,
  name: string | undefined,
): Promise<LaunchTemplateVersion> {
  const { launchTemplateId } = template
  const key = versionKey(launchTemplateId, versionNumber(template, name))
  const found = await records.get('launchTemplateVersion', key)
  if (found !== undefined) return found
  const message = `Could not find the specified version ${name} for the launch template with ID `
  throw refusal('InvalidLaunchTemplateId.VersionNotFound', `${message}${launchTemplateId}.`)
}

/** The versions of a template, oldest first. */
export async function versionsOf(
  records: ComputeReader,
  { launchTemplateId: id }: LaunchTemplate,
): Promise<LaunchTemplateVersion[]> {
  const all = await records.all('launchTemplateVersion')
  const own = all.filter(({ launchTemplateId }) => launchTemplateId === id)
  return own.sort((a, b) => a.version - b.version)
}

/** A template, as answers show it. */
export function templateOutput(template: LaunchTemplate) {
  return {
    LaunchTemplateId: template.launchTemplateId,
    LaunchTemplateName: template.launchTemplateName,
    CreateTime: new Date(template.createdAt),
    CreatedBy: template.createdBy,
    DefaultVersionNumber: template.defaultVersion,
    LatestVersionNumber: template.latestVersion,
    Tags: tagsOutput(template.tags),
  }
}

/** A version of a template, as answers show it. */
export function versionOutput(version: LaunchTemplateVersion, template: LaunchTemplate) {
  return {
    LaunchTemplateId: template.launchTemplateId,
    LaunchTemplateName: template.launchTemplateName,
    VersionNumber: version.version,
    VersionDescription: version.description,
    CreateTime: new Date(version.createdAt),
    CreatedBy: version.createdBy,
    DefaultVersion: version.version === template.defaultVersion,
    LaunchTemplateData: shownData(version.data as TemplateData),
  }
}

/** Records keep times as text. */
function shownData(data: TemplateData): TemplateData {
  const { InstanceMarketOptions: market } = data
  const until = market?.SpotOptions?.ValidUntil
  if (!until) return data
  const SpotOptions = { ...market.SpotOptions, ValidUntil: new Date(until) }
  return { ...data, InstanceMarketOptions: { ...market, SpotOptions } }
}

/** Throws UnsupportedOperation if a version's image is to be looked up. */
export function requireNoAlias({ data }: LaunchTemplateVersion): void {
  if (!String(data.ImageId ?? '').startsWith('resolve:ssm:')) return
  throw refusal('UnsupportedOperation', noParameters)
}

/** Why an image is named by its id. */
export const noParameters =
  'This server does not offer parameters of Systems Manager as image IDs. Name the image by its ' +
  'id, which DescribeImages tells.'
