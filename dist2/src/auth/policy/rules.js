/**
 * What a policy must keep besides the grammar, by its kind. The order is IAM's: of several faults,
 * the first rule's is told.
 */
import { splitArn } from './arn-pattern.js';
import { MalformedPolicy } from './malformed.js';
import { wordsFor } from './policy-words.js';
/** Holds a policy against the rules of its kind. Throws MalformedPolicy. */
export function checkRules(document) {
    const { kind, statements } = document;
    const words = wordsFor(kind);
    const rules = [
        checkVersion,
        checkLegacy,
        checkSids,
        kind === 'trust' || kind === 'resource' ? requirePrincipal : refusePrincipal,
        requireActions,
        ...(kind === 'trust' ? [refuseResources, checkTrustActions] : [checkResources]),
        checkActions,
        ...(kind === 'trust' ? [] : [requireResources]),
    ];
    for (const rule of rules)
        rule({ document, statements, words });
}
function fail(words, { index }, element) {
    throw new MalformedPolicy(words, `Statement[${index}].${element}`);
}
/** Bucket policies, trust policies and session policies of the older version are still taken. */
export function checkVersion({ document: { kind, version } }) {
    if (version === '2012-10-17' || !['identity', 'boundary', 'scp'].includes(kind))
        return;
    throw new MalformedPolicy('Policy document must be version 2012-10-17 or greater.', 'Version');
}
/** What IAM's older parser fails at goes before all that the newer one finds. */
function checkLegacy({ statements, words }) {
    for (const statement of statements) {
        const { patterns = [], not } = statement.resource ?? {};
        const isLegacy = (pattern) => resourceFault(pattern, words) === words.legacy;
        if (patterns.some(isLegacy))
            fail(words.legacy, statement, not ? 'NotResource' : 'Resource');
    }
}
function checkSids({ document: { kind }, statements }) {
    const seen = new Set();
    for (const statement of statements) {
        const { sid } = statement;
        if (sid === undefined || sid === '')
            continue;
        if (kind !== 'resource' && !/^[0-9A-Za-z]*$/.test(sid)) {
            const rule = 'Check that your input satisfies the regular expression [0-9A-Za-z]*';
            fail(`Statement IDs (SID) must be alpha-numeric. ${rule}`, statement, 'Sid');
        }
        if (seen.has(sid)) {
            fail('Statement IDs (SID) in a single policy must be unique.', statement, 'Sid');
        }
        seen.add(sid);
    }
}
function refusePrincipal({ statements }) {
    for (const statement of statements) {
        if (statement.principal === undefined)
            continue;
        fail('Policy document should not specify a principal.', statement, 'Principal');
    }
}
function requirePrincipal({ statements, words }) {
    for (const statement of statements) {
        const { principal, effect } = statement;
        if (principal === undefined)
            fail(words.missing('Principal'), statement, 'Principal');
        if (principal.not && effect === 'Allow') {
            fail('NotPrincipal may be used with the Deny effect only.', statement, 'NotPrincipal');
        }
    }
}
function requireActions({ statements, words }) {
    for (const statement of statements) {
        if (statement.action.patterns.length === 0)
            fail(words.missing('Action'), statement, 'Action');
    }
}
function refuseResources({ statements }) {
    for (const statement of statements) {
        if (statement.resource === undefined)
            continue;
        const element = statement.resource.not ? 'NotResource' : 'Resource';
        fail(`Has prohibited field ${element}`, statement, element);
    }
}
const trustActions = /^sts:(?:AssumeRole(?:WithSAML|WithWebIdentity)?|SetSourceIdentity|SetContext|TagSession)$/i;
function checkTrustActions({ statements }) {
    for (const statement of statements) {
        const { not, patterns } = statement.action;
        if (!not && patterns.every((pattern) => trustActions.test(pattern)))
            continue;
        fail('AssumeRole policy may only specify STS AssumeRole actions.', statement, 'Action');
    }
}
function checkResources({ statements, words }) {
    for (const statement of statements) {
        const { patterns = [], not } = statement.resource ?? {};
        for (const pattern of patterns) {
            const fault = resourceFault(pattern, words);
            if (fault !== undefined)
                fail(fault, statement, not ? 'NotResource' : 'Resource');
        }
    }
}
function requireResources({ statements, words }) {
    for (const statement of statements) {
        const { patterns = [] } = statement.resource ?? {};
        if (patterns.length === 0)
            fail(words.missing('Resource'), statement, 'Resource');
    }
}
const partition = /^(?:aws[a-z-]*|\*)$/;
function resourceFault(pattern, words) {
    if (pattern === '*')
        return undefined;
    // A variable may hold colons, and stands for a part of a field.
    const [scheme, name, vendor, ...rest] = splitArn(pattern.replace(/\$\{[^{}]*\}/g, '$'));
    if (name === undefined || (scheme !== 'arn' && partition.test(name))) {
        return words.resource(`Resource ${pattern} must be in ARN format or "*".`);
    }
    if (!partition.test(name)) {
        const [region = '*', account = '*', path = '*'] = rest;
        const arn = `arn:${name}:${vendor ?? '*'}:${region}:${account}:${path}`;
        return words.resource(`Partition "${name}" is not valid for resource "${arn}".`);
    }
    if (vendor === undefined || /[*?]/.test(vendor)) {
        return words.resource('Resource vendor must be fully qualified and cannot contain regexes.');
    }
    if (vendor === '' || (rest.length < 3 && pattern.includes('::')))
        return words.resource(words.legacy);
    return fieldsFault(pattern, { vendor, rest, words });
}
const iamPaths = [
    'user/',
    'federated-user/',
    'role/',
    'group/',
    'instance-profile/',
    'mfa/',
    'server-certificate/',
    'policy/',
    'sms-mfa/',
    'saml-provider/',
    'oidc-provider/',
    'report/',
    'access-report/',
];
/** IAM and S3 know no regions in ARNs, but for access points; IAM knows its kinds of paths. */
function fieldsFault(pattern, parts) {
    const [region = '', , path = '*'] = parts.rest;
    if (parts.vendor === 'iam') {
        if (region !== '' && region !== '*') {
            return parts.words.resource(`IAM resource ${pattern} cannot contain region information.`);
        }
        const isKnown = /^[^/]*[*?$]/.test(path) || iamPaths.some((start) => path.startsWith(start));
        if (isKnown)
            return undefined;
        const starts = iamPaths.join(', ');
        return parts.words.resource(`IAM resource path must either be "*" or start with ${starts}.`);
    }
    if (region === '')
        return undefined;
    if (parts.vendor !== 's3' || /^accesspoint[/:]/.test(path) || /[*$]/.test(region))
        return undefined;
    return parts.words.resource(`Resource ${pattern} can not contain region information.`);
}
function checkActions({ statements, words }) {
    for (const statement of statements) {
        const { not, patterns } = statement.action;
        for (const pattern of patterns) {
            const fault = actionFault(pattern);
            if (fault !== undefined)
                fail(words.action(fault), statement, not ? 'NotAction' : 'Action');
        }
    }
}
function actionFault(pattern) {
    if (pattern === '*')
        return undefined;
    const [vendor = '', name, ...more] = pattern.split(':');
    if (name === undefined) {
        return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
    }
    if (more.length > 0)
        return 'Actions/Condition can contain only one colon.';
    if (vendor !== '*' && !/^[A-Za-z0-9.-]+$/.test(vendor))
        return `Vendor ${vendor} is not valid`;
    return undefined;
}
