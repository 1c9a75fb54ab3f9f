/**
 * Conditions, ready. How several keys and values play together:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
import { operatorNamed } from './operators.js';
/** Makes a condition ready. */
export function compileCondition(condition, syntax) {
    const key = condition.key.toLowerCase();
    const { operator: name, ifExists, quantifier, values } = condition;
    if (name === 'Null')
        return { key, holds: holdsNull(key, values) };
    const operator = operatorNamed(name);
    const tests = values.map((value) => operator.compile(value, syntax));
    const wanted = { key, matches: anyOf(tests), negated: operator.negated, ifExists };
    if (quantifier === 'ForAllValues')
        return { key, holds: holdsForAll(wanted) };
    if (quantifier === 'ForAnyValue')
        return { key, holds: holdsForAny(wanted) };
    return { key, holds: holdsPlain(wanted) };
}
function anyOf(tests) {
    const [first] = tests;
    if (first !== undefined && tests.length === 1)
        return first;
    return (value, context) => {
        for (const test of tests)
            if (test(value, context))
                return true;
        return false;
    };
}
// A missing key fails a positive operator and passes a negated one.
function holdsPlain({ key, matches, negated, ifExists }) {
    return (context) => {
        const values = context(key);
        if (values === undefined || values.length === 0)
            return ifExists || negated;
        for (const value of values)
            if (matches(value, context))
                return !negated;
        return negated;
    };
}
// No values at all pass, as AWS warns.
function holdsForAll({ key, matches, negated }) {
    return (context) => {
        const values = context(key);
        if (isEmpty(values))
            return true;
        return values.every((value) => matches(value, context) !== negated);
    };
}
function holdsForAny({ key, matches, negated, ifExists }) {
    return (context) => {
        const values = context(key);
        if (isEmpty(values))
            return ifExists && (values === undefined || values.length === 0);
        return values.some((value) => matches(value, context) !== negated);
    };
}
// To both quantifiers, AWS says, empty strings are as good as no values.
function isEmpty(values) {
    return values === undefined || values.every((value) => value === '');
}
function holdsNull(key, values) {
    const wanted = values.map((value) => value.toLowerCase());
    return (context) => {
        const found = context(key);
        const isMissing = found === undefined || found.length === 0;
        return wanted.includes(isMissing ? 'true' : 'false');
    };
}
