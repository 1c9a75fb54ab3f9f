import { missingParameter } from '../errors.js';
import { operation } from '../operation.js';
import { changeTags, taggedResource } from '../tagged.js';
import { withoutTags } from '../tags.js';
/**
 * Takes tags away: those named, with a value those that have it, or all.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
 */
export const DeleteTags = operation('DeleteTags', {
    resource: (context) => Promise.all((context.input.Resources ?? []).map((id) => taggedResource(context, id))),
    async handle({ input, change }) {
        const { Resources: ids = [], Tags } = input;
        if (ids.length === 0)
            throw missingParameter('resourceIdSet');
        await change(async (records) => {
            for (const id of ids)
                await changeTags(records, id, (tags) => withoutTags(tags, Tags));
        });
        return {};
    },
});
