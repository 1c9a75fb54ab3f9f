/**
 * What the query parameters of a service can mean, and the refusal of those that mean something
 * which the chosen operation does not do. Unknown parameters with a value are ignored, as AWS
 * ignores them; unknown ones without a value look like a sub-resource, and are: of a newer S3, or
 * misspelt.
 */
import { AwsError } from './errors.js';
/** Parameters of signatures, and `x-id`, which some SDKs add to tell their logs the operation. */
const signing = new Set(['x-id', 'AWSAccessKeyId', 'Signature', 'Expires']);
/**
 * Throws if the query has a sub-resource that the chosen operation does not use: InvalidArgument,
 * MethodNotAllowed (known with another method) or NotImplemented (not known at all).
 */
export function checkParameters(request, chosen, known) {
    for (const [name, value] of request.query) {
        if (chosen.uses.has(name) || signing.has(name))
            continue;
        const places = known.places.get(name);
        if (places && (known.everywhere.has(name) || hasLevel(places, chosen))) {
            throw unusedSubResource(name, places, { request, chosen });
        }
        if (value !== '' || known.read.has(name) || isHarmless(name))
            continue;
        // A cache-buster like `style.css?20261122` only reads; anything else is not guessed at.
        if (chosen.place === 'GET object' || chosen.place === 'HEAD object')
            continue;
        throw new AwsError('NotImplemented', {
            message: `There is no sub-resource ?${name} that is implemented`,
            detail: { ResourceType: name },
        });
    }
}
function isHarmless(name) {
    const start = name.slice(0, 9).toLowerCase();
    return start.startsWith('x-amz-') || start === 'response-';
}
function unusedSubResource(name, places, { request, chosen }) {
    if (name === 'versionId') {
        return refuse(name, 'This operation does not accept a version-id.');
    }
    if (places.has(chosen.place)) {
        const used = [...request.query.keys()].filter((each) => chosen.uses.has(each));
        if (used.length === 0)
            return refuse(name, `The parameter ${name} is not valid in this request`);
        return refuse(name, `Conflicting query string parameters: ${[...used, name].join(', ')}`);
    }
    if (hasLevel(places, chosen))
        return methodNotAllowed(request.method, name.toUpperCase());
    const level = levelOf(chosen);
    const what = level === 'object' ? 'a key' : `a ${level}`;
    return refuse(name, `There is no such thing as the ?${name} sub-resource for ${what}`);
}
function hasLevel(places, chosen) {
    for (const place of places)
        if (place.endsWith(levelOf(chosen)))
            return true;
    return false;
}
function levelOf({ place }) {
    return place.slice(place.indexOf(' ') + 1);
}
function refuse(name, message) {
    const detail = { ArgumentName: 'ResourceType', ArgumentValue: name };
    return new AwsError('InvalidArgument', { message, detail });
}
/** 405, with what was asked of what. */
export function methodNotAllowed(method, resourceType) {
    return new AwsError('MethodNotAllowed', {
        detail: { Method: method, ResourceType: resourceType },
    });
}
