/** Whether an input has all that AWS's schema requires, at any depth; for Query and JSON. */
import { limits } from '../limits.js';
import { ec2ParameterName } from './ec2-decode.js';
import { AwsError } from './errors.js';
/** Gives an input back, or throws the service's error if it lacks a required member. */
export function createRequiredCheck(shape, { service, protocol }) {
    const find = shape && structureFinder(shape, protocol === 'ec2' ? asSent : asInJava);
    if (!find)
        return (input) => input;
    const refuse = inOtherWords[service] ?? (protocol === 'query' ? 'ValidationError' : 'ValidationException');
    return (input) => {
        const missing = [];
        find(input, '', missing);
        if (missing.length === 0)
            return input;
        throw typeof refuse === 'function' ? refuse(missing) : validationError(refuse, missing);
    };
}
/**
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_InvalidInputException.html
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const inOtherWords = {
    ec2: ([first = '']) => new AwsError('MissingParameter', {
        status: 400,
        message: `The request must contain the parameter ${first}`,
    }),
    organizations: () => new AwsError('InvalidInputException', {
        status: 400,
        message: 'You must include a value for all required parameters.',
        detail: { Reason: 'INPUT_REQUIRED' },
    }),
};
function validationError(code, missing) {
    const count = missing.length === 1 ? '1 validation error' : `${missing.length} validation errors`;
    const each = missing.map((path) => `Value null at '${path}' failed to satisfy constraint: Member must not be null`);
    return new AwsError(code, { status: 400, message: `${count} detected: ${each.join('; ')}` });
}
/** AWS's framework writes names as Java does: `tags.1.member.key`. */
const asInJava = {
    member: ({ name }) => name.charAt(0).toLowerCase() + name.slice(1),
    item: (at) => `${at}.member`,
};
const asSent = { member: ec2ParameterName, item: String };
/** Undefined where nothing is required, however deep. */
function finder(shape, places) {
    if (shape.type === 'structure')
        return structureFinder(shape, places);
    if (shape.type === 'list')
        return listFinder(shape.element.shape, places);
    return shape.type === 'map' ? mapFinder(shape.value.shape, places) : undefined;
}
function structureFinder({ members }, places) {
    const looked = members
        .map((member) => ({
        name: member.name,
        place: places.member(member),
        required: member.required,
        inside: finder(member.shape, places),
    }))
        .filter(({ required, inside }) => required || inside);
    if (looked.length === 0)
        return undefined;
    return (values, path, missing) => {
        for (const { name, place, required, inside } of looked) {
            const value = values[name];
            if (value !== undefined)
                inside?.(value, below(path, place), missing);
            else if (required && missing.length < limits.missingMembersNamed) {
                missing.push(below(path, place));
            }
        }
    };
}
function below(path, place) {
    return path === '' ? place : `${path}.${place}`;
}
function listFinder(shape, places) {
    const find = finder(shape, places);
    return (find &&
        ((values, path, missing) => {
            for (const [at, value] of values.entries()) {
                find(value, `${path}.${places.item(at + 1)}`, missing);
            }
        }));
}
function mapFinder(shape, places) {
    const find = finder(shape, places);
    return (find &&
        ((values, path, missing) => {
            for (const key in values) {
                find(values[key], `${path}.${key}.member`, missing);
            }
        }));
}
