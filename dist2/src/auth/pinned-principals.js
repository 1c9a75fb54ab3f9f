import { organizationScope } from '../accounts/store.js';
import { parseJson } from './policy/json.js';
import { MalformedPolicy } from './policy/malformed.js';
import { wordsFor } from './policy/policy-words.js';
/**
 * Finds the users and roles that a document names, in any account. Throws MalformedPolicy for a
 * principal that does not exist. `home` is the account that the document belongs to.
 */
export async function pinPrincipals({ kind, statements }, directory, home) {
    const pins = new Map();
    for (const { principal, index } of statements) {
        const nobody = (type, text) => {
            const place = `Statement[${index}].${principal?.not ? 'NotPrincipal' : 'Principal'}`;
            return new MalformedPolicy(wordsFor(kind).principal(type, text), place);
        };
        for (const text of principal?.aws ?? []) {
            const id = text === '*' ? text : await idOf(text, directory, home);
            if (id === undefined)
                throw nobody('AWS', text);
            if (id !== text)
                pins.set(text, id);
        }
        // An account's number is its canonical id, too.
        for (const text of principal?.canonicalUser ?? []) {
            if (!(await isAccount(text, directory, home)))
                throw nobody('CanonicalUser', text);
        }
    }
    return Object.fromEntries(pins);
}
/** A policy's text as it is to be judged: with unique ids where its principals were pinned. */
export function pinnedText(text, pins) {
    return withPrincipals(text, new Map(Object.entries(pins)));
}
const judgedTexts = new WeakMap();
/** The same of a policy that is kept as one object: put together once for each such object. */
export function judgedText(policy) {
    const known = judgedTexts.get(policy);
    if (known !== undefined)
        return known;
    const text = pinnedText(policy.text, policy.pins);
    judgedTexts.set(policy, text);
    return text;
}
/**
 * A policy's text as it is to be shown: as it was given while its principals exist, with their
 * present ARNs if they were renamed, and with the unique ids of those that are no more.
 */
export async function shownText(text, pins, directory) {
    const changed = new Map();
    for (const [arn, id] of Object.entries(pins)) {
        const shown = (await arnOf(arn, id, directory)) ?? id;
        if (shown !== arn)
            changed.set(arn, shown);
    }
    return withPrincipals(text, changed);
}
const uniqueId = /^A(?:ID|RO)A[A-Z0-9]+$/;
const ofAccount = /^(?:(?:arn:aws:iam::)?(\d{12})(?::root)?|arn:aws:sts::(\d{12}):.+)$/;
const userOrRole = /^arn:aws:iam::(\d{12}):(user|role)\/(?:[\x21-\x7e]+\/)?([\w+=,.@-]{1,64})$/;
/** A principal's unique id; of what has none its own text. Undefined if it does not exist. */
async function idOf(text, directory, home) {
    if (uniqueId.test(text))
        return (await withId(text, directory, home)) && text;
    const arn = parseArn(text);
    if (arn !== undefined) {
        const found = await directory.entities.in(arn.account).get(arn.kind, arn.name);
        return found && principalArn(arn.account, found) === text ? idIn(found) : undefined;
    }
    const [, named, ofSession] = ofAccount.exec(text) ?? [];
    const account = named ?? ofSession;
    return account !== undefined && (await isAccount(account, directory, home)) ? text : undefined;
}
async function isAccount(account, directory, home) {
    if (account === home || account === (await directory.rootAccount()))
        return true;
    return (await directory.entities.in(organizationScope).get('account', account)) !== undefined;
}
/** The present ARN of whom an ARN named when it was pinned; undefined if there is nobody. */
async function arnOf(text, id, directory) {
    const arn = parseArn(text);
    if (arn === undefined)
        return undefined;
    const sameName = await directory.entities.in(arn.account).get(arn.kind, arn.name);
    const found = sameName && idIn(sameName) === id ? sameName : undefined;
    const renamed = found ?? (await withId(id, directory, arn.account));
    return renamed && principalArn(arn.account, renamed);
}
async function withId(id, { entities }, account) {
    const kind = id.startsWith('AIDA') ? 'user' : 'role';
    const all = await entities.in(account).all(kind);
    return all.find((one) => idIn(one) === id);
}
function parseArn(text) {
    const [, account, kind, name] = userOrRole.exec(text) ?? [];
    if (account === undefined || name === undefined)
        return undefined;
    return { account, kind: kind === 'user' ? 'user' : 'role', name };
}
const idIn = (found) => ('userId' in found ? found.userId : found.roleId);
function principalArn(account, found) {
    const name = 'userName' in found ? `user${found.path}${found.userName}` : undefined;
    const role = 'roleName' in found ? `role${found.path}${found.roleName}` : undefined;
    return `arn:aws:iam::${account}:${name ?? role}`;
}
/** Replaces principals where they stand, and leaves all else of the text as it is. */
function withPrincipals(text, replaced) {
    if (replaced.size === 0)
        return text;
    let written = '';
    let end = 0;
    for (const principal of principalsIn(parseJson(text, 'A stored policy is no JSON'))) {
        const other = replaced.get(principal.value);
        if (other === undefined)
            continue;
        written += text.slice(end, principal.start) + JSON.stringify(other);
        end = principal.end;
    }
    return written + text.slice(end);
}
/** What stands under `AWS` of each `Principal` and `NotPrincipal`, in the order of the text. */
function principalsIn(document) {
    const elements = listed(member(document, 'Statement')).flatMap((statement) => ['Principal', 'NotPrincipal'].flatMap((name) => listed(member(statement, name))));
    const named = elements.flatMap((element) => listed(member(element, 'AWS')));
    return named.filter((value) => value.type === 'string');
}
function member(value, name) {
    return value.type === 'object' ? value.members.get(name) : undefined;
}
function listed(value) {
    if (value === undefined)
        return [];
    return value.type === 'list' ? value.items : [value];
}
