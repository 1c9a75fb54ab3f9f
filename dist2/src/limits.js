/**
 * Every bound that Cairn sets, in one place, each with its source. Bytes unless the name says else.
 */
import { accountingLimits } from './limits/accounting.js';
import { computeLimits } from './limits/compute.js';
import { identityLimits } from './limits/identities.js';
import { machineServiceLimits } from './limits/machine-services.js';
const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;
const TiB = 1024 * GiB;
export const limits = {
    // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
    objectKeyBytes: 1024,
    // AWS: "user-defined metadata is limited to 2 KB", keys and values, UTF-8.
    // .../userguide/UsingMetadata.html
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
    // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    bucketPolicyBytes: 20 * KiB,
    // Ours: the accounts whose copies of the default limits change in one transaction.
    accountsMax: 100_000,
    // AWS: a presigned URL lives 1 second to 7 days; the clock may be off by 15 minutes.
    presignedSecondsMax: 7 * 24 * 3600,
    clockSkewMs: 15 * 60 * 1000,
    // AWS answers RequestHeaderSectionTooLarge above 8 KB of headers; presigned session tokens ask
    // for more room.
    headerBytes: 32 * KiB,
    targetBytes: 16 * KiB,
    // Ours: the largest document is CompleteMultipartUpload with 10,000 parts and three checksums
    // each.
    documentBytes: 4 * MiB,
    documentDepth: 16,
    documentElements: 150_000,
    // Ours: a Query or JSON call. A policy is 128 KiB at most, SimulateCustomPolicy takes several.
    callBytes: 2 * MiB,
    // Ours: in one process, calls whose signatures are not verified yet; smaller ones do not count.
    unverifiedCallsBytes: 64 * MiB,
    smallCallBytes: 64 * KiB,
    // Ours: an unsigned one. A SAML assertion is the most, each of its letters three bytes in a form.
    strangersCallBytes: 384 * KiB,
    // Ours: the deepest input has 6 levels (CloudTrail's selectors); in a Query name, two a list.
    callDepth: 32,
    queryParameters: 10_000,
    queryNameBytes: 512,
    // Ours: an answer names so many members that are missing, not each of ten thousand.
    missingMembersNamed: 10,
    // AWS: "up to 20 KB" for what precedes the file in a form. .../API/RESTObjectPOST.html
    formFieldBytes: 20 * KiB,
    formFields: 100,
    // Ours: a file typed into a form (a part without a filename) is held in memory.
    formTextFileBytes: 1 * MiB,
    // Ours: the framing lines of aws-chunked are short.
    chunkHeaderBytes: 1 * KiB,
    trailerBytes: 8 * KiB,
    // AWS: InvalidChunkSizeError, "Only the last chunk is allowed to have a size less than 8192
    // bytes".
    awsChunkBytesMin: 8 * KiB,
    // Measured: of a body under way, what waits for its reader; four reads of a socket.
    bodyQueueBytes: 256 * KiB,
    // Measured: a larger body is read into a ring of memory, each read as much as has come.
    directBodyBytes: 1 * MiB,
    bodyRingBytes: 1 * MiB,
    // As node reads a socket; what is read between two large bodies.
    socketReadBytes: 64 * KiB,
    // Measured: a smaller body is hashed sooner here than by the hash thread. Then: what may wait for
    // it.
    hashInlineBytes: 1 * MiB,
    hashBufferBytes: 512 * KiB,
    hashBuffers: 4,
    hashThreadIdleMs: 30_000,
    // LMDB keeps a larger key than any of ours: table letter, bucket id, object key, upload id.
    recordKeyBytes: 1200,
    // The largest record is the manifest of 10,000 parts with a SHA-512 each; every driver keeps it.
    recordValueBytes: 4 * MiB,
    // Measured: see src/README.md. A chunk with LMDB's 24-byte page header fills its pages exactly.
    chunkBytes: 1 * MiB - 24,
    // Ours: blocks of a disk's image that are named in one record and transaction: 47 KiB.
    imagePageBlocks: 1024,
    // Ours: what one process has in flight to one volume; LMDB holds a copy of it until it is
    // durable.
    commitBytes: 32 * MiB,
    inlineBytes: 64 * KiB,
    // Ours: a body up to this size is read before its quota is looked up; most come with their
    // headers.
    foreseeBytes: 8 * KiB,
    volumeBytes: 4 * GiB,
    volumeBytesMin: 16 * MiB,
    // Ours: a process opens a volume anew when so much of it may be mapped; see `isSwollen`.
    volumeMappedBytes: 32 * MiB,
    metaMapBytes: 1 * TiB,
    diskReserveBytes: 64 * MiB,
    // Node's defaults are looser; a slow-loris client is cut here.
    headersTimeoutMs: 20_000,
    idleTimeoutMs: 65_000,
    bodyIdleTimeoutMs: 60_000,
    // Ours: a connection on which nothing moves either way, a little longer than the two above.
    socketIdleMs: 75_000,
    connectionsCheckMs: 5_000,
    idleSweepMs: 100,
    freePortAttempts: 10,
    listenBacklog: 4_096,
    certificatePollMs: 1_000,
    // Ours: an engine slot is one byte, 0 is the primary's and 255 the command line's.
    workersMax: 64,
    commandSlot: 255,
    connectionsPerWorker: 10_000,
    // Ours: at some 100 µs a request, a turn of the event loop takes 3 ms at most.
    requestsBegunAtOnce: 32,
    // Ours: a request body that nobody wants; see server/connection.ts.
    skippedBodyBytes: 64 * KiB,
    lingerBytes: 256 * MiB,
    lingerMs: 5_000,
    stopTimeoutMs: 30_000,
    logBacklogBytes: 8 * MiB,
    stopGraceMs: 2_000,
    // Ours: a worker that dies sooner than this is started again ever later.
    earlyDeathMs: 5_000,
    restartDelayMsMax: 10_000,
    reclaimEveryMs: 1_000,
    evacuateEveryMs: 5_000,
    // AWS keeps a slow CompleteMultipartUpload or CopyObject alive with white space in the body.
    keepAliveAfterMs: 10_000,
    // Ours: a finished upload's answer is kept this long for a repeated CompleteMultipartUpload.
    completedUploadMs: 24 * 3600 * 1000,
    // Ours: signing keys and secrets a process keeps in memory; what is pushed out is made again.
    signingKeysMax: 10_000,
    accessKeysCached: 10_000,
    ...identityLimits,
    ...accountingLimits,
    ...computeLimits,
    ...machineServiceLimits,
};
