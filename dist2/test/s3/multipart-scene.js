/** What the tests of uploads in parts share. */
import { CompleteMultipartUploadCommand, CreateMultipartUploadCommand, UploadPartCommand, } from '@aws-sdk/client-s3';
import { useBucket } from './scene.js';
/** The least that a part may have, unless it is the last. */
export const partBytesMin = 5 * 1024 * 1024;
/** As {@link useBucket}. */
export function useUploads() {
    const scene = useBucket();
    const { s3, Bucket } = scene;
    return {
        ...scene,
        async begin(Key, more = {}) {
            const command = new CreateMultipartUploadCommand({ Bucket, Key, ...more });
            const { UploadId = '' } = await s3.send(command);
            return { Bucket, Key, UploadId };
        },
        async part(target, PartNumber, Body) {
            const command = new UploadPartCommand({ ...target, PartNumber, Body: Body ?? '' });
            const { $metadata, ...answer } = await s3.send(command);
            return { PartNumber, ...answer };
        },
        complete(target, Parts, more = {}) {
            const input = { ...target, MultipartUpload: { Parts }, ...more };
            return s3.send(new CompleteMultipartUploadCommand(input));
        },
    };
}
