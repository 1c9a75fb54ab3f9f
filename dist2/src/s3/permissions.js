/**
 * The permissions of operations that may need several. What a request asks for beyond its purpose
 * (an ACL, tags, a lock, a condition that tells of what is there) needs a permission of its own.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
const grantsAccess = (input) => (input.ACL ??
    input.GrantFullControl ??
    input.GrantRead ??
    input.GrantReadACP ??
    input.GrantWrite ??
    input.GrantWriteACP) !== undefined;
/** What writing an object, or beginning to, asks for. */
export function writePermissions(input) {
    const asked = ['s3:PutObject'];
    if (input.IfMatch !== undefined)
        asked.push('s3:GetObject');
    if (grantsAccess(input))
        asked.push('s3:PutObjectAcl');
    if (input.Tagging !== undefined)
        asked.push('s3:PutObjectTagging');
    if (input.ObjectLockLegalHoldStatus !== undefined)
        asked.push('s3:PutObjectLegalHold');
    if ((input.ObjectLockMode ?? input.ObjectLockRetainUntilDate) !== undefined) {
        asked.push('s3:PutObjectRetention');
    }
    return asked;
}
/** What a form asks for, whose fields say what headers say otherwise. */
export function formPermissions(fields) {
    return writePermissions({ ACL: fields.get('acl'), Tagging: fields.get('tagging') });
}
/**
 * What removing an object asks for; an ETag that is compared tells what is there.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-delete-enforce.html
 */
export function deletePermissions(named) {
    const asked = [named.VersionId ? 's3:DeleteObjectVersion' : 's3:DeleteObject'];
    if (named.ETag !== undefined && named.ETag !== '*')
        asked.push('s3:GetObject');
    return asked;
}
/** What creating a bucket asks for. */
export function createBucketPermissions(input) {
    const asked = ['s3:CreateBucket'];
    if (grantsAccess(input))
        asked.push('s3:PutBucketAcl');
    if (input.ObjectOwnership !== undefined)
        asked.push('s3:PutBucketOwnershipControls');
    if (input.CreateBucketConfiguration?.Tags?.length)
        asked.push('s3:TagResource');
    if (input.ObjectLockEnabledForBucket) {
        asked.push('s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning');
    }
    return asked;
}
