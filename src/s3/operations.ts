/**
 * All the operations of S3 that are built, by AWS's name. To add one: write its file, and name it
 * here.
 */
import type { Operation, OperationName } from './operation.ts'
import { AbortMultipartUpload } from './operations/AbortMultipartUpload.ts'
import { CompleteMultipartUpload } from './operations/CompleteMultipartUpload.ts'
import { CopyObject } from './operations/CopyObject.ts'
import { CreateBucket } from './operations/CreateBucket.ts'
import { CreateMultipartUpload } from './operations/CreateMultipartUpload.ts'
import { DeleteBucket } from './operations/DeleteBucket.ts'
import { DeleteBucketPolicy } from './operations/DeleteBucketPolicy.ts'
import { DeleteObject } from './operations/DeleteObject.ts'
import { DeleteObjects } from './operations/DeleteObjects.ts'
import { GetBucketLocation } from './operations/GetBucketLocation.ts'
import { GetBucketPolicy } from './operations/GetBucketPolicy.ts'
import { GetBucketPolicyStatus } from './operations/GetBucketPolicyStatus.ts'
import { GetBucketVersioning } from './operations/GetBucketVersioning.ts'
import { GetObject } from './operations/GetObject.ts'
import { GetObjectAttributes } from './operations/GetObjectAttributes.ts'
import { HeadBucket } from './operations/HeadBucket.ts'
import { HeadObject } from './operations/HeadObject.ts'
import { ListBuckets } from './operations/ListBuckets.ts'
import { ListDirectoryBuckets } from './operations/ListDirectoryBuckets.ts'
import { ListMultipartUploads } from './operations/ListMultipartUploads.ts'
import { ListObjects } from './operations/ListObjects.ts'
import { ListObjectsV2 } from './operations/ListObjectsV2.ts'
import { ListObjectVersions } from './operations/ListObjectVersions.ts'
import { ListParts } from './operations/ListParts.ts'
import { PostObject } from './operations/PostObject.ts'
import { PutBucketPolicy } from './operations/PutBucketPolicy.ts'
import { PutObject } from './operations/PutObject.ts'
import { RenameObject } from './operations/RenameObject.ts'
import { UploadPart } from './operations/UploadPart.ts'
import { UploadPartCopy } from './operations/UploadPartCopy.ts'

const built = [
  CreateBucket,
  HeadBucket,
  DeleteBucket,
  ListBuckets,
  ListDirectoryBuckets,
  GetBucketLocation,
  GetBucketVersioning,
  PutBucketPolicy,
  GetBucketPolicy,
  DeleteBucketPolicy,
  GetBucketPolicyStatus,
  PutObject,
  PostObject,
  GetObject,
  HeadObject,
  GetObjectAttributes,
  DeleteObject,
  DeleteObjects,
  CopyObject,
  RenameObject,
  ListObjects,
  ListObjectsV2,
  ListObjectVersions,
  CreateMultipartUpload,
  UploadPart,
  UploadPartCopy,
  CompleteMultipartUpload,
  AbortMultipartUpload,
  ListParts,
  ListMultipartUploads,
]

/**
 * Each operation takes its own input; whoever looks one up by name hands it the input of that
 * name.
 */
export const s3Operations: ReadonlyMap<OperationName, Operation> = new Map(
  built.map((operation) => [operation.name, operation as unknown as Operation]),
)
