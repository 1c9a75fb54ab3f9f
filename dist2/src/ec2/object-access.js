import { invalidParameter, missingParameter, unauthorizedOperation } from './errors.js';
/** An object that is there and that the caller may read. Throws InvalidParameter, Unauthorized…. */
export async function readableObject(access, { bucket, key }) {
    if (!bucket)
        throw missingParameter('S3Bucket');
    if (!key)
        throw missingParameter('S3Key');
    const { sizeBytes, ...place } = granted(await access('s3:GetObject', { bucket, key }), bucket);
    if (sizeBytes !== undefined)
        return { ...place, sizeBytes };
    throw invalidParameter(`The S3 object ${key} does not exist in the bucket ${bucket}.`);
}
/** An object that the caller may write. Throws InvalidParameter, UnauthorizedOperation. */
export async function writableObject(access, { bucket, key }) {
    if (!bucket)
        throw missingParameter('S3Bucket');
    const { sizeBytes: _, ...place } = granted(await access('s3:PutObject', { bucket, key }), bucket);
    return place;
}
function granted(answer, bucket) {
    if (!('refused' in answer))
        return answer;
    if (answer.refused === 'AccessDenied')
        throw unauthorizedOperation(answer.explanation, undefined);
    throw invalidParameter(`The S3 bucket ${bucket} does not exist.`);
}
/** The role that AWS's service would take on; here the caller's own rights are asked. */
export async function requireRole(accounts, account, role) {
    if (role === undefined)
        return;
    if ((await accounts.entities.in(account).get('role', role)) !== undefined)
        return;
    throw invalidParameter(`The service role ${role} provided does not exist or does not have sufficient permissions`);
}
