/**
 * The operations of S3 that are built, by AWS's name. To add one: write its file, and name it here.
 */
export { AbortMultipartUpload } from './operations/AbortMultipartUpload.js';
export { CompleteMultipartUpload } from './operations/CompleteMultipartUpload.js';
export { CopyObject } from './operations/CopyObject.js';
export { CreateBucket } from './operations/CreateBucket.js';
export { CreateMultipartUpload } from './operations/CreateMultipartUpload.js';
export { DeleteBucket } from './operations/DeleteBucket.js';
export { DeleteBucketPolicy } from './operations/DeleteBucketPolicy.js';
export { DeleteObject } from './operations/DeleteObject.js';
export { DeleteObjects } from './operations/DeleteObjects.js';
export { GetBucketLocation } from './operations/GetBucketLocation.js';
export { GetBucketPolicy } from './operations/GetBucketPolicy.js';
export { GetBucketPolicyStatus } from './operations/GetBucketPolicyStatus.js';
export { GetBucketVersioning } from './operations/GetBucketVersioning.js';
export { GetObject } from './operations/GetObject.js';
export { GetObjectAttributes } from './operations/GetObjectAttributes.js';
export { HeadBucket } from './operations/HeadBucket.js';
export { HeadObject } from './operations/HeadObject.js';
export { ListBuckets } from './operations/ListBuckets.js';
export { ListDirectoryBuckets } from './operations/ListDirectoryBuckets.js';
export { ListMultipartUploads } from './operations/ListMultipartUploads.js';
export { ListObjects } from './operations/ListObjects.js';
export { ListObjectsV2 } from './operations/ListObjectsV2.js';
export { ListObjectVersions } from './operations/ListObjectVersions.js';
export { ListParts } from './operations/ListParts.js';
export { PostObject } from './operations/PostObject.js';
export { PutBucketPolicy } from './operations/PutBucketPolicy.js';
export { PutObject } from './operations/PutObject.js';
export { RenameObject } from './operations/RenameObject.js';
export { UploadPart } from './operations/UploadPart.js';
export { UploadPartCopy } from './operations/UploadPartCopy.js';
