/** What most of these tests need: a server, a client, a bucket, and short words for their use. */
import assert from 'node:assert/strict';
import { CreateBucketCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3ServiceException, } from '@aws-sdk/client-s3';
import { freshBucketName, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
/** Starts the server and makes the bucket before the tests of the file. */
export function useBucket(options = {}) {
    const server = useServer(options);
    const s3 = s3Client(server);
    const Bucket = freshBucketName();
    before('create the bucket', () => s3.send(new CreateBucketCommand({ Bucket })));
    return {
        server,
        s3,
        Bucket,
        put: (Key, Body = 'body', more = {}) => s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more })),
        async read(Key, more = {}) {
            const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
            return (await Body?.transformToString()) ?? '';
        },
        async exists(Key) {
            const head = s3.send(new HeadObjectCommand({ Bucket, Key }));
            return head.then(() => true, () => false);
        },
    };
}
/** The refusal that a call must end with; fails when the server does what was asked. */
export async function refusal(call) {
    try {
        await call;
    }
    catch (error) {
        if (error instanceof S3ServiceException)
            return error;
        throw error;
    }
    assert.fail('the server did what it had to refuse');
}
/** Fails unless a call is refused with this status and code. */
export async function assertRefused(call, status, code) {
    const error = await refusal(call);
    const { httpStatusCode } = error.$metadata;
    assert.equal(httpStatusCode, status, `${error.name}: ${error.message}`);
    if (code !== undefined)
        assert.equal(error.name, code, error.message);
    return error;
}
/** Bytes that tell where they stand, so that a range taken at the wrong place shows. */
export function patterned(sizeBytes, seed = 1) {
    const bytes = Buffer.allocUnsafe(sizeBytes);
    for (let at = 0; at < sizeBytes; at += 1)
        bytes[at] = (at * 31 + (at >> 8) * seed) & 0xff;
    return bytes;
}
/** Adds headers to what the SDK is about to sign. */
export function withHeaders(command, headers) {
    const add = command.middlewareStack.add;
    add.call(command.middlewareStack, (next) => (args) => {
        Object.assign(args.request.headers, headers);
        return next(args);
    }, { step: 'build' });
    return command;
}
