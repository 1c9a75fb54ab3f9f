import { bodyAlgorithm, checkPartAlgorithm, partChecksumFields } from '../checksum-fields.js';
import { accepted } from '../errors.js';
import { quoted } from '../etag.js';
import { operation } from '../operation.js';
import { partNumber } from '../part-number.js';
import { refuseUnbuilt } from '../unbuilt.js';
/**
 * Stores one part of an upload.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html
 */
export const UploadPart = operation('UploadPart', {
    permission: 's3:PutObject',
    async handle({ input, bucket, storage, request }) {
        refuseUnbuilt(input);
        const { Body, Key = '', UploadId = '' } = input;
        const number = partNumber(input.PartNumber);
        const upload = accepted(await storage.uploads.find(bucket, Key, UploadId));
        checkPartAlgorithm(upload.checksumAlgorithm, bodyAlgorithm(request.headers));
        const part = accepted(await storage.uploads.putPart(bucket, { upload, number }, Body));
        return {
            ETag: quoted(part.etag),
            ...partChecksumFields(part.checksum?.algorithm, part.checksum?.value),
        };
    },
});
