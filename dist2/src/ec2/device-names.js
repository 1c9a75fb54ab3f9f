/**
 * The names that volumes have at their instances; inside, a device has the very name.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html
 */
import { invalidParameterValue, missingParameter } from './errors.js';
const names = /^(?:\/dev\/)?((?:sd|hd)[a-z](?:[1-9]|1[0-5])?|xvd(?:[a-z]|[b-d][a-z]))$/;
/** A name with `/dev/` before it. Throws MissingParameter, InvalidParameterValue. */
export function parseDevice(name) {
    if (!name)
        throw missingParameter('device');
    const found = names.exec(name)?.[1];
    if (found !== undefined)
        return `/dev/${found}`;
    const message = `Value (${name}) for parameter device is invalid.`;
    throw invalidParameterValue(`${message} ${name} is not a valid EBS device name.`);
}
