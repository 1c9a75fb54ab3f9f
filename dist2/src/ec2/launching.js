/** A launch that was asked for, judged as far as it can be before the change that makes it. */
import { tagConditions } from '../auth/tag-conditions.js';
import { passedProfile } from './instance-profiles.js';
import { parseLaunch } from './launch-parameters.js';
import { withTemplate } from './launch-template.js';
import { arnOf } from './resources.js';
/**
 * What is to be launched, by the input and its template, of what the caller may pass and tag.
 * Throws what `parseLaunch`, `withTemplate` and `passedProfile` do.
 */
export async function launchWish(context, action) {
    const { region, input: asked } = context;
    const { input, launchTemplate } = await withTemplate(context);
    if (launchTemplate !== undefined)
        authorizeTags({ ...context, input }, action);
    const profile = await passedProfile(context, input.IamInstanceProfile);
    const wish = parseLaunch(input, { region, profile, launchTemplate, asked });
    if (launchTemplate === undefined)
        return wish;
    const { launchTemplateId, version } = launchTemplate;
    const ofTemplate = {
        'aws:ec2launchtemplate:id': launchTemplateId,
        'aws:ec2launchtemplate:version': String(version),
    };
    return { ...wish, tags: { ...wish.tags, instance: { ...wish.tags.instance, ...ofTemplate } } };
}
/** Tags of a template need the same permission as those of the call. */
function authorizeTags(context, action) {
    for (const specification of context.input.TagSpecifications ?? []) {
        const { ResourceType: type, Tags = [] } = specification;
        if (type === undefined || Tags.length === 0)
            continue;
        for (const tags of tagConditions({ TagSpecifications: [specification] })) {
            const conditions = { 'ec2:CreateAction': action, ...tags };
            context.authorize('ec2:CreateTags', arnOf(context, type, '*'), conditions);
        }
    }
}
