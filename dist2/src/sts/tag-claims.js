/**
 * Session tags and source identity as claims of a token, nested or, for providers that have no
 * nested claims, flat.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
 */
import { invalidIdentityToken } from './errors.js';
const tagsClaim = 'https://aws.amazon.com/tags';
const flatTag = `${tagsClaim}/principal_tags/`;
const flatTransitive = `${tagsClaim}/transitive_tag_keys`;
const sourceIdentityClaim = 'https://aws.amazon.com/source_identity';
/** Reads the tags of a verified token; throws InvalidIdentityToken for other shapes. */
export function parseTagClaims(claims) {
    const nested = objectOf(claims[tagsClaim]);
    const flat = Object.entries(claims).filter(([name]) => name.startsWith(flatTag));
    const tags = new Map();
    for (const [key, value] of Object.entries(objectOf(nested.principal_tags))) {
        tags.set(key, tagValue(value));
    }
    for (const [name, value] of flat)
        tags.set(name.slice(flatTag.length), tagValue(value));
    const sourceIdentity = claims[sourceIdentityClaim];
    return {
        sessionTags: Object.fromEntries(tags),
        transitiveTagKeys: keys(nested.transitive_tag_keys ?? claims[flatTransitive] ?? []),
        ...(sourceIdentity === undefined ? {} : { sourceIdentity: text(sourceIdentity) }),
    };
}
function objectOf(value) {
    if (value === undefined)
        return {};
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw malformed();
    return value;
}
/** AWS's tags have their value in a list of one. */
function tagValue(value) {
    if (!Array.isArray(value))
        return text(value);
    if (value.length !== 1)
        throw malformed();
    return text(value[0]);
}
function keys(value) {
    return Array.isArray(value) ? value.map(text) : [text(value)];
}
function text(value) {
    if (typeof value === 'string')
        return value;
    throw malformed();
}
function malformed() {
    return invalidIdentityToken('The session tags of the token are malformed');
}
