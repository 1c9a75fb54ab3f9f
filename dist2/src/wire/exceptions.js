const string = { type: 'string' };
function header(name, field) {
    return { name, shape: string, binding: { in: 'header', name: field } };
}
/**
 * POST of a form to a bucket: AWS documents it as "POST Object", but the schema has only what SDKs
 * call. The answer is 204, 201 with a document, or a redirect, as the form's fields ask.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
const postObject = {
    name: 'PostObject',
    method: 'POST',
    path: '/',
    query: [],
    status: 204,
    input: {
        type: 'structure',
        name: 'PostObjectRequest',
        members: [
            { name: 'Bucket', shape: string, binding: { in: 'label' }, required: true },
            { name: 'Body', shape: { type: 'stream' }, binding: { in: 'payload' } },
        ],
    },
    output: {
        type: 'structure',
        name: 'PostObjectOutput',
        members: [
            { name: 'Status', shape: { type: 'number' }, binding: { in: 'status' } },
            header('Location', 'Location'),
            header('ETag', 'ETag'),
            header('VersionId', 'x-amz-version-id'),
            header('Expiration', 'x-amz-expiration'),
            { name: 'PostResponse', shape: postResponse(), binding: { in: 'payload' } },
        ],
    },
};
function postResponse() {
    const members = ['Location', 'Bucket', 'Key', 'ETag'];
    return {
        type: 'structure',
        name: 'PostResponse',
        members: members.map((name) => ({ name, shape: string, binding: { in: 'body' } })),
    };
}
/**
 * A browser's CORS preflight.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html
 */
const optionsObject = {
    name: 'OptionsObject',
    method: 'OPTIONS',
    path: '/',
    query: [],
    status: 200,
    input: {
        type: 'structure',
        name: 'OptionsObjectRequest',
        members: [
            { name: 'Bucket', shape: string, binding: { in: 'label' } },
            { name: 'Key', shape: string, binding: { in: 'label' } },
            header('Origin', 'Origin'),
            header('RequestMethod', 'Access-Control-Request-Method'),
            header('RequestHeaders', 'Access-Control-Request-Headers'),
        ],
    },
    output: undefined,
};
/** By service: operations that AWS documents and its schema leaves out. */
export const unmodelledOperations = {
    s3: [postObject, optionsObject],
};
/**
 * ListDirectoryBuckets and ListBuckets are both `GET /`; at AWS they have different hosts. On one
 * host they differ by `x-id`, which is ignored everywhere else, as only some SDKs send it.
 */
export const routeLiterals = {
    ListDirectoryBuckets: ['x-id', 'ListDirectoryBuckets'],
};
/** A POST to a bucket is a form, by its media type. */
export const routeHeaders = {
    PostObject: ['content-type', 'multipart/form-data'],
};
/** With another media type AWS answers 412 and this condition. */
export const postCondition = 'Bucket POST must be of the enclosure-type multipart/form-data';
/**
 * Query parameters that select something other than the plain resource, beside the literals of the
 * schema: AWS's list of sub-resources,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html. `PUT
 * /bucket/key?uploadId=…` without a part number must not become a PutObject.
 */
export const subResources = ['partNumber', 'uploadId', 'versionId'];
/**
 * Documents that may be missing. The schema calls most documents optional; AWS answers MalformedXML
 * when any but these is empty (CompleteMultipartUpload: ceph/s3-tests,
 * test_multipart_upload_empty).
 */
export const optionalDocuments = new Set([
    'CreateBucket',
    'PutBucketAcl',
    'PutObjectAcl',
]);
/**
 * Presigners move headers into the query, and AWS takes `x-amz-acl` or `x-amz-meta-…` from there.
 * But not checksums: the JavaScript SDK moves that of an empty body there, whatever body is sent
 * later.
 */
export const headerNeverInQuery = /^x-amz-(?:checksum-|sdk-checksum-)/;
/**
 * Conditions whose date cannot be read are ignored (RFC 9110, 13.1.3 and 13.1.4), and `Expires` is
 * stored as any text: a handler that stores it reads the header itself.
 */
export const lenientDates = new Set([
    'if-modified-since',
    'if-unmodified-since',
    'x-amz-copy-source-if-modified-since',
    'x-amz-copy-source-if-unmodified-since',
    'expires',
]);
/**
 * Overrides of a GET's headers. AWS answers "Header value cannot be represented using ISO-8859-1."
 * to what a header cannot hold. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export const headerOverride = /^response-/;
/** AWS answers InvalidArgument to these if they are empty, and does not take them for absent. */
export const neverEmpty = {
    versionId: 'Version id cannot be the empty string',
};
/**
 * `Expires` of an object is any text its owner gave. The schema gives it twice: as a date,
 * deprecated, and as text under a header that exists only inside the SDK.
 */
export const headerNames = { ExpiresString: 'Expires' };
/** GetBucketLocation answers one element, whose text is the region; empty means us-east-1. */
export const rootText = {
    GetBucketLocation: 'LocationConstraint',
};
/**
 * A GetObject that answers a range, or a part, is 206: the schema has one status for each
 * operation.
 */
export const partialContent = {
    GetObject: 'ContentRange',
    HeadObject: 'ContentRange',
};
/**
 * The `x-amz-checksum-…` headers of these state what the object is to have when it is made, not
 * what the document in the body has.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
 */
export const checksumOfObject = new Set(['CompleteMultipartUpload']);
/** AWS answers 204, where the schema says 200 (.../API/API_PutBucketPolicy.html, the example). */
export const statuses = { PutBucketPolicy: 204 };
/** A bucket policy is JSON; the schema only knows it as a string. */
export const payloadTypes = {
    GetBucketPolicy: 'application/json',
};
