/**
 * The parameters of an AWS Query call: `Tags.member.1.Key=a` names a place in a tree, and the tree
 * is what an operation's decoder reads.
 */
import { limits } from '../limits.js';
import { AwsError } from './errors.js';
import { parseQuery } from './request.js';
/**
 * The parameters of a call: those of the form in its body, then those of its query. Throws
 * MalformedQueryString; RequestEntityTooLarge above our bounds.
 */
export function readParameters(request, form) {
    if (form.length === 0)
        return request.query;
    if (form.length > limits.callBytes)
        throw new AwsError('RequestEntityTooLarge', { status: 413 });
    const text = form.toString('latin1').trim();
    if (countParameters(text) > limits.queryParameters) {
        throw malformed(`There are more than ${limits.queryParameters} parameters.`);
    }
    const parameters = parseForm(text);
    if (request.query.size === 0)
        return parameters;
    return new Map([...request.query, ...parameters]);
}
function parseForm(text) {
    try {
        return parseQuery(text);
    }
    catch (cause) {
        if (!(cause instanceof AwsError))
            throw cause;
        throw malformed('The query string contains a syntax error.');
    }
}
function countParameters(text) {
    let count = 1;
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1))
        count++;
    return count;
}
/**
 * The tree of those parameters whose first name is in `known`; the others are passed over, as AWS
 * does. Throws MalformedQueryString for a name that is too long or too deep.
 */
export function treeOf(parameters, known) {
    const root = { value: undefined, children: new Map() };
    for (const [name, value] of parameters) {
        const dot = name.indexOf('.');
        if (!known.has(dot < 0 ? name : name.slice(0, dot)))
            continue;
        if (name.length > limits.queryNameBytes)
            throw malformed('A parameter has too long a name.');
        const path = dot < 0 ? [name] : name.split('.');
        if (path.length > limits.callDepth)
            throw malformed('A parameter is nested too deep.');
        place(root, path).value ??= value;
    }
    return root;
}
function place(root, path) {
    let node = root;
    for (const name of path) {
        node.children ??= new Map();
        let child = node.children.get(name);
        if (!child) {
            child = { value: undefined, children: undefined };
            node.children.set(name, child);
        }
        node = child;
    }
    return node;
}
function malformed(message) {
    return new AwsError('MalformedQueryString', { status: 404, message });
}
