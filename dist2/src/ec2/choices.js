/** Values of which a parameter takes a few, or a range. */
import { invalidParameterValue } from './errors.js';
/** The value if it is one of those; undefined stays so. Throws InvalidParameterValue. */
export function parseChoice(value, { name, values }) {
    if (value === undefined)
        return undefined;
    const found = values.find((each) => each === value);
    if (found !== undefined)
        return found;
    const list = values.join(', ');
    const message = `Value (${value}) for parameter ${name} is invalid. Valid values: ${list}.`;
    throw invalidParameterValue(message);
}
/** The number if it is whole and in the range; undefined stays so. Throws InvalidParameterValue. */
export function parseNumber(value, { name, min, max }) {
    if (value === undefined || (Number.isInteger(value) && value >= min && value <= max))
        return value;
    const message = `Value (${value}) for parameter ${name} is invalid.`;
    throw invalidParameterValue(`${message} It must be from ${min} to ${max}.`);
}
