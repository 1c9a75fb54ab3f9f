/** The credential of Signature V4, `<key>/<date>/<region>/<service>/aws4_request`. */
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
/** The three places of a credential. */
export const places = {
    header: {
        code: 'AuthorizationHeaderMalformed',
        prefix: 'The authorization header is malformed; ',
    },
    query: {
        code: 'AuthorizationQueryParametersError',
        prefix: 'Error parsing the X-Amz-Credential parameter; ',
    },
    form: { code: 'InvalidArgument', prefix: '' },
};
/** AWS's refusal of what is wrong at that place. */
export function malformed(place, fault, detail) {
    const message = place.prefix + fault;
    return new AwsError(place.code, detail === undefined ? { message } : { message, detail });
}
/** Takes a credential apart, from its end: an access key id may hold a slash. */
export function parseCredential(text, place) {
    const atTerminal = text.lastIndexOf('/');
    const atService = text.lastIndexOf('/', atTerminal - 1);
    const atRegion = text.lastIndexOf('/', atService - 1);
    const atDate = text.lastIndexOf('/', atRegion - 1);
    if (atDate < 0 || atDate === atRegion) {
        const expected = '<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request';
        throw malformed(place, `the Credential is mal-formed; expecting "${expected}".`);
    }
    return {
        accessKeyId: text.slice(0, atDate),
        date: text.slice(atDate + 1, atRegion),
        region: text.slice(atRegion + 1, atService),
        service: text.slice(atService + 1, atTerminal),
        terminal: text.slice(atTerminal + 1),
    };
}
function isDay(date) {
    if (date.length !== 8)
        return false;
    for (let i = 0; i < 8; i++) {
        const code = date.charCodeAt(i);
        if (code < 48 || code > 57)
            return false;
    }
    return true;
}
/** Judges a scope, in AWS's order: date, region, service, terminal. */
export function checkScope(credential, rules, place) {
    const { date, region, service, terminal } = credential;
    if (!isDay(date)) {
        const format = 'This date in the credential must be in the format "yyyyMMdd".';
        throw malformed(place, `incorrect date format "${date}". ${format}`);
    }
    // A region is kept with the key that is derived of it: one that no server can have is not.
    const isRegion = region.length <= limits.regionMax;
    if (!isRegion || (rules.strictRegion && region !== rules.region && !isGlobal(credential))) {
        const shown = region.slice(0, limits.regionMax);
        const fault = `the region '${shown}' is wrong; expecting '${rules.region}'`;
        throw malformed(place, fault, { Region: rules.region });
    }
    if (!rules.services.includes(service)) {
        const ours = `This endpoint belongs to "${rules.services[0]}".`;
        throw malformed(place, `incorrect service "${service}". ${ours}`);
    }
    if (terminal !== 'aws4_request') {
        const fault = `incorrect terminal "${terminal}". This endpoint uses "aws4_request".`;
        throw malformed(place, fault);
    }
}
const globalServices = new Set(['iam', 'organizations', 'sts']);
const globalRegions = new Set(['us-east-1', 'aws-global']);
/**
 * True for what AWS has once, in us-east-1: SDKs sign for there whatever region is configured, and
 * some, given an endpoint, by that endpoint's other name.
 */
function isGlobal({ region, service }) {
    return globalServices.has(service) && globalRegions.has(region);
}
/** The scope as the string to sign has it. */
export function scopeOf({ date, region, service }) {
    return `${date}/${region}/${service}/aws4_request`;
}
