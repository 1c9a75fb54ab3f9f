import { findObject, objectOutput, overrideHeaders, readableSlice } from '../found-object.js';
import { operation } from '../operation.js';
/**
 * Tells what GetObject would, without the body.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export const HeadObject = operation('HeadObject', {
    permission: ({ VersionId }) => (VersionId ? 's3:GetObjectVersion' : 's3:GetObject'),
    async handle(context) {
        const { input, bucket, request, caller } = context;
        const version = await findObject(context, bucket, input);
        const part = readableSlice(input, version, request);
        const output = objectOutput(input, version, part);
        overrideHeaders(output, request, caller);
        return output;
    },
});
