import { makeToken, readToken } from '../listing.js';
import { listedObjects, objectQuery } from '../object-listing.js';
import { operation } from '../operation.js';
import { owner } from '../owner.js';
/**
 * Lists objects, a page of up to 1,000 at a time.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export const ListObjectsV2 = operation('ListObjectsV2', {
    permission: 's3:ListBucket',
    heavy: true,
    async handle({ input, bucket, storage }) {
        const { ContinuationToken, StartAfter, Delimiter, EncodingType } = input;
        const after = ContinuationToken ? readToken(ContinuationToken) : StartAfter;
        const { query, encode } = objectQuery(input, after);
        const page = await storage.objects.list(bucket, query);
        return {
            Name: bucket.name,
            Prefix: encode(query.prefix),
            StartAfter: StartAfter === undefined ? undefined : encode(StartAfter),
            ContinuationToken,
            NextContinuationToken: page.next === undefined ? undefined : makeToken(page.next),
            KeyCount: page.objects.length + page.prefixes.length,
            MaxKeys: query.max,
            Delimiter: Delimiter ? encode(Delimiter) : undefined,
            EncodingType,
            IsTruncated: page.next !== undefined,
            ...listedObjects(page, encode, input.FetchOwner ? owner(bucket.account) : undefined),
        };
    },
});
