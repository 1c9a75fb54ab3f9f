/**
 * What a request says to the conditions of policies, by AWS's condition keys of S3. A value is
 * found only when a policy asks for it. Values come from the decoded input, so that a parameter
 * counts only for operations that have it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
import { parseAmzDate } from '../auth/request-date.js';
import { parseCopySource } from './copy-source.js';
/** The values of a condition key, by its name in lower case; undefined: the request has none. */
export function conditionKey(facts, key) {
    const value = values.get(key)?.(facts);
    if (value === undefined || value === null)
        return undefined;
    return [value instanceof Date ? value.toISOString() : String(value)];
}
const listings = new Set(['s3:ListBucket', 's3:ListBucketVersions']);
const conditionalActions = new Set(['s3:PutObject', 's3:DeleteObject']);
const authTypes = { header: 'REST-HEADER', query: 'REST-QUERY-STRING', form: 'POST' };
const signatureVersions = { 2: 'AWS', 4: 'AWS4-HMAC-SHA256' };
/** A member of the input: only for some permissions, or of a form by its field's name. */
const member = (name, actions) => ({ input, action }) => actions === undefined || actions.has(action) ? input[name] : undefined;
const writeMember = (name, field) => ({ input }) => input[name] ?? (input.Fields instanceof Map ? input.Fields.get(field) : undefined);
/** A header that a writer sends: AWS's key is its name. */
const header = (field, name) => [
    `s3:${field}`,
    writeMember(name, field),
];
const values = new Map([
    ['s3:authtype', ({ signature }) => signature && authTypes[signature.place]],
    ['s3:signatureversion', ({ signature }) => signature && signatureVersions[signature.version]],
    ['s3:signatureage', signatureAge],
    ['s3:x-amz-content-sha256', contentSha256],
    ['s3:resourceaccount', ({ resourceAccount }) => resourceAccount],
    ['s3:tlsversion', ({ tlsVersion }) => tlsVersion],
    ['s3:prefix', prefix],
    ['s3:delimiter', member('Delimiter', listings)],
    ['s3:max-keys', member('MaxKeys', listings)],
    ['s3:versionid', versionId],
    ['s3:locationconstraint', locationConstraint],
    ['s3:if-match', member('IfMatch', conditionalActions)],
    ['s3:if-none-match', member('IfNoneMatch', conditionalActions)],
    ['s3:objectcreationoperation', createsObject],
    ['s3:x-amz-copy-source', copySource],
    ['s3:x-amz-acl', writeMember('ACL', 'acl')],
    ['s3:x-amz-metadata-directive', member('MetadataDirective')],
    ['s3:x-amz-object-ownership', member('ObjectOwnership')],
    header('x-amz-storage-class', 'StorageClass'),
    header('x-amz-website-redirect-location', 'WebsiteRedirectLocation'),
    header('x-amz-grant-full-control', 'GrantFullControl'),
    header('x-amz-grant-read', 'GrantRead'),
    header('x-amz-grant-read-acp', 'GrantReadACP'),
    header('x-amz-grant-write', 'GrantWrite'),
    header('x-amz-grant-write-acp', 'GrantWriteACP'),
    header('x-amz-server-side-encryption', 'ServerSideEncryption'),
    header('x-amz-server-side-encryption-aws-kms-key-id', 'SSEKMSKeyId'),
    header('x-amz-server-side-encryption-customer-algorithm', 'SSECustomerAlgorithm'),
    ['s3:object-lock-mode', member('ObjectLockMode')],
    ['s3:object-lock-retain-until-date', member('ObjectLockRetainUntilDate')],
    ['s3:object-lock-legal-hold', member('ObjectLockLegalHoldStatus')],
]);
/** Who asks whether one object is there asks for a listing of its key. */
function prefix({ action, input, key }) {
    return listings.has(action) ? (key ?? input.Prefix) : undefined;
}
/** In milliseconds. */
function signatureAge({ signature, now }) {
    const signedAt = signature?.date === undefined ? undefined : parseAmzDate(signature.date);
    return signedAt === undefined ? undefined : now - signedAt;
}
/** As the header says it, or the presigned query. */
function contentSha256({ request, signature }) {
    const inQuery = request.query.get('X-Amz-Content-Sha256');
    const stated = request.headers['x-amz-content-sha256'] ?? inQuery;
    const isPresigned = signature?.version === 4 && signature.place === 'query';
    return stated ?? (isPresigned ? 'UNSIGNED-PAYLOAD' : undefined);
}
/** Of the source, where it is the source's permission that is asked for. */
function versionId({ action, input }) {
    if (typeof input.CopySource !== 'string')
        return input.VersionId;
    const ofSource = action === 's3:GetObjectVersion';
    return ofSource ? parseCopySource(input.CopySource).versionId : undefined;
}
/** `bucket/key`, however the client wrote it, so that no other spelling passes a condition by. */
function copySource({ input }) {
    if (typeof input.CopySource !== 'string')
        return undefined;
    const { bucket, key } = parseCopySource(input.CopySource);
    return `${bucket}/${key}`;
}
/** It stands in the document, so it is known once the body has been decoded. */
function locationConstraint({ input }) {
    const configuration = input.CreateBucketConfiguration;
    if (typeof configuration !== 'object' || configuration === null)
        return undefined;
    return 'LocationConstraint' in configuration ? configuration.LocationConstraint : undefined;
}
/**
 * Parts ask for s3:PutObject too, but make no object; policies that enforce conditional writes let
 * them pass by this key. .../AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
function createsObject({ action, operation }) {
    return action === 's3:PutObject' ? !partOperations.has(operation) : undefined;
}
const partOperations = new Set(['CreateMultipartUpload', 'UploadPart', 'UploadPartCopy']);
