import { operation } from '../operation.js';
import { taggedTrail, trailResource } from '../trails.js';
/**
 * The tags of trails.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
 */
export const ListTags = operation('ListTags', {
    permission: 'cloudtrail:ListTags',
    resource: (context) => trailResource(context, context.input.ResourceIdList?.[0]),
    async handle(context) {
        const { input, account, region, entities, authorize } = context;
        const list = [];
        for (const id of input.ResourceIdList ?? []) {
            authorize('cloudtrail:ListTags', await trailResource(context, id));
            const { tags } = await taggedTrail(entities, { account, region }, id);
            const TagsList = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
            list.push({ ResourceId: id, TagsList });
        }
        return { ResourceTagList: list };
    },
});
