import { knowsVariables, tokenize } from './pattern.js';
/** The condition keys and variables of a policy as it writes them, each once, in its order. */
export function contextKeysOf(document) {
    return once(document.statements.flatMap((statement) => keysRead(statement, document)));
}
/** The condition keys and variables of one statement, each once. */
export function contextKeysOfStatement(statement, document) {
    return once(keysRead(statement, document));
}
function keysRead(statement, document) {
    const { resource, conditions } = statement;
    const keys = conditions.map(({ key }) => key);
    if (!knowsVariables(document))
        return keys;
    const texts = [
        ...(resource?.patterns ?? []),
        ...conditions
            .filter(({ operator }) => /^(?:String|Arn)/.test(operator))
            .flatMap(({ values }) => values),
    ];
    return [...keys, ...texts.flatMap(variablesOf)];
}
function variablesOf(text) {
    return tokenize(text, { wildcards: true, variables: true }).flatMap((token) => token.type === 'variable' ? [token.key] : []);
}
function once(keys) {
    const seen = new Map();
    for (const key of keys) {
        const name = key.toLowerCase();
        if (!seen.has(name))
            seen.set(name, key);
    }
    return [...seen.values()];
}
