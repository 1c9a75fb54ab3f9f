import { checksumFields } from '../checksum-fields.js';
import { accepted, invalidArgument, invalidRequest } from '../errors.js';
import { quoted } from '../etag.js';
import { systemMetadata, userMetadata } from '../metadata.js';
import { operation } from '../operation.js';
import { writePermissions } from '../permissions.js';
import { writeConditions } from '../preconditions.js';
import { refuseUnbuilt } from '../unbuilt.js';
/**
 * Stores an object, or with a write offset adds to the end of one.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export const PutObject = operation('PutObject', {
    permission: writePermissions,
    async handle({ input, bucket, storage, request }) {
        refuseUnbuilt(input);
        const { Body, WriteOffsetBytes: offset } = input;
        const object = {
            key: input.Key ?? '',
            system: systemMetadata(input, request.headers.expires),
            user: userMetadata(input.Metadata),
            conditions: writeConditions(input),
        };
        if (offset !== undefined)
            checkAppend({ offset, user: object.user }, Body.declaredBytes);
        const version = accepted(offset === undefined
            ? await storage.objects.put(bucket, object, Body)
            : await storage.objects.append(bucket, { ...object, offset }, Body));
        return Object.assign(checksumFields(version.checksum), {
            ETag: quoted(version.etag),
            Size: offset === undefined ? undefined : version.sizeBytes,
        });
    },
});
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-objects-append.html */
function checkAppend({ offset, user }, declaredBytes) {
    if (!Number.isSafeInteger(offset) || offset < 0) {
        throw invalidArgument('x-amz-write-offset-bytes', String(offset), 'The write offset must be a whole number of bytes.');
    }
    if (declaredBytes === 0) {
        throw invalidRequest("Request body cannot be empty when 'write offset' is specified.");
    }
    if (offset > 0 && Object.keys(user).length > 0) {
        throw invalidRequest('Cannot specify both a write offset value and user-defined object metadata ' +
            'for existing objects.');
    }
}
