/**
 * The object that CopyObject and UploadPartCopy read: named in a header, in a bucket of its own.
 */
import { requireExpectedOwner } from '../auth/authorize.js';
import { invalidArgument } from './errors.js';
import { findObject } from './found-object.js';
import { checkCopySource } from './preconditions.js';
/** The source of a copy: found, allowed, and as the conditions want it. */
export async function openCopySource(context) {
    const { input } = context;
    const name = parseCopySource(input.CopySource ?? '');
    const permission = name.versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
    const bucket = await context.authorizeOther(permission, name.bucket, name.key);
    requireExpectedOwner(input.ExpectedSourceBucketOwner, bucket.account);
    const version = await findObject(context, bucket, { Key: name.key, VersionId: name.versionId });
    checkCopySource(input, version);
    return { bucket, version, name };
}
/**
 * `bucket/key`, `/bucket/key`, either with `?versionId=`; percent-encoded, or not as some clients
 * send it. Throws InvalidArgument.
 */
export function parseCopySource(header) {
    const query = header.lastIndexOf('?versionId=');
    const path = decodeHeader('x-amz-copy-source', query < 0 ? header : header.slice(0, query));
    const name = path.startsWith('/') ? path.slice(1) : path;
    const slash = name.indexOf('/');
    if (slash < 1 || slash === name.length - 1) {
        throw invalidArgument('x-amz-copy-source', header, 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
    }
    return {
        bucket: name.slice(0, slash),
        key: name.slice(slash + 1),
        versionId: query < 0
            ? undefined
            : decodeHeader('x-amz-copy-source', header.slice(query + '?versionId='.length)),
    };
}
/** `key` or `/bucket/key`, percent-encoded: what `x-amz-rename-source` holds. */
export function parseRenameSource(header, bucket) {
    const name = decodeHeader('x-amz-rename-source', header);
    const prefix = `/${bucket}/`;
    return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
/** Header text holds a character for each byte; what they say is UTF-8. */
function decodeHeader(name, text) {
    try {
        return decodeURIComponent(strictUtf8.decode(Buffer.from(text, 'latin1')));
    }
    catch {
        throw invalidArgument(name, text, 'Invalid copy source encoding');
    }
}
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
