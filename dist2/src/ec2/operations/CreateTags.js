import { missingParameter } from '../errors.js';
import { operation } from '../operation.js';
import { changeTags, taggedResource } from '../tagged.js';
import { parseTags, withTags } from '../tags.js';
/**
 * Gives tags to all that is named, or to none of it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 */
export const CreateTags = operation('CreateTags', {
    resource: (context) => Promise.all((context.input.Resources ?? []).map((id) => taggedResource(context, id))),
    async handle({ input, change }) {
        const { Resources: ids = [], Tags = [] } = input;
        if (ids.length === 0)
            throw missingParameter('resourceIdSet');
        if (Tags.length === 0)
            throw missingParameter('tagSet');
        const added = parseTags(Tags);
        await change(async (records) => {
            for (const id of ids)
                await changeTags(records, id, (tags) => withTags(tags, added));
        });
        return {};
    },
});
