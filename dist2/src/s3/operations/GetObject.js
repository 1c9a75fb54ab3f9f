import { BodyGone } from '../../storage/reading.js';
import { findObject, objectOutput, overrideHeaders, readableSlice } from '../found-object.js';
import { operation } from '../operation.js';
/**
 * Reads an object, or a range or part of it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export const GetObject = operation('GetObject', {
    permission: ({ VersionId }) => (VersionId ? 's3:GetObjectVersion' : 's3:GetObject'),
    async handle(context) {
        const { input, bucket, storage, request, caller } = context;
        for (;;) {
            const version = await findObject(context, bucket, input);
            const part = readableSlice(input, version, request);
            const output = objectOutput(input, version, part);
            overrideHeaders(output, request, caller);
            try {
                const range = part ?? { start: 0, length: version.sizeBytes };
                output.Body = await storage.objects.read(version, range);
                return output;
            }
            catch (error) {
                // Replaced between finding and reading: there is a newer one to find.
                if (!(error instanceof BodyGone))
                    throw error;
            }
        }
    },
});
