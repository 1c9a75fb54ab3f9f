/**
 * What a client may ask for that Cairn does not do yet. To pass over a wish for encryption, a
 * lock, a tag or an access list would betray whoever relies on it, so each is refused with the
 * message that AWS has for such headers.
 */
import { AwsError } from '../wire/errors.js';
const headers = {
    ServerSideEncryption: 'x-amz-server-side-encryption',
    SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
    SSECustomerKey: 'x-amz-server-side-encryption-customer-key',
    SSECustomerKeyMD5: 'x-amz-server-side-encryption-customer-key-MD5',
    SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
    SSEKMSEncryptionContext: 'x-amz-server-side-encryption-context',
    BucketKeyEnabled: 'x-amz-server-side-encryption-bucket-key-enabled',
    CopySourceSSECustomerAlgorithm: 'x-amz-copy-source-server-side-encryption-customer-algorithm',
    Tagging: 'x-amz-tagging',
    ObjectLockMode: 'x-amz-object-lock-mode',
    ObjectLockRetainUntilDate: 'x-amz-object-lock-retain-until-date',
    ObjectLockLegalHoldStatus: 'x-amz-object-lock-legal-hold',
    ObjectLockEventHold: 'x-amz-object-lock-event-hold',
    ObjectLockEnabledForBucket: 'x-amz-bucket-object-lock-enabled',
    GrantFullControl: 'x-amz-grant-full-control',
    GrantRead: 'x-amz-grant-read',
    GrantReadACP: 'x-amz-grant-read-acp',
    GrantWrite: 'x-amz-grant-write',
    GrantWriteACP: 'x-amz-grant-write-acp',
};
const headerOf = new Map(Object.entries(headers));
/** Canned lists that grant nothing beyond what an owner has. */
const harmlessAcls = new Set(['private', 'bucket-owner-full-control', 'bucket-owner-read']);
/** Throws 501 NotImplemented, naming the header, when an input asks for what is not there yet. */
export function refuseUnbuilt(input) {
    // By what was sent, which is far less than what could have been.
    for (const name in input) {
        const header = headerOf.get(name);
        if (header !== undefined && isAsked(input[name]))
            throw unbuilt(header);
    }
    if (input.ACL !== undefined && !harmlessAcls.has(input.ACL))
        throw unbuilt('x-amz-acl');
}
const isAsked = (value) => value !== undefined && value !== false && value !== '';
/** The same of a form's fields, which go by the headers' names in lower case. */
export function refuseUnbuiltFields(fields) {
    for (const header of headerOf.values()) {
        const name = header.toLowerCase();
        if (fields.get(name))
            throw unbuilt(name);
    }
    if (fields.get('tagging'))
        throw unbuilt('tagging');
    const acl = fields.get('acl');
    if (acl !== undefined && !harmlessAcls.has(acl))
        throw unbuilt('acl');
}
/** 501, as AWS says it. */
export function unbuilt(header) {
    return new AwsError('NotImplemented', {
        message: 'A header you provided implies functionality that is not implemented',
        detail: { Header: header },
    });
}
