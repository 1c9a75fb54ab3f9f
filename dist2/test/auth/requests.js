/** Requests as the wire would hand them on, and an authenticator that knows AWS's example key. */
import { strictEqual } from 'node:assert/strict';
import { createAuthenticator } from '../../src/auth/authenticate.js';
import { AwsError } from '../../src/wire/errors.js';
/** The key of AWS's documented examples. */
export const exampleKey = {
    id: 'AKIAIOSFODNN7EXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    account: '123456789012',
    arn: 'arn:aws:iam::123456789012:root',
    type: 'root',
    status: 'Active',
    createdAt: 0,
};
/** The moment of AWS's documented examples of Signature V4. */
export const exampleTime = Date.UTC(2013, 4, 24);
/** An authenticator that knows the example key alone, at the given moment. */
export function authenticatorAt(now, options = {}) {
    return createAuthenticator({
        accounts: accountsWith(async (id) => (id === exampleKey.id ? exampleKey : undefined)),
        region: 'us-east-1',
        strictRegion: false,
        now: () => now,
        ...options,
    });
}
/** Accounts of which nothing is known but their keys. */
export function accountsWith(findAccessKey) {
    return {
        findAccessKey,
        findPolicies: async () => undefined,
        openSession: () => undefined,
        rootAccount: async () => exampleKey.account,
        lastUsed: { note() { }, of: async () => [], async forget() { }, async flush() { } },
    };
}
/** A request, from its request line. */
export function request(line, { headers = {}, bucket, key } = {}) {
    const [method = '', target = ''] = line.split(' ');
    const [rawPath = '', rawQuery = ''] = target.split('?');
    const query = new Map();
    for (const [name, value] of new URLSearchParams(rawQuery)) {
        if (!query.has(name))
            query.set(name, value);
    }
    return { method, scheme: 'http', style: 'path', rawPath, rawQuery, query, headers, bucket, key };
}
/** Asserts a refusal: its code, its status, and what its message contains. */
export async function refused(promise, [code, status, message = '']) {
    const error = await promise.then(() => undefined, (cause) => cause);
    if (!(error instanceof AwsError))
        throw error ?? new Error(`${code} expected, but accepted`);
    strictEqual(`${error.code} ${error.status}`, `${code} ${status}`, error.message);
    if (!error.message.includes(message))
        strictEqual(error.message, message);
    return error;
}
