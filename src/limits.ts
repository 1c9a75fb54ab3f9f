/** Every bound that Cairn sets, in one place, each with its source. Bytes unless the name says else. */

const KiB = 1024
const MiB = 1024 * KiB
const GiB = 1024 * MiB
const TiB = 1024 * GiB

export const limits = {
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
  objectKeyBytes: 1024,
  // AWS: "user-defined metadata is limited to 2 KB", keys and values, UTF-8. .../userguide/UsingMetadata.html
  userMetadataBytes: 2 * KiB,
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
  objectBytes: 5 * TiB,
  singlePutBytes: 5 * GiB,
  partBytesMin: 5 * MiB,
  partBytesMax: 5 * GiB,
  partsMax: 10_000,
  listKeysMax: 1000,
  deleteKeysMax: 1000,
  listBucketsMax: 10_000,
  // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  bucketNameMin: 3,
  bucketNameMax: 63,
  bucketsPerAccount: 10_000,
  // AWS: a presigned URL lives 1 second to 7 days; the clock may be off by 15 minutes.
  presignedSecondsMax: 7 * 24 * 3600,
  clockSkewMs: 15 * 60 * 1000,
  // AWS answers RequestHeaderSectionTooLarge above 8 KB of headers; presigned session tokens ask for more room.
  headerBytes: 32 * KiB,
  targetBytes: 16 * KiB,
  // Ours: the largest document is CompleteMultipartUpload with 10,000 parts and three checksums each.
  documentBytes: 4 * MiB,
  documentDepth: 16,
  // AWS: "up to 20 KB" for what precedes the file in a form. .../API/RESTObjectPOST.html
  formFieldBytes: 20 * KiB,
  formFields: 100,
  policyBytes: 20 * KiB,
  // Ours: aws-chunked. AWS asks for chunks of at least 8 KiB; SDKs send up to 1 MiB. Framing lines are short.
  awsChunkBytes: 16 * MiB,
  chunkHeaderBytes: 1 * KiB,
  trailerBytes: 8 * KiB,
  // LMDB keeps a larger key than any of ours: table letter, bucket id, object key, upload id.
  recordKeyBytes: 1200,
  recordValueBytes: 4 * MiB,
  // Measured: see src/README.md. A chunk with LMDB's 16-byte page header fills its pages exactly.
  chunkBytes: 1 * MiB - 16,
  inlineBytes: 64 * KiB,
  volumeBytes: 4 * GiB,
  metaMapBytes: 1 * TiB,
  diskReserveBytes: 64 * MiB,
  // Node's defaults are looser; a slow-loris client is cut here.
  headersTimeoutMs: 20_000,
  idleTimeoutMs: 65_000,
  bodyIdleTimeoutMs: 60_000,
  connectionsPerWorker: 10_000,
  stopTimeoutMs: 30_000,
  // AWS keeps a slow CompleteMultipartUpload or CopyObject alive with white space in the body.
  keepAliveAfterMs: 10_000,
  // Ours: a finished upload's answer is kept this long for a repeated CompleteMultipartUpload.
  completedUploadMs: 24 * 3600 * 1000,
} as const
