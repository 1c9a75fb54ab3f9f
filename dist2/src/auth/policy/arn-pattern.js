/**
 * Patterns of ARNs. The six fields are held against each other one by one: a wildcard does not
 * reach over a colon, but in the last field, which may hold any.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
import { compileGlob, globMatches, hasVariables, resolve, } from './pattern.js';
const fieldCount = 6;
/** Makes a pattern ready; fields that an incomplete one lacks are `*`, as AWS completes it. */
export function compileArnPattern(tokens) {
    if (tokens.length > 0 && tokens.every(({ type }) => type === 'any'))
        return { type: 'everything' };
    const fields = splitFields(tokens);
    if (fields.length === 1)
        return { type: 'nothing' };
    const isWhole = fields.length === fieldCount;
    while (fields.length < fieldCount)
        fields.push([{ type: 'any' }]);
    const isPlain = fields.slice(0, -1).every((field) => field.every(({ type }) => type === 'text'));
    if (fields.some(hasVariables)) {
        return isWhole && isPlain
            ? { type: 'openWhole', start: plainStart(tokens), tokens }
            : { type: 'openFields', fields };
    }
    if (isWhole && isPlain)
        return { type: 'whole', glob: compileGlob(tokens) };
    return { type: 'fields', globs: fields.map(compileGlob) };
}
function plainStart(tokens) {
    const [first] = tokens;
    return first?.type === 'text' ? first.text : '';
}
function splitFields(tokens) {
    const fields = [[]];
    for (const token of tokens) {
        if (token.type !== 'text') {
            fields.at(-1)?.push(token);
            continue;
        }
        splitArn(token.text, fieldCount - fields.length + 1).forEach((text, index) => {
            if (index > 0)
                fields.push([]);
            if (text !== '')
                fields.at(-1)?.push({ type: 'text', text });
        });
    }
    return fields;
}
/** The fields of an ARN, the last of which may hold colons; fewer where it has fewer. */
export function splitArn(arn, most = fieldCount) {
    const fields = [];
    let from = 0;
    while (fields.length < most - 1) {
        const colon = arn.indexOf(':', from);
        if (colon < 0)
            break;
        fields.push(arn.slice(from, colon));
        from = colon + 1;
    }
    fields.push(arn.slice(from));
    return fields;
}
/** Whether an ARN is one that the pattern means. */
export function arnMatches(pattern, arn, context) {
    switch (pattern.type) {
        case 'everything':
            return true;
        case 'whole':
            return globMatches(pattern.glob, arn);
        case 'fields':
            return fieldsMatch(pattern.globs, arn);
        case 'openWhole': {
            if (!arn.startsWith(pattern.start))
                return false;
            const tokens = resolve(pattern.tokens, context);
            return tokens !== undefined && globMatches(compileGlob(tokens), arn);
        }
        case 'openFields': {
            const resolved = pattern.fields.map((field) => resolve(field, context));
            if (resolved.includes(undefined))
                return false;
            return fieldsMatch(resolved.map((tokens) => compileGlob(tokens ?? [])), arn);
        }
        case 'nothing':
            return false;
    }
}
function fieldsMatch(globs, arn) {
    const fields = splitArn(arn);
    return (fields.length === fieldCount &&
        fields.every((field, index) => globMatches(globs[index], field)));
}
