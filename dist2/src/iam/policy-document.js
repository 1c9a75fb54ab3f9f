import { MalformedPolicy } from '../auth/policy/malformed.js';
import { parsePolicy } from '../auth/policy/parse.js';
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { parseLength } from './bounds.js';
import { validationError } from './errors.js';
/**
 * Reads a policy; `member` as AWS's message has it. Throws ValidationError, or
 * MalformedPolicyDocument with AWS's words and the place.
 */
export function parsePolicyText(member, text, kind) {
    const value = parseLength(member, text, [1, limits.policyDocumentMax]);
    if (!/^[\t\n\r\x20-\xff]+$/.test(value)) {
        throw validationError(`The specified value for ${member} is invalid. It must contain only printable ASCII ` +
            'characters.');
    }
    return asMalformedDocument(() => ({ text: value, document: parsePolicy(value, kind) }));
}
/** What `work` returns; a MalformedPolicy that it throws, as IAM says it. */
export function asMalformedDocument(work) {
    try {
        return work();
    }
    catch (error) {
        throw malformedDocument(error);
    }
}
/** 400 MalformedPolicyDocument for a MalformedPolicy; anything else as it is. */
export function malformedDocument(error) {
    if (!(error instanceof MalformedPolicy))
        return error;
    return new AwsError('MalformedPolicyDocument', { status: 400, message: error.message });
}
/** The characters of a policy that AWS counts: all but white space. */
export function policyChars(text) {
    return text.replace(/\s/g, '').length;
}
/** A policy in an answer: percent-encoded by RFC 3986. */
export function documentOutput(text) {
    const strictly = (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
    return encodeURIComponent(text).replace(/[!'()*]/g, strictly);
}
