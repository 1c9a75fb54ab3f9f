import { MalformedPolicy } from './malformed.js';
import { operatorNamed, parseOperatorName } from './operators.js';
/** Reads the element: every key of every operator. Throws MalformedPolicy. */
export function parseConditions(value, { place, words }) {
    if (value === undefined)
        return [];
    const conditions = [];
    for (const [name, keys] of membersOf(value, { place, words })) {
        const at = `${place}.${name}`;
        // IAM lets an operator without keys be called anything.
        const members = membersOf(keys, { place: at, words });
        const operator = parseOperatorName(name);
        if (operator === undefined) {
            if (members.size === 0)
                continue;
            throw new MalformedPolicy(`Invalid Condition type : ${name}.`, at);
        }
        for (const [key, list] of members) {
            const values = valuesOf(list, { place: `${at}.${key}`, words });
            checkValues(values, { operator: operator.operator, place: `${at}.${key}`, words });
            conditions.push({ ...operator, key, values });
        }
    }
    return conditions;
}
function membersOf(value, { place, words }) {
    if (value.type === 'object')
        return value.members;
    throw new MalformedPolicy(words.syntax, `${place}: an object expected`);
}
function valuesOf(value, { place, words }) {
    return (value.type === 'list' ? value.items : [value]).map((one) => {
        if (one.type === 'string' || one.type === 'number' || one.type === 'boolean')
            return one.value;
        throw new MalformedPolicy(words.syntax, `${place}: strings, numbers or booleans expected`);
    });
}
function checkValues(values, { operator, place, words }) {
    const { accepts } = operatorNamed(operator);
    const bad = values.find((value) => !accepts(value));
    if (bad !== undefined)
        throw new MalformedPolicy(words.legacy, `${place}: ${bad}`);
}
