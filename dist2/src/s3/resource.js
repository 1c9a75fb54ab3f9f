/** Permissions on objects; in lower case, as policies may write them in any. */
const objectActions = new Set([
    'AbortMultipartUpload',
    'BypassGovernanceRetention',
    'DeleteObject',
    'DeleteObjectTagging',
    'DeleteObjectVersion',
    'DeleteObjectVersionTagging',
    'GetObject',
    'GetObjectAcl',
    'GetObjectAttributes',
    'GetObjectLegalHold',
    'GetObjectRetention',
    'GetObjectTagging',
    'GetObjectTorrent',
    'GetObjectVersion',
    'GetObjectVersionAcl',
    'GetObjectVersionAttributes',
    'GetObjectVersionForReplication',
    'GetObjectVersionTagging',
    'GetObjectVersionTorrent',
    'InitiateReplication',
    'ListMultipartUploadParts',
    'ObjectOwnerOverrideToBucketOwner',
    'PutObject',
    'PutObjectAcl',
    'PutObjectLegalHold',
    'PutObjectRetention',
    'PutObjectTagging',
    'PutObjectVersionAcl',
    'PutObjectVersionTagging',
    'ReplicateDelete',
    'ReplicateObject',
    'ReplicateTags',
    'RestoreObject',
    'UpdateObjectEncryption',
].map((name) => `s3:${name.toLowerCase()}`));
/** Permissions that no ARN narrows: a policy grants them on `*`, or on `arn:aws:s3:::*`. */
const accountActions = new Set([
    's3:listallmybuckets',
    's3:getaccountpublicaccessblock',
    's3:putaccountpublicaccessblock',
    's3express:listallmydirectorybuckets',
]);
const allOfS3 = 'arn:aws:s3:::*';
/** What a permission is about. Any name of S3's that is neither of the others is a bucket's. */
export function levelOf(action) {
    const name = action.toLowerCase();
    if (objectActions.has(name))
        return 'object';
    return accountActions.has(name) ? 'account' : 'bucket';
}
/** The ARN that a permission is asked for; of one that is about no bucket, what means all of S3. */
export function resourceOf(action, bucket, key = '') {
    const level = levelOf(action);
    if (level === 'account')
        return /^s3:/i.test(action) ? allOfS3 : '*';
    return level === 'bucket' ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`;
}
/** The key that a request names: in its path or, if it is a browser's form, in a field. */
export function keyOf(request, input) {
    const { Fields } = input;
    return request.key ?? (Fields instanceof Map ? Fields.get('key') : undefined);
}
