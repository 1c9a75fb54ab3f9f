import { listedObjects, objectQuery } from '../object-listing.js';
import { operation } from '../operation.js';
import { owner } from '../owner.js';
/**
 * Lists objects, the first way.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
 */
export const ListObjects = operation('ListObjects', {
    permission: 's3:ListBucket',
    heavy: true,
    async handle({ input, bucket, storage }) {
        const { Marker = '', Delimiter, EncodingType } = input;
        const { query, encode } = objectQuery(input, Marker);
        const page = await storage.objects.list(bucket, query);
        return {
            Name: bucket.name,
            // Never encoded here: boto decodes the other names, and this one only of ListObjectsV2.
            Prefix: query.prefix,
            Marker: encode(Marker),
            // AWS gives it only with a delimiter; without one, clients go on from the last key.
            NextMarker: Delimiter && page.next !== undefined ? encode(page.next) : undefined,
            Delimiter: Delimiter ? encode(Delimiter) : undefined,
            MaxKeys: query.max,
            EncodingType,
            IsTruncated: page.next !== undefined,
            ...listedObjects(page, encode, owner(bucket.account)),
        };
    },
});
