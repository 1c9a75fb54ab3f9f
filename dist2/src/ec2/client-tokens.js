/**
 * Client tokens: a request that is sent again with its token makes nothing new, and answers with
 * what it made. https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
import { createHash } from 'node:crypto';
import { limits } from '../limits.js';
import { refusal } from './errors.js';
/**
 * The id of what a request made, or has made before. Throws IdempotentParameterMismatch for another
 * request with its token, and what `make` throws.
 */
export async function makeOnce(records, { operation, input, now }, make) {
    const { ClientToken: token, DryRun: _, ...asked } = input;
    if (!token)
        return make();
    const name = `${operation}/${createHash('sha256').update(token).digest('hex')}`;
    const digest = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
    const known = await records.get('clientRequest', name);
    if (known !== undefined && known.at > now - limits.clientTokenMs) {
        if (known.digest === digest)
            return known.id;
        const message = 'The client token was used before with other parameters.';
        throw refusal('IdempotentParameterMismatch', message);
    }
    const id = await make();
    records.put('clientRequest', name, { name, digest, id, at: now });
    await forgetOld(records, now);
    return id;
}
async function forgetOld(records, now) {
    for (const { name, at } of await records.all('clientRequest')) {
        if (at <= now - limits.clientTokenMs)
            records.remove('clientRequest', name);
    }
}
