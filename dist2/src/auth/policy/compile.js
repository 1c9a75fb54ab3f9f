/**
 * Policies made ready to be asked: what is plain text in them becomes sets, what ends in one `*`
 * the beginning of a text, and so on, so that a decision needs no parsing.
 */
import { arnMatches, compileArnPattern } from './arn-pattern.js';
import { compileCondition } from './conditions.js';
import { contextKeysOfStatement } from './context-keys.js';
import { compileGlob, exactText, globMatches, knowsVariables, tokenize, } from './pattern.js';
import { compilePrincipals } from './principals.js';
/** Makes a policy ready; `source` is how explanations name it. */
export function compilePolicy(document, source = {}) {
    const statements = document.statements.map((statement) => compileStatement(statement, document));
    return { document, source, statements };
}
function compileStatement(statement, document) {
    const syntax = { wildcards: true, variables: knowsVariables(document) };
    const { principal, resource } = statement;
    return {
        statement,
        denies: statement.effect === 'Deny',
        action: compileActions(statement.action),
        resource: resource === undefined ? undefined : compileResources(resource, syntax),
        principal: principal === undefined ? undefined : compilePrincipals(principal),
        conditions: statement.conditions.map((condition) => compileCondition(condition, syntax)),
        contextKeys: contextKeysOfStatement(statement, document),
    };
}
function compileActions({ not, patterns }) {
    const exact = new Set();
    const globs = [];
    for (const pattern of patterns) {
        const tokens = tokenize(pattern.toLowerCase(), { wildcards: true, variables: false });
        const text = exactText(tokens);
        if (text === undefined)
            globs.push(compileGlob(tokens));
        else
            exact.add(text);
    }
    return { not, exact, globs };
}
function compileResources({ not, patterns }, syntax) {
    const exact = new Set();
    const others = [];
    for (const pattern of patterns) {
        const tokens = tokenize(pattern, syntax);
        const text = exactText(tokens);
        if (text !== undefined)
            exact.add(text);
        const compiled = compileArnPattern(tokens);
        if (text === undefined || compiled.type === 'fields')
            others.push(compiled);
    }
    return { not, exact, patterns: others };
}
/** Whether a statement is about an action, given in lower case. */
export function actionMatches({ not, exact, globs }, action) {
    if (exact.has(action))
        return !not;
    for (const glob of globs)
        if (globMatches(glob, action))
            return !not;
    return not;
}
/** Whether a statement is about a resource. */
export function resourceMatches({ not, exact, patterns }, resource, context) {
    if (exact.has(resource))
        return !not;
    for (const pattern of patterns)
        if (arnMatches(pattern, resource, context))
            return !not;
    return not;
}
