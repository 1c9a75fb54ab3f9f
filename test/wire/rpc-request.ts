/** Query and JSON calls as a client that is no SDK may send them. */
import assert from 'node:assert/strict'
import type { DecodedInput } from '../../src/wire/decode.ts'
import { AwsError } from '../../src/wire/errors.ts'
import type { OperationModel, StructureShape } from '../../src/wire/model.ts'
import { createRequestParser } from '../../src/wire/request.ts'
import { createRpcService, type RpcService } from '../../src/wire/rpc.ts'
import type { Protocol } from '../../src/wire/shapes.ts'

const parse = createRequestParser([])

/** What a service reads in a form; `Action` and `Version` are in it. */
export function decodeForm(service: RpcService, form: string | Buffer): DecodedInput {
  const request = parse({ method: 'POST', target: '/', headers: {} })
  return service.find(request, Buffer.from(form as string)).decode()
}

/** What a service reads in the query of a GET. */
export function decodeQuery(service: RpcService, query: string): DecodedInput {
  const request = parse({ method: 'GET', target: `/?${query}`, headers: {} })
  return service.find(request, Buffer.alloc(0)).decode()
}

/** What a service reads in a document, for the operation that the target names. */
export function decodeJson(
  service: RpcService,
  target: string,
  document: string | Buffer,
): DecodedInput {
  const headers = { 'x-amz-target': target }
  const request = parse({ method: 'POST', target: '/', headers })
  return service.find(request, Buffer.from(document as string)).decode()
}

/** The error that `call` throws: its code, status and message. */
export function refusal(call: () => unknown): readonly [string, number, string] {
  try {
    call()
  } catch (error) {
    assert.ok(error instanceof AwsError, String(error))
    return [error.code, error.status, error.message]
  }
  return assert.fail('Nothing was refused')
}

/** A service of one operation `Do`, whose input and output are of this shape. */
export function serviceOf(protocol: Protocol, shape: StructureShape): RpcService {
  const operation: OperationModel = {
    name: 'Do',
    method: 'POST',
    path: '/',
    query: [],
    status: 200,
    input: shape,
    output: shape,
    xmlNamespace: 'u',
  }
  return createRpcService({
    service: 'test',
    protocol,
    version: '1',
    xmlNamespace: 'u',
    errors: {},
    queryErrors: {},
    operations: new Map([['Do', operation]]),
  })
}

/** The operation of a `serviceOf`. */
export function onlyOperation(service: RpcService): OperationModel {
  const headers = { 'x-amz-target': 'T.Do' }
  const request = parse({ method: 'POST', target: '/?Action=Do&Version=1', headers })
  return service.find(request, Buffer.alloc(0)).operation
}
