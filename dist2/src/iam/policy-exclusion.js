import { limits } from '../limits.js';
import { parseLength, parseWord } from './bounds.js';
import { invalidInput } from './errors.js';
const types = [
    'aws-managed',
    'user-managed',
    'inline',
    'permission-boundary',
    'scp',
    'rcp',
];
const attachments = ['user', 'group', 'role'];
const awsManaged = 'arn:aws:iam::aws:policy/';
const byType = {
    'aws-managed': excluding(({ name }) => name.startsWith(awsManaged)),
    'user-managed': excluding(({ name }) => name.startsWith('arn:') && !name.startsWith(awsManaged)),
    inline: excluding(({ name }) => !name.startsWith('arn:')),
    'permission-boundary': { identity: () => false, boundary: true, scps: false },
    scp: { identity: () => false, boundary: false, scps: true },
    // There are none here; AWS ignores it, too.
    rcp: { identity: () => false, boundary: false, scps: false },
};
function excluding(identity) {
    return { identity, boundary: false, scps: false };
}
/** Policies without those that a list identifies. Throws ValidationError, InvalidInput. */
export function withoutExcluded({ identity, boundary, scps }, list = []) {
    if (list.length > limits.simulatedPoliciesMax) {
        throw invalidInput(`PolicyExclusionList has more than ${limits.simulatedPoliciesMax} entries.`);
    }
    const excluded = list.map(parseIdentifier);
    return {
        identity: identity.filter((policy) => !excluded.some((one) => one.identity(policy))),
        boundary: excluded.some((one) => one.boundary) ? undefined : boundary,
        scps: excluded.some((one) => one.scps) ? [] : scps,
    };
}
function parseIdentifier(identifier) {
    const { PolicyType: type, PolicyArn: arn, InlinePolicyIdentifier: inline } = identifier;
    const given = [type, arn, inline].filter((member) => member !== undefined);
    if (given.length !== 1)
        throw invalidInput('A policy identifier must have exactly one member.');
    const word = parseWord('policyType', type, types);
    if (word !== undefined)
        return byType[word];
    if (arn !== undefined)
        return excluding(ofArn(parseLength('policyArn', arn, [20, 2048])));
    const { PolicyName: name = '', AttachmentType: kind, AttachmentName: holder = '' } = inline ?? {};
    const attachment = parseWord('attachmentType', kind, attachments);
    const isHolder = parseGlob(holder);
    return excluding((policy) => {
        const [type, holderName = '', policyName] = policy.name.split('/');
        return type === attachment && policyName === name && isHolder(holderName);
    });
}
function ofArn(arn) {
    const [, start, name = ''] = /^(arn:aws:iam::(?:aws|\d{12}):policy\/(?:[^*?]*\/)?)([^/]+)$/.exec(arn) ?? [];
    if (start === undefined)
        throw invalidInput(`Invalid policy ARN: ${arn}`);
    const isName = parseGlob(name);
    return (policy) => policy.name.startsWith(start) && isName(policy.name.slice(start.length));
}
/** One `*` at most, and any number of `?`. */
function parseGlob(pattern) {
    const [head = '', tail, ...more] = pattern.split('*');
    if (more.length > 0)
        throw invalidInput(`Invalid policy identifier: ${pattern}`);
    const isLike = (text, like) => text.length === like.length && [...like].every((char, i) => char === '?' || char === text[i]);
    if (tail === undefined)
        return (text) => isLike(text, head);
    return (text) => text.length >= head.length + tail.length &&
        isLike(text.slice(0, head.length), head) &&
        isLike(text.slice(text.length - tail.length), tail);
}
