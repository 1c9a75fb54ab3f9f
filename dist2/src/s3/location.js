/**
 * Where buckets are. One server is one place; names of other regions are kept as a client gives
 * them.
 */
import { AwsError } from '../wire/errors.js';
/** AWS's first region, whose endpoint is also the global one and has rules of its own. */
export const globalRegion = 'us-east-1';
const regionName = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;
/**
 * The region of a new bucket. As at AWS, the endpoint of us-east-1 makes buckets for any region,
 * those of other regions only their own; unlike AWS these do not insist on being named, since many
 * tools never name a region. `EU` is the old name of eu-west-1.
 */
export function bucketRegion(constraint, serverRegion) {
    if (constraint === undefined || constraint === '' || constraint === serverRegion) {
        return serverRegion;
    }
    const region = constraint === 'EU' ? 'eu-west-1' : constraint;
    if (!regionName.test(region)) {
        throw new AwsError('InvalidLocationConstraint', { detail: { LocationConstraint: constraint } });
    }
    if (serverRegion === globalRegion || region === serverRegion)
        return region;
    throw new AwsError('IllegalLocationConstraintException', {
        message: `The ${region} location constraint is incompatible for the region specific endpoint ` +
            'this request was sent to.',
    });
}
