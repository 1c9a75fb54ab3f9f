import { limits } from '../limits.js';
import { parseLength, parseWord } from './bounds.js';
import { parseEntityArn } from './entity-arn.js';
import { invalidInput } from './errors.js';
/** Scenarios of EC2, each a set of resources that one call needs. */
const handlingOptions = [
    'EC2-Classic-InstanceStore',
    'EC2-Classic-EBS',
    'EC2-VPC-InstanceStore',
    'EC2-VPC-InstanceStore-Subnet',
    'EC2-VPC-EBS',
    'EC2-VPC-EBS-Subnet',
];
/** The actions and resources of an input. Throws ValidationError, InvalidInput. */
export function parseRequests(input) {
    const actions = (input.ActionNames ?? []).map(parseAction);
    const given = input.ResourceArns ?? [];
    const resources = given.length === 0 ? ['*'] : given.map(parseResource);
    parseWord('resourceHandlingOption', input.ResourceHandlingOption, handlingOptions);
    return { actions, resources, owner: parseOwner(input.ResourceOwner) };
}
function parseAction(text) {
    const name = parseLength('actionNames', text, [limits.actionNameMin, limits.actionNameMax]);
    if (/^[a-z0-9-]+:[a-z0-9]+$/i.test(name))
        return name;
    throw invalidInput(`Invalid Entity Action: ${name}`);
}
function parseResource(text) {
    const arn = parseLength('resourceArns', text, [1, limits.resourceNameMax]);
    if (arn === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:./.test(arn))
        return arn;
    throw invalidInput(`Invalid Entity Arn: ${arn}`);
}
function parseOwner(text) {
    if (text === undefined)
        return undefined;
    const [, account] = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(text) ?? [];
    if (account === undefined)
        throw invalidInput(`Invalid Resource Owner: ${text}`);
    return account;
}
/** Whom an input names as the caller; undefined if nobody. Throws InvalidInput. */
export function parseCaller({ CallerArn: text }) {
    return text === undefined ? undefined : principalOf(parseEntityArn('callerArn', text));
}
/** A user or a role as the one who asks; a group stands for a user in it. */
export function principalOf(entity) {
    const { type, arn, account, id: uniqueId = '' } = entity;
    const who = { account, arn, uniqueId };
    return type === 'role' ? { type, roleArn: arn, ...who } : { type: 'user', ...who };
}
const contextTypes = ['string', 'numeric', 'boolean', 'ip', 'binary', 'date'].flatMap((type) => [
    type,
    `${type}List`,
]);
/** The context keys of an input; those it leaves out have the values of `others`. */
export function parseContext({ ContextEntries: entries = [] }, others) {
    const given = new Map();
    for (const { ContextKeyName: name, ContextKeyValues: values, ContextKeyType: type } of entries) {
        const key = parseLength('contextKeyName', name, [limits.contextKeyMin, limits.contextKeyMax]);
        parseWord('contextKeyType', type, contextTypes);
        given.set(key.toLowerCase(), values ?? []);
    }
    return (key) => given.get(key) ?? others(key);
}
/** What a caller's ARN says of context keys. */
export function contextOfCaller(principal) {
    if (principal === undefined)
        return () => undefined;
    const { type, arn, account, uniqueId } = principal;
    const known = new Map([
        ['aws:principalarn', arn],
        ['aws:principalaccount', account],
        ['aws:principaltype', type === 'role' ? 'AssumedRole' : 'User'],
    ]);
    if (arn.includes(':user/'))
        known.set('aws:username', arn.slice(arn.lastIndexOf('/') + 1));
    if (type === 'user' && uniqueId !== '')
        known.set('aws:userid', uniqueId);
    return (key) => {
        const value = known.get(key);
        return value === undefined ? undefined : [value];
    };
}
/** The tags of an entity as context keys, before all others. */
export function contextOfTags({ holder }, others) {
    const tags = 'tags' in holder ? Object.entries(holder.tags) : [];
    const known = new Map(tags.map(([key, value]) => [`aws:principaltag/${key.toLowerCase()}`, [value]]));
    return (key) => known.get(key) ?? others(key);
}
