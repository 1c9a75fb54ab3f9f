import { partChecksumFields } from '../checksum-fields.js';
import { openCopySource } from '../copy-source.js';
import { accepted } from '../errors.js';
import { quoted } from '../etag.js';
import { operation } from '../operation.js';
import { partNumber } from '../part-number.js';
import { parseCopyRange } from '../range.js';
import { refuseUnbuilt } from '../unbuilt.js';
/**
 * Makes a part of an object that is there, or of a range of it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
 */
export const UploadPartCopy = operation('UploadPartCopy', {
    permission: 's3:PutObject',
    slow: true,
    async handle(context) {
        const { input, bucket, storage } = context;
        refuseUnbuilt(input);
        const { Key = '', UploadId = '' } = input;
        const number = partNumber(input.PartNumber);
        const upload = accepted(await storage.uploads.find(bucket, Key, UploadId));
        const source = await openCopySource(context);
        const range = parseCopyRange(input.CopySourceRange, source.version.sizeBytes);
        const part = accepted(await storage.uploads.copyPart(bucket, { upload, number }, { ...source, range }));
        return {
            CopySourceVersionId: source.name.versionId,
            CopyPartResult: {
                ETag: quoted(part.etag),
                LastModified: new Date(part.lastModified),
                ...partChecksumFields(part.checksum?.algorithm, part.checksum?.value),
            },
        };
    },
});
