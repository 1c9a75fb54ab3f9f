import { limits } from '../../limits.js';
import { AwsError } from '../../wire/errors.js';
import { invalidArgument } from '../errors.js';
import { makeToken, readToken } from '../listing.js';
import { operation } from '../operation.js';
import { owner } from '../owner.js';
/**
 * Lists the buckets of the caller's account, in order.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
 */
export const ListBuckets = operation('ListBuckets', {
    permission: 's3:ListAllMyBuckets',
    async handle({ input, caller, storage }) {
        if (caller.type === 'anonymous')
            throw new AwsError('AccessDenied');
        const { Prefix, BucketRegion, ContinuationToken } = input;
        const max = bucketsMax(input.MaxBuckets);
        const after = ContinuationToken ? readToken(ContinuationToken) : '';
        const page = await storage.buckets.list({
            account: caller.account,
            prefix: Prefix ?? '',
            after,
            max,
        });
        return {
            Owner: owner(caller.account),
            Buckets: page.buckets
                .filter((bucket) => BucketRegion === undefined || bucket.region === BucketRegion)
                .map(listedBucket),
            Prefix,
            ContinuationToken: page.next === undefined ? undefined : makeToken(page.next),
        };
    },
});
function bucketsMax(asked) {
    if (asked === undefined)
        return limits.listBucketsMax;
    if (asked >= 1 && asked <= limits.listBucketsMax)
        return asked;
    throw invalidArgument('max-buckets', String(asked), `Argument max-buckets must be an integer between 1 and ${limits.listBucketsMax}`);
}
function listedBucket(bucket) {
    return {
        Name: bucket.name,
        CreationDate: new Date(bucket.createdAt),
        BucketRegion: bucket.region,
        BucketArn: `arn:aws:s3:::${bucket.name}`,
    };
}
