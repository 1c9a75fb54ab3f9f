/**
 * The patterns of policies: `*` any run of characters, `?` one (a UTF-16 unit), and policy
 * variables. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
/** Variables are replaced only in policies that say so by their version. */
export function knowsVariables({ version }) {
    return version === '2012-10-17';
}
const variable = /\$\{(?:([*?$])|([^{},'$*?]+)(?:,\s*'([^']*)'\s*)?)\}/g;
/** Parts a pattern. What looks like a variable but is none stands for itself. */
export function tokenize(pattern, syntax) {
    const tokens = [];
    let at = 0;
    if (syntax.variables && pattern.includes('${')) {
        for (const found of pattern.matchAll(variable)) {
            const [whole, escaped, key, fallback] = found;
            pushText(tokens, pattern.slice(at, found.index), syntax);
            if (escaped !== undefined)
                tokens.push({ type: 'text', text: escaped });
            else
                tokens.push({ type: 'variable', key: key.trim(), fallback });
            at = found.index + whole.length;
        }
    }
    pushText(tokens, pattern.slice(at), syntax);
    return tokens;
}
function pushText(tokens, text, { wildcards }) {
    if (text === '')
        return;
    if (!wildcards) {
        tokens.push({ type: 'text', text });
        return;
    }
    for (const part of text.split(/([*?])/)) {
        if (part === '*')
            tokens.push({ type: 'any' });
        else if (part === '?')
            tokens.push({ type: 'one' });
        else if (part !== '')
            tokens.push({ type: 'text', text: part });
    }
}
/** Whether anything of a pattern depends on the request. */
export function hasVariables(tokens) {
    return tokens.some(({ type }) => type === 'variable');
}
/**
 * Puts the request's values in the place of variables; a `*` in a value stands for itself.
 * Undefined where a key without fallback is missing, or has several values: then nothing matches.
 */
export function resolve(tokens, context) {
    const resolved = [];
    for (const token of tokens) {
        if (token.type !== 'variable') {
            resolved.push(token);
            continue;
        }
        const values = context(token.key.toLowerCase());
        const isMissing = values === undefined || values.length === 0;
        const text = isMissing ? token.fallback : values.length === 1 ? values[0] : undefined;
        if (text === undefined)
            return undefined;
        resolved.push({ type: 'text', text });
    }
    return resolved;
}
/** Makes a pattern without variables ready. */
export function compileGlob(tokens) {
    const runs = [[]];
    for (const token of tokens) {
        if (token.type === 'any')
            runs.push([]);
        else
            runs.at(-1)?.push(token);
    }
    const [head, ...rest] = runs.map(segmentOf);
    const tail = rest.pop();
    return { head, middle: rest.filter(({ text }) => text !== ''), tail };
}
function segmentOf(tokens) {
    let text = '';
    for (const token of tokens)
        text += token.type === 'text' ? token.text : '?';
    return { text, holes: tokens.some(isOne) ? tokens.flatMap(holesOf) : undefined };
}
function isOne({ type }) {
    return type === 'one';
}
function holesOf(token) {
    return token.type === 'text' ? new Array(token.text.length).fill(false) : [true];
}
/**
 * Whether a pattern matches a text whole. Between two `*` the first place that fits is as good as
 * any, so that there is nothing to go back to: the time is the text's length times the longest
 * segment's at worst, however many `*` there are.
 */
export function globMatches({ head, middle, tail }, text) {
    if (tail === undefined)
        return text.length === head.text.length && fitsAt(head, text, 0);
    const end = text.length - tail.text.length;
    let at = head.text.length;
    if (at > end || !fitsAt(head, text, 0) || !fitsAt(tail, text, end))
        return false;
    for (const segment of middle) {
        const found = find(segment, text, at);
        if (found < 0 || found + segment.text.length > end)
            return false;
        at = found + segment.text.length;
    }
    return true;
}
function find(segment, text, from) {
    if (segment.holes === undefined)
        return text.indexOf(segment.text, from);
    for (let at = from; at + segment.text.length <= text.length; at += 1) {
        if (fitsAt(segment, text, at))
            return at;
    }
    return -1;
}
function fitsAt({ text: wanted, holes }, text, from) {
    if (holes === undefined)
        return text.startsWith(wanted, from);
    for (let at = 0; at < wanted.length; at += 1) {
        if (!holes[at] && wanted.charCodeAt(at) !== text.charCodeAt(from + at))
            return false;
    }
    return true;
}
/** The text of a pattern that has neither wildcards nor variables; else undefined. */
export function exactText(tokens) {
    let exact = '';
    for (const token of tokens) {
        if (token.type !== 'text')
            return undefined;
        exact += token.text;
    }
    return exact;
}
