/**
 * `aws:RequestTag/…` and `aws:TagKeys`, as an input has them: one set of conditions, or several
 * that must all be allowed. Conditions know keys in no case, but a service may keep `plan` and
 * `Plan` side by side: then each value is asked for, that none hides behind another.
 */
export function tagConditions(input) {
    const given = input.Tags ?? input.TagsList ?? specifiedTags(input.TagSpecifications);
    if (Array.isArray(given))
        return ofTags(given);
    return Array.isArray(input.TagKeys) ? [{ 'aws:TagKeys': input.TagKeys }] : [{}];
}
function specifiedTags(specifications) {
    if (!Array.isArray(specifications))
        return undefined;
    return specifications.flatMap(({ Tags = [] }) => Tags);
}
function ofTags(tags) {
    const keys = { 'aws:TagKeys': tags.map(({ Key: key = '' }) => key) };
    const values = new Map();
    for (const { Key: key = '', Value: value = '' } of tags) {
        const name = `aws:RequestTag/${key}`.toLowerCase();
        values.set(name, [...(values.get(name) ?? []), value]);
    }
    const most = Math.max(1, ...[...values.values()].map((all) => all.length));
    return Array.from({ length: most }, (_, index) => {
        const seen = [...values].map(([name, all]) => [name, all[index] ?? all[0]]);
        return { ...Object.fromEntries(seen), ...keys };
    });
}
