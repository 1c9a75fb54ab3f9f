/** Names of services, as principals of policies name them. */
import { limits } from '../limits.js';
import { invalidInput } from './errors.js';
import { parseText } from './inputs.js';
const principal = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/;
/** A name like `iam.amazonaws.com`. Throws InvalidInputException. */
export function parsePrincipal(text) {
    const name = parseText('ServicePrincipal', text, { min: 1, max: limits.servicePrincipalMax });
    if (principal.test(name))
        return name;
    const message = 'You specified an unrecognized service principal.';
    throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL', message);
}
