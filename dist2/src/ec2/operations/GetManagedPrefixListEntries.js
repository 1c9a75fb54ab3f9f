import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { shortPage } from '../pages.js';
import { awsList, currentVersion, listResource } from '../prefix-lists.js';
import { existing } from '../resources.js';
/**
 * What a prefix list holds, or held as an earlier version.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html
 */
export const GetManagedPrefixListEntries = operation('GetManagedPrefixListEntries', {
    resource: (context) => listResource(context, context.input.PrefixListId),
    async handle(context) {
        const entries = await entriesOf(context);
        const { items, NextToken } = shortPage(entries, context.input, ({ cidr }) => cidr);
        return {
            Entries: items.map(({ cidr, description }) => ({ Cidr: cidr, Description: description })),
            NextToken,
        };
    },
});
async function entriesOf(context) {
    const { PrefixListId: id = '', TargetVersion: target } = context.input;
    const aws = awsList(context, id);
    if (aws !== undefined)
        return aws.cidrs.map((cidr) => ({ cidr }));
    const list = await existing(context.records, 'prefix-list', id);
    if (target === undefined)
        return currentVersion(list).entries;
    const found = list.versions.find(({ version }) => version === target);
    if (found !== undefined)
        return found.entries;
    const message = `The prefix list '${id}' has no version ${target}.`;
    throw refusal('PrefixListVersionNotFound', message);
}
