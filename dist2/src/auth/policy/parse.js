/**
 * Reads policies: first the grammar of the whole, then the rules of its kind, in the order in which
 * IAM finds faults.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import { limits } from '../../limits.js';
import { parseJson, positionsIn } from './json.js';
import { MalformedPolicy } from './malformed.js';
import { parseConditions } from './parse-conditions.js';
import { parsePrincipal } from './parse-principal.js';
import { wordsFor } from './policy-words.js';
import { checkRules, checkVersion } from './rules.js';
const elements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
    'Sid',
    'Effect',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
]);
/** Reads a policy and holds it against the rules of its kind. Throws MalformedPolicy. */
export function parsePolicy(text, kind) {
    const words = wordsFor(kind);
    const root = parseJson(text, words.json);
    if (root.type !== 'object')
        throw new MalformedPolicy(words.json, 'an object expected');
    checkElements(root, { known: elements, place: 'the policy', words });
    const version = parseVersion(root.members.get('Version'), words);
    const id = parseText(root.members.get('Id'), 'Id', words);
    const statements = afterVersion({ kind, version }, () => parseStatements(root, text, words));
    const document = { kind, version, id, statements };
    checkRules(document);
    return document;
}
/** What `work` returns; where IAM's older parser fails, a version that is too old is told first. */
function afterVersion(document, work) {
    try {
        return work();
    }
    catch (error) {
        const { legacy } = wordsFor(document.kind);
        if (error instanceof MalformedPolicy && error.words === legacy)
            checkVersion({ document });
        throw error;
    }
}
function parseStatements(root, text, words) {
    const positionOf = positionsIn(text);
    return statementsOf(root, words).map((value, index) => parseStatement(value, { positionOf, index, words }));
}
function checkElements({ members }, expected) {
    for (const name of members.keys()) {
        if (expected.known.has(name))
            continue;
        const place = `${expected.place}: unknown element ${name}`;
        throw new MalformedPolicy(expected.words.unknownElement(name), place);
    }
}
function parseVersion(value, words) {
    if (value === undefined)
        return '2008-10-17';
    if (value.type === 'string') {
        if (value.value === '2012-10-17' || value.value === '2008-10-17')
            return value.value;
    }
    throw new MalformedPolicy(words.syntax, 'Version: 2012-10-17 or 2008-10-17 expected');
}
function parseText(value, place, words) {
    if (value === undefined || value.type === 'string')
        return value?.value;
    throw new MalformedPolicy(words.syntax, `${place}: a string expected`);
}
function statementsOf({ members }, words) {
    const value = members.get('Statement');
    if (value === undefined)
        throw new MalformedPolicy(words.missing('Statement'), 'no Statement');
    const statements = value.type === 'list' ? value.items : [value];
    if (statements.length === 0)
        throw new MalformedPolicy(words.syntax, 'Statement: none');
    if (statements.length > limits.policyStatements) {
        throw new MalformedPolicy(words.syntax, `Statement: more than ${limits.policyStatements}`);
    }
    return statements;
}
function parseStatement(value, { positionOf, index, words }) {
    const place = `Statement[${index}]`;
    if (value.type !== 'object')
        throw new MalformedPolicy(words.syntax, `${place}: no object`);
    const { members } = value;
    checkElements(value, { known: statementElements, place, words });
    const at = { members, place, words };
    return {
        index,
        sid: parseText(members.get('Sid'), `${place}.Sid`, words),
        effect: parseEffect(at),
        principal: parseEither(at, 'Principal', (one) => parsePrincipal(one.value, one)),
        action: parseEither(at, 'Action', parsePatterns) ?? { not: false, patterns: [] },
        resource: parseEither(at, 'Resource', parsePatterns),
        conditions: parseConditions(members.get('Condition'), {
            place: `${place}.Condition`,
            words,
        }),
        start: positionOf(value.start),
        end: positionOf(value.end),
    };
}
function parseEffect({ members, place, words }) {
    const effect = parseText(members.get('Effect'), `${place}.Effect`, words);
    if (effect === 'Allow' || effect === 'Deny')
        return effect;
    if (effect === undefined)
        throw new MalformedPolicy(words.missing('Effect'), `${place}: no Effect`);
    const isKnown = /^(?:allow|deny)$/i.test(effect);
    const fault = `${place}.Effect: Allow or Deny expected`;
    throw new MalformedPolicy(isKnown ? words.legacy : words.syntax, fault);
}
function parseEither({ members, place, words }, name, parse) {
    const value = members.get(name);
    const opposite = members.get(`Not${name}`);
    if (value !== undefined && opposite !== undefined) {
        throw new MalformedPolicy(words.syntax, `${place}: both ${name} and Not${name}`);
    }
    if (value !== undefined)
        return parse({ value, not: false, place: `${place}.${name}`, words });
    if (opposite === undefined)
        return undefined;
    return parse({ value: opposite, not: true, place: `${place}.Not${name}`, words });
}
function parsePatterns({ value, not, place, words }) {
    const values = value.type === 'list' ? value.items : [value];
    const patterns = values.map((one) => {
        if (one.type === 'string')
            return one.value;
        throw new MalformedPolicy(words.syntax, `${place}: a string or a list of strings expected`);
    });
    return { not, patterns };
}
