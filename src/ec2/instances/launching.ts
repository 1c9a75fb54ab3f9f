/** A launch that was asked for, judged as far as it can be before the change that makes it. */
import { tagConditions } from '../../auth/tag-conditions.ts'
import type { LaunchWish } from '../../compute/instances/launch.ts'
import type { Ec2Context } from '../operation.ts'
import { arnOf } from '../resources.ts'
import { withCredits } from './credit-defaults.ts'
import { passedProfile } from './instance-profiles.ts'
import { type LaunchInput, parseLaunch } from './launch-parameters.ts'
import { withTemplate } from './launch-template.ts'

/**
 * What is to be launched, by the input and its template, of what the caller may pass and tag.
 * Throws what `parseLaunch`, `withTemplate` and `passedProfile` do.
 */
export async function launchWish(
  context: Ec2Context<LaunchInput>,
  action: 'CreateFleet' | 'RunInstances',
): Promise<LaunchWish> {
  const { region, input: asked } = context
  const { input: whole, launchTemplate } = await withTemplate(context)
  const input = await withCredits(context.records, whole)
  if (launchTemplate !== undefined) authorizeTags({ ...context, input }, action)
  const profile = await passedProfile(context, input.IamInstanceProfile)
  const wish = parseLaunch(input, { region, profile, launchTemplate, asked })
  if (launchTemplate === undefined) return wish
  const { launchTemplateId, version } = launchTemplate
  const ofTemplate = {
    'aws:ec2launchtemplate:id': launchTemplateId,
    'aws:ec2launchtemplate:version': String(version),
  }
  return { ...wish, tags: { ...wish.tags, instance: { ...wish.tags.instance, ...ofTemplate } } }
}

/** Tags of a template need the same permission as those of the call. */
function authorizeTags(context: Ec2Context<LaunchInput>, action: string): void {
  for (const specification of context.input.TagSpecifications ?? []) {
    const { ResourceType: type, Tags = [] } = specification
    if (type === undefined || Tags.length === 0) continue
    for (const tags of tagConditions({ TagSpecifications: [specification] })) {
      const conditions = { 'ec2:CreateAction': action, ...tags }
      context.authorize('ec2:CreateTags', arnOf(context, type, '*'), conditions)
    }
  }
}
