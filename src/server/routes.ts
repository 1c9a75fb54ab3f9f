/** Every operation of S3, ready to run: found by request, compiled when it is first asked for. */

import { requestClass } from '../accounts/metering.ts'
import { managementEvent } from '../cloudtrail/management-events.ts'
import type { Operation, OperationName } from '../s3/operation.ts'
import * as s3Operations from '../s3/operations.ts'
import { createDecoder, type Decoder } from '../wire/decode.ts'
import { createEncoder, type Encoded } from '../wire/encode.ts'
import { loadModel, type OperationModel } from '../wire/model.ts'
import type { WireRequest } from '../wire/request.ts'
import { createRouter } from '../wire/route.ts'
import type { ExchangeRoute } from './exchange.ts'
import { OperationStatistics } from './statistics.ts'

/** What the list exports are the operations, under their names. */
const built = new Map(Object.entries(s3Operations) as unknown as [OperationName, Operation][])

/** One operation with all that a request of it needs. */
export interface Route extends ExchangeRoute {
  /** Undefined for what is known but not built. */
  readonly operation: Operation | undefined
  readonly decoder: Decoder
  encode(output: Readonly<Record<string, unknown>>): Encoded
  /** False where there is no bucket to load: at service level, and where it is about to be made. */
  readonly needsBucket: boolean
  /** True for a browser's form, which is signed by fields inside its body. */
  readonly isForm: boolean
}

/** All operations, by request. */
export interface Routes {
  /** The operation that a request asks for; throws AWS's 405 or 501. */
  find(request: WireRequest): Route
  /** What has been counted so far, of the operations that were asked for. */
  statistics(): readonly OperationStatistics[]
  /** For requests of which no operation was found. */
  readonly unknown: { readonly statistics: OperationStatistics }
}

/** Loads the model of S3 and makes its router. */
export function createRoutes(): Routes {
  const router = createRouter(loadModel('s3'))
  const routes = new Map<OperationModel, Route>()
  const unknown = { statistics: new OperationStatistics('Unknown') }
  return {
    unknown,
    find(request) {
      const level =
        request.bucket === undefined ? 'service' : request.key === undefined ? 'bucket' : 'object'
      const model = router.find(request.method, level, request)
      const known = routes.get(model)
      if (known !== undefined) return known
      const made = compile(model, level)
      routes.set(model, made)
      return made
    },
    statistics: () => [unknown, ...routes.values()].map(({ statistics }) => statistics),
  }
}

function compile(model: OperationModel, level: 'service' | 'bucket' | 'object'): Route {
  return {
    name: model.name,
    operation: built.get(model.name as OperationName),
    decoder: createDecoder(model),
    encode: createEncoder(model),
    needsBucket: level !== 'service' && model.name !== 'CreateBucket',
    isForm: model.name === 'PostObject',
    statistics: new OperationStatistics(model.name),
    event: managementEvent(loadModel('s3'), model),
    requestClass: requestClass(model.name),
  }
}
