/**
 * Services of AWS that this server does not have. Programs for EC2 ask CloudWatch or Auto Scaling
 * besides: they are told in their own protocol, as they cannot read S3's errors.
 */
import { AwsError } from '../wire/errors.ts'
import { encodeJsonError } from '../wire/json-encode.ts'
import { encodeQueryError } from '../wire/query-encode.ts'
import type { WireRequest } from '../wire/request.ts'
import type { Exchange } from './exchange.ts'
import { signedServiceOf } from './services.ts'

/** S3 and what signs for it. */
const ownNames: readonly (string | undefined)[] = [undefined, 's3', 's3express']

/**
 * Refuses a request of Query or JSON that is signed for a service that is not here. Throws
 * InvalidAction, UnknownOperationException.
 */
export function refuseAbsentService(exchange: Exchange, request: WireRequest): void {
  const name = signedServiceOf(request)
  if (request.method !== 'POST' || ownNames.includes(name)) return
  const { requestId } = exchange
  const message = `This server does not offer the service ${name}.`
  if (request.headers['x-amz-target'] !== undefined) {
    exchange.encodeError = encodeJsonError
    throw new AwsError('UnknownOperationException', { status: 400, message })
  }
  exchange.encodeError = (error) => encodeQueryError(error, { xmlNamespace: undefined, requestId })
  throw new AwsError('InvalidAction', { status: 400, message })
}
