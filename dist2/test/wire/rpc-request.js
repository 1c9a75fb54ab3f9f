/** Query and JSON calls as a client that is no SDK may send them. */
import assert from 'node:assert/strict';
import { AwsError } from '../../src/wire/errors.js';
import { createRequestParser } from '../../src/wire/request.js';
import { createRpcService } from '../../src/wire/rpc.js';
const parse = createRequestParser([]);
/** What a service reads in a form; `Action` and `Version` are in it. */
export function decodeForm(service, form) {
    const request = parse({ method: 'POST', target: '/', headers: {} });
    return service.find(request, Buffer.from(form)).decode();
}
/** What a service reads in the query of a GET. */
export function decodeQuery(service, query) {
    const request = parse({ method: 'GET', target: `/?${query}`, headers: {} });
    return service.find(request, Buffer.alloc(0)).decode();
}
/** What a service reads in a document, for the operation that the target names. */
export function decodeJson(service, target, document) {
    const headers = { 'x-amz-target': target };
    const request = parse({ method: 'POST', target: '/', headers });
    return service.find(request, Buffer.from(document)).decode();
}
/** The error that `call` throws: its code, status and message. */
export function refusal(call) {
    try {
        call();
    }
    catch (error) {
        assert.ok(error instanceof AwsError, String(error));
        return [error.code, error.status, error.message];
    }
    return assert.fail('Nothing was refused');
}
/** A service of one operation `Do`, whose input and output are of this shape. */
export function serviceOf(protocol, shape) {
    const operation = {
        name: 'Do',
        method: 'POST',
        path: '/',
        query: [],
        status: 200,
        input: shape,
        output: shape,
        xmlNamespace: 'u',
    };
    return createRpcService({
        service: 'test',
        protocol,
        version: '1',
        xmlNamespace: 'u',
        errors: {},
        queryErrors: {},
        operations: new Map([['Do', operation]]),
    });
}
/** The operation of a `serviceOf`. */
export function onlyOperation(service) {
    const headers = { 'x-amz-target': 'T.Do' };
    const request = parse({ method: 'POST', target: '/?Action=Do&Version=1', headers });
    return service.find(request, Buffer.alloc(0)).operation;
}
