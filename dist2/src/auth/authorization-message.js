/**
 * Why a request was refused, for those who may know: EC2's UnauthorizedOperation carries it
 * encrypted, and DecodeAuthorizationMessage opens it for the account that it was made for.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 *
 *     version (1)  salt (16)  nonce (12)  ciphertext  tag (16)        as base64url
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { limits } from '../limits.js';
const items = (list) => ({ items: list });
const values = (texts) => items(texts.map((value) => ({ value })));
/** A refusal as AWS's document has it. */
export function describeRefusal({ caller, request, decision, keys }) {
    const { action, resource, context } = request;
    const conditions = keys.flatMap((key) => {
        const found = context(key);
        return found === undefined ? [] : [{ key, values: values(found) }];
    });
    return JSON.stringify({
        allowed: decision.allowed,
        explicitDeny: decision.reason === 'explicitDeny',
        matchedStatements: items(decision.matched.map(describeStatement)),
        failures: items([]),
        context: {
            principal: { id: caller.userId, name: nameOf(caller), arn: caller.arn },
            action,
            resource,
            conditions: items(conditions),
        },
    });
}
function nameOf({ userName, session, account }) {
    return userName ?? session?.arn.slice(session.arn.lastIndexOf('/') + 1) ?? account;
}
function describeStatement({ statement: { statement } }) {
    const { sid = '', effect, principal, action, resource, conditions } = statement;
    return {
        statementId: sid,
        effect: effect.toUpperCase(),
        principals: values(principal?.aws ?? []),
        principalGroups: items([]),
        [action.not ? 'notActions' : 'actions']: values(action.patterns),
        ...(resource && resources(resource)),
        conditions: items(conditions.map(({ key, values: all }) => ({ key, values: values(all) }))),
    };
}
function resources({ not, patterns }) {
    return { [not ? 'notResources' : 'resources']: values(patterns) };
}
const version = 1;
const algorithm = 'aes-256-gcm';
const saltAt = 1;
const nonceAt = saltAt + 16;
const textAt = nonceAt + 12;
const tagBytes = 16;
const purpose = 'cairn authorization message: key';
/** Encrypts a text for an account; undefined for one that is longer than a message may be. */
export function sealAuthorizationMessage(text, { account, random }, keys) {
    const head = Buffer.concat([Buffer.of(version), random(nonceAt - saltAt)]);
    const nonce = random(textAt - nonceAt);
    const options = { authTagLength: tagBytes };
    const cipher = createCipheriv(algorithm, messageKey(head, keys), nonce, options);
    cipher.setAAD(boundTo(head, account));
    const sealed = [head, nonce, cipher.update(deflateRawSync(text)), cipher.final()];
    const message = Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64url');
    return message.length > limits.authorizationMessageMax ? undefined : message;
}
/** What was sealed for an account; undefined for any other text. */
export function openAuthorizationMessage(message, account, keys) {
    const bytes = Buffer.from(message, 'base64url');
    const tagAt = bytes.length - tagBytes;
    if (bytes[0] !== version || tagAt <= textAt || bytes.toString('base64url') !== message) {
        return undefined;
    }
    const head = bytes.subarray(0, nonceAt);
    const nonce = bytes.subarray(nonceAt, textAt);
    const options = { authTagLength: tagBytes };
    const decipher = createDecipheriv(algorithm, messageKey(head, keys), nonce, options);
    decipher.setAAD(boundTo(head, account));
    decipher.setAuthTag(bytes.subarray(tagAt));
    const packed = decipher.update(bytes.subarray(textAt, tagAt));
    try {
        decipher.final();
    }
    catch {
        return undefined;
    }
    return inflateRawSync(packed, { maxOutputLength: limits.sessionBytes }).toString();
}
/** A key for each message, so that nonces drawn at random do not meet. */
function messageKey(head, keys) {
    return createHmac('sha256', keys.deriveKey(purpose)).update(head.subarray(saltAt)).digest();
}
function boundTo(head, account) {
    return Buffer.concat([head, Buffer.from(account)]);
}
