import { limits } from '../limits.js';
import { findQuota } from './catalogue.js';
import { illegalArgument, noSuchResource, tooManyTags } from './errors.js';
import { quotaResource } from './target.js';
const quotaArnPattern = /^arn:aws:servicequotas:[a-z0-9-]*:(\d{12}):([a-z0-9-]+)\/([\w-]+)$/;
/** The caller's quota that an ARN names. Throws NoSuchResourceException. */
export function parseTagged({ input, account }) {
    const [, owner, service, code] = quotaArnPattern.exec(input.ResourceARN ?? '') ?? [];
    if (owner === account)
        return findQuota(service, code);
    throw noSuchResource('The specified resource does not exist.');
}
/** What a permission about tags is for: the quota under the one ARN that policies know it by. */
export async function taggedResource(context) {
    const { service: ServiceCode, code: QuotaCode } = parseTagged(context);
    return quotaResource({ ...context, input: { ServiceCode, QuotaCode } });
}
/** Tags with others added. Throws IllegalArgumentException, TooManyTagsException. */
export function withTags(tags, added) {
    const next = new Map(Object.entries(tags));
    for (const { Key: key = '', Value: value = '' } of added ?? []) {
        const fits = key.length >= 1 && key.length <= limits.tagKeyMax;
        if (!fits || value.length > limits.tagValueMax || key.toLowerCase().startsWith('aws:')) {
            throw illegalArgument(`The tag '${key.slice(0, limits.tagKeyMax)}' is not valid.`);
        }
        next.set(key, value);
    }
    if (next.size > limits.tagsPerEntity)
        throw tooManyTags(limits.tagsPerEntity);
    return Object.fromEntries(next);
}
/** Tags without those of these keys. */
export function withoutTags(tags, removed) {
    return Object.fromEntries(Object.entries(tags).filter(([key]) => !removed?.includes(key)));
}
