import { checksumFields, parseAlgorithm } from '../checksum-fields.js';
import { openCopySource } from '../copy-source.js';
import { accepted, invalidArgument, invalidRequest } from '../errors.js';
import { quoted } from '../etag.js';
import { placement, systemMetadata, userMetadata } from '../metadata.js';
import { operation } from '../operation.js';
import { writePermissions } from '../permissions.js';
import { writeConditions } from '../preconditions.js';
import { refuseUnbuilt } from '../unbuilt.js';
/**
 * Copies an object, its bytes untouched. AWS stops at sources of 5 GiB; here a copy costs the same
 * at any size. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export const CopyObject = operation('CopyObject', {
    permission: writePermissions,
    slow: true,
    async handle(context) {
        const { input, bucket, storage } = context;
        refuseUnbuilt(input);
        const checksumAlgorithm = parseAlgorithm(input.ChecksumAlgorithm);
        const source = await openCopySource(context);
        if (source.bucket.name === bucket.name && source.version.key === input.Key) {
            checkChangesItself(context, source.version);
        }
        const object = {
            key: input.Key ?? '',
            ...copiedMetadata(context, source.version),
            conditions: writeConditions(input),
            checksumAlgorithm,
        };
        const version = accepted(await storage.objects.copy(source, bucket, object));
        return {
            CopySourceVersionId: source.name.versionId,
            CopyObjectResult: {
                ETag: quoted(version.etag),
                LastModified: new Date(version.lastModified),
                ...checksumFields(version.checksum),
            },
        };
    },
});
/** The source's metadata, or those of the request; class and redirect are always the request's. */
function copiedMetadata({ input, request }, source) {
    const directive = input.MetadataDirective ?? 'COPY';
    if (directive === 'REPLACE') {
        return {
            system: systemMetadata(input, request.headers.expires),
            user: userMetadata(input.Metadata),
        };
    }
    if (directive !== 'COPY') {
        throw invalidArgument('x-amz-metadata-directive', directive, 'Unknown metadata directive.');
    }
    const { StorageClass, WebsiteRedirectLocation, ...system } = source.system;
    return { system: { ...system, ...placement(input) }, user: source.user };
}
function checkChangesItself({ input }, source) {
    const { StorageClass } = input;
    const changes = input.MetadataDirective === 'REPLACE' ||
        input.WebsiteRedirectLocation !== undefined ||
        (StorageClass ?? 'STANDARD') !== (source.system.StorageClass ?? 'STANDARD') ||
        (input.ChecksumAlgorithm !== undefined &&
            input.ChecksumAlgorithm !== source.checksum?.algorithm);
    if (changes)
        return;
    throw invalidRequest('This copy request is illegal because it is trying to copy an object to itself without ' +
        "changing the object's metadata, storage class, website redirect location or encryption " +
        'attributes.');
}
