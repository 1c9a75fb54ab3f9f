/**
 * The signature of a POST form: its `policy` field, signed as it stands, in Signature V4 or V2.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
import { AwsError } from '../wire/errors.js';
import { checkScope, parseCredential, places } from './credential.js';
import { invalidArgument, signatureMismatch } from './refusals.js';
import { signTextV2 } from './signature-v2.js';
import { sameSignature } from './signing-keys.js';
// The fields of each way to sign: how AWS writes each in its errors, by its name in lower case.
const fieldsV4 = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature'];
const fieldsV2 = ['AWSAccessKeyId', 'Signature'];
/** The value of a field that must be there. Throws InvalidArgument. */
export function requiredField(fields, name) {
    const value = fields.get(name.toLowerCase());
    if (value !== undefined)
        return value;
    const order = 'If it is specified, please check the order of the fields.';
    const message = `Bucket POST must contain a field named '${name}'.  ${order}`;
    throw invalidArgument(message, name, '');
}
/** Reads the signature of a form; undefined if there is neither a policy nor a signature. */
export function readFormSignature(fields, rules) {
    const has = (name) => fields.has(name.toLowerCase());
    const inV4 = fieldsV4.some(has);
    if (!inV4 && !fieldsV2.some(has)) {
        if (has('Policy'))
            throw new AwsError('AccessDenied');
        return undefined;
    }
    const policy = requiredField(fields, 'Policy');
    if (inV4)
        return readV4(fields, rules, policy);
    return {
        accessKeyId: requiredField(fields, 'AWSAccessKeyId'),
        signature: requiredField(fields, 'Signature'),
        policy,
        credential: undefined,
    };
}
function readV4(fields, rules, policy) {
    const [algorithm = '', text = '', date = '', signature = ''] = fieldsV4.map((name) => requiredField(fields, name));
    if (algorithm !== 'AWS4-HMAC-SHA256') {
        const message = 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"';
        throw invalidArgument(message, 'X-Amz-Algorithm', algorithm);
    }
    const credential = parseCredential(text, places.form);
    checkScope(credential, rules, places.form);
    if (!date.startsWith(credential.date)) {
        const fault = 'This date is not the same as X-Amz-Date.';
        const message = `Invalid credential date "${credential.date}". ${fault}`;
        throw invalidArgument(message, 'X-Amz-Credential', text);
    }
    return { accessKeyId: credential.accessKeyId, policy, signature, credential };
}
/** Returns if the signature is right; throws SignatureDoesNotMatch. */
export function verifyForm(form, secret, keys) {
    const { credential, policy, signature, accessKeyId } = form;
    const ours = credential === undefined
        ? signTextV2(secret, policy, 'utf8')
        : keys.get(secret, credential).sign(policy);
    if (sameSignature(ours, signature))
        return;
    throw signatureMismatch({ accessKeyId, stringToSign: policy, signature });
}
