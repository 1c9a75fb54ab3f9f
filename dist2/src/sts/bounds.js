/**
 * What the members of STS's inputs may be. All that is wrong is said at once, as AWS does.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
import { limits } from '../limits.js';
import { validationError } from './errors.js';
const arn = { min: 20, max: 2048, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E]+' };
const name = '[\\w+=,.@-]*';
const bounds = {
    AccessKeyId: { min: 16, max: 128, pattern: '[\\w]*' },
    EncodedMessage: { min: 1, max: limits.authorizationMessageMax },
    ExternalId: { min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*' },
    Name: { min: 2, max: 32, pattern: name },
    Policy: { min: 1, max: limits.sessionPolicyMax },
    PolicyArns: { min: 0, max: limits.sessionPolicyArns },
    PrincipalArn: arn,
    ProviderId: { min: 4, max: 2048 },
    RoleArn: arn,
    RoleSessionName: { min: 2, max: 64, pattern: name },
    SAMLAssertion: { min: 4, max: limits.samlAssertionMax },
    SerialNumber: { min: 9, max: 256, pattern: '[\\w+=/:,.@-]*' },
    SourceIdentity: { min: 2, max: 64, pattern: name },
    Tags: { min: 0, max: limits.tagsPerEntity },
    TargetPrincipal: { min: 12, max: 2048 },
    TokenCode: { min: 6, max: 6, pattern: '[\\d]*' },
    TransitiveTagKeys: { min: 0, max: limits.tagsPerEntity },
    WebIdentityToken: { min: 4, max: limits.webIdentityTokenMax },
};
/** Throws ValidationError with all that no input may be. */
export function checkInput(input, durations) {
    const faults = [];
    for (const [member, value] of Object.entries(input)) {
        const bound = bounds[member];
        if (bound !== undefined)
            faults.push(...faultsOf(member, value, bound));
        if (member === 'DurationSeconds' && durations !== undefined) {
            faults.push(...rangeFaults(Number(value), durations));
        }
    }
    if (faults.length === 0)
        return;
    const count = `${faults.length} validation error${faults.length === 1 ? '' : 's'} detected`;
    throw validationError(`${count}: ${faults.join('; ')}`);
}
function faultsOf(member, value, { min, max, pattern }) {
    const isText = typeof value === 'string';
    if (!isText && !Array.isArray(value))
        return [];
    const faults = [];
    if (value.length < min)
        faults.push(`have length greater than or equal to ${min}`);
    if (value.length > max)
        faults.push(`have length less than or equal to ${max}`);
    if (isText && pattern !== undefined && !new RegExp(`^${pattern}$`).test(value)) {
        faults.push(`satisfy regular expression pattern: ${pattern}`);
    }
    return faults.map((constraint) => fault(member, String(value), constraint));
}
function rangeFaults(seconds, [min, max]) {
    const name = 'DurationSeconds';
    const value = String(seconds);
    if (seconds < min)
        return [fault(name, value, `have value greater than or equal to ${min}`)];
    return seconds > max ? [fault(name, value, `have value less than or equal to ${max}`)] : [];
}
function fault(member, value, constraint) {
    const at = member.charAt(0).toLowerCase() + member.slice(1);
    // A token is a secret, and long: of what is given so much is said that it is known again.
    const shown = value.slice(0, limits.valueShownMax);
    return `Value '${shown}' at '${at}' failed to satisfy constraint: Member must ${constraint}`;
}
