import { invalidArgument } from '../errors.js';
import { listedObjects, objectQuery } from '../object-listing.js';
import { operation } from '../operation.js';
import { owner } from '../owner.js';
import { isNullVersion } from '../version-id.js';
/**
 * Lists all versions of all objects: without versioning one of each, called `null`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 */
export const ListObjectVersions = operation('ListObjectVersions', {
    permission: 's3:ListBucketVersions',
    heavy: true,
    async handle({ input, bucket, storage }) {
        const { KeyMarker = '', VersionIdMarker = '', Delimiter, EncodingType } = input;
        checkVersionMarker(KeyMarker, VersionIdMarker);
        const { query, encode } = objectQuery(input, KeyMarker);
        const page = await storage.objects.list(bucket, query);
        const { Contents, CommonPrefixes } = listedObjects(page, encode, owner(bucket.account));
        const endsWithKey = page.next === page.objects.at(-1)?.key;
        return {
            Name: bucket.name,
            Prefix: encode(query.prefix),
            KeyMarker: encode(KeyMarker),
            VersionIdMarker,
            NextKeyMarker: page.next === undefined ? undefined : encode(page.next),
            NextVersionIdMarker: page.next !== undefined && endsWithKey ? 'null' : undefined,
            MaxKeys: query.max,
            Delimiter: Delimiter ? encode(Delimiter) : undefined,
            EncodingType,
            IsTruncated: page.next !== undefined,
            Versions: Contents.map(onlyVersion),
            CommonPrefixes,
        };
    },
});
/** A version is told as an object is, and two things more. */
function onlyVersion(object) {
    const storageClass = object.StorageClass;
    return Object.assign(object, { StorageClass: storageClass, VersionId: 'null', IsLatest: true });
}
function checkVersionMarker(keyMarker, versionIdMarker) {
    if (versionIdMarker === '')
        return;
    if (keyMarker === '') {
        throw invalidArgument('version-id-marker', versionIdMarker, 'A version-id marker cannot be specified without a key marker.');
    }
    isNullVersion(versionIdMarker);
}
