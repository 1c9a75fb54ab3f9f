import { organizationScope } from '../accounts/store.js';
import { findQuota, serviceNames } from './catalogue.js';
import { illegalArgument, noSuchResource } from './errors.js';
/** The quota that an input names, in this region. Throws NoSuchResourceException and others. */
export function parseEntry({ input, region }) {
    const quota = findQuota(input.ServiceCode, input.QuotaCode);
    if (input.AwsRegion === region)
        return quota;
    throw illegalArgument(`The region is ${region}; there is no ${input.AwsRegion}.`);
}
/** The template; one that nobody touched is empty and not in use. */
export async function readTemplate(organization) {
    const found = await organization.get('quotaTemplate', 'quotaTemplate');
    return found ?? { isAssociated: false, entries: [] };
}
/** Changes the template. What `change` throws leaves it as it is. */
export async function changeTemplate({ accounts }, change) {
    await accounts.entities.change(organizationScope, async (records) => {
        const template = change(await readTemplate(records));
        records.put('quotaTemplate', 'quotaTemplate', template);
    });
}
/** The template's entry for a quota. Throws NoSuchResourceException. */
export function existingEntry({ entries }, quota) {
    const found = entries.find((entry) => isFor(entry, quota));
    if (found !== undefined)
        return found;
    throw noSuchResource('The request failed because the quota is not in the template.');
}
/** Entries without that for one quota. */
export function entriesWithout({ entries }, quota) {
    return entries.filter((entry) => !isFor(entry, quota));
}
function isFor(entry, { service, code }) {
    return entry.service === service && entry.code === code;
}
/** An entry as AWS shows it. */
export function entryOutput(entry) {
    const quota = findQuota(entry.service, entry.code);
    return {
        ServiceCode: quota.service,
        ServiceName: serviceNames[quota.service],
        QuotaCode: quota.code,
        QuotaName: quota.name,
        DesiredValue: entry.value,
        AwsRegion: entry.region,
        Unit: quota.unit,
        GlobalQuota: quota.isGlobal === true,
    };
}
