/**
 * The services whose calls all go to `POST /` and say in themselves which operation they mean: AWS
 * Query names it by the parameter `Action`, JSON 1.1 by the header X-Amz-Target. Decoders and
 * encoders are put together on an operation's first call, since a service has up to 824 and a
 * client uses few.
 */
import type { DecodedInput } from './decode.ts'
import { createEc2Decoder } from './ec2-decode.ts'
import { createEc2Encoder, encodeEc2Error } from './ec2-encode.ts'
import type { Encoded } from './encode.ts'
import { AwsError } from './errors.ts'
import { createJsonDecoder } from './json-decode.ts'
import { createJsonEncoder, encodeJsonError } from './json-encode.ts'
import { loadModel, type ServiceModel } from './model.ts'
import { createQueryDecoder } from './query-decode.ts'
import { createQueryEncoder, encodeQueryError } from './query-encode.ts'
import { createQueryJsonEncoder, encodeQueryJsonError, wantsJson } from './query-json-encode.ts'
import { type Parameters, readParameters } from './query-parameters.ts'
import type { WireRequest } from './request.ts'
import { createRequiredCheck } from './required.ts'
import { createTranslator, ec2Errors, jsonErrors, queryErrors } from './rpc-errors.ts'
import type { OperationModel } from './shapes.ts'

type Output = Readonly<Record<string, unknown>>

/** A call whose operation is known and whose input is not yet read. */
export interface RpcCall {
  readonly operation: OperationModel
  /** Throws MalformedInput or SerializationException; for what is missing, the service's error. */
  decode(): DecodedInput
}

/** How a service says what came of a call. */
export interface RpcAnswers {
  encode(operation: OperationModel, output: Output, requestId: string): Encoded
  /** By the error's own code, the name of AWS's error shape, or S3's code for what all may say. */
  encodeError(error: AwsError, requestId: string): Encoded
}

/** One service, from what was sent to an input, and from an output or an error to what is sent. */
export interface RpcService extends RpcAnswers {
  readonly service: string
  /**
   * Throws InvalidAction, MissingAction, MalformedQueryString (Query), UnknownOperationException
   * (JSON), RequestEntityTooLarge.
   */
  find(request: WireRequest, document: Buffer): RpcCall
  /** The answers in what a client takes: of Query services it may ask for JSON. */
  answersFor(request: WireRequest): RpcAnswers
}

/** Loads a service's model; throws if it is none of Query, EC2 Query or JSON 1.1. */
export function openRpcService(service: string): RpcService {
  return createRpcService(loadModel(service))
}

/** The service of a model that is already there. */
export function createRpcService(model: ServiceModel): RpcService {
  if (model.protocol === 'query') return queryService(model, queryDialect(model))
  if (model.protocol === 'ec2') return queryService(model, ec2Dialect())
  if (model.protocol === 'json-1.1') return jsonService(model)
  throw new Error(`${model.service} speaks ${model.protocol}, in which calls have routes`)
}

/** In what the Query services differ. */
interface Dialect {
  readonly decoder: typeof createQueryDecoder
  readonly inXml: RpcAnswers
  /** What a client gets that asks for JSON. */
  readonly inJson: RpcAnswers
  /** A call of an operation, or of a version, that there is not. */
  unknown(action: string, version: string): AwsError
}

function queryDialect(model: ServiceModel): Dialect {
  return {
    decoder: createQueryDecoder,
    inXml: queryAnswers(model),
    inJson: queryJsonAnswers(model),
    unknown(action, version) {
      const message = `Could not find operation ${action} for version ${version}`
      return new AwsError('InvalidAction', { status: 400, message })
    },
  }
}

/** EC2 answers in XML, whatever a client takes. */
function ec2Dialect(): Dialect {
  const answers = ec2Answers()
  return {
    decoder: createEc2Decoder,
    inXml: answers,
    inJson: answers,
    unknown(action) {
      const message = `The action ${action} is not valid for this web service.`
      return new AwsError('InvalidAction', { status: 400, message })
    },
  }
}

function queryService(model: ServiceModel, dialect: Dialect): RpcService {
  const { service, version, operations } = model
  const { inXml, inJson } = dialect
  const decoderOf = onFirstUse((operation) => {
    const read = dialect.decoder(operation)
    const check = createRequiredCheck(operation.input, model)
    return (parameters: Parameters) => check(read(parameters))
  })
  return {
    service,
    ...inXml,
    answersFor: (request) => (wantsJson(request) ? inJson : inXml),
    find(request, document) {
      const parameters = readParameters(request, document)
      const action = parameters.get('Action')
      if (!action) throw missingAction()
      const asked = parameters.get('Version') ?? 'NO_VERSION_SPECIFIED'
      const operation = asked === version ? operations.get(action) : undefined
      if (!operation) throw dialect.unknown(action, asked)
      return { operation, decode: () => decoderOf(operation)(parameters) }
    },
  }
}

function ec2Answers(): RpcAnswers {
  const encoderOf = onFirstUse(createEc2Encoder)
  const translate = createTranslator(ec2Errors)
  return {
    encode: (operation, output, requestId) => encoderOf(operation)(output, requestId),
    encodeError: (error, requestId) => encodeEc2Error(translate(error), requestId),
  }
}

function queryAnswers(model: ServiceModel): RpcAnswers {
  const { xmlNamespace } = model
  const encoderOf = onFirstUse(createQueryEncoder)
  const translate = createTranslator(queryErrors(model))
  return {
    encode: (operation, output, requestId) => encoderOf(operation)(output, requestId),
    encodeError: (error, requestId) =>
      encodeQueryError(translate(error), { xmlNamespace, requestId }),
  }
}

function queryJsonAnswers(model: ServiceModel): RpcAnswers {
  const encoderOf = onFirstUse(createQueryJsonEncoder)
  const translate = createTranslator(queryErrors(model))
  return {
    encode: (operation, output, requestId) => encoderOf(operation)(output, requestId),
    encodeError: (error, requestId) => encodeQueryJsonError(translate(error), requestId),
  }
}

function missingAction(): AwsError {
  const message = 'The request is missing an action or a required parameter.'
  return new AwsError('MissingAction', { status: 400, message })
}

function jsonService(model: ServiceModel): RpcService {
  const { service, operations } = model
  const decoderOf = onFirstUse((operation) => {
    const read = createJsonDecoder(operation)
    const check = createRequiredCheck(operation.input, model)
    return (document: Buffer) => check(read(document))
  })
  const encoderOf = onFirstUse(createJsonEncoder)
  const translate = createTranslator(jsonErrors(model))
  const answers: RpcAnswers = {
    encode: (operation, output) => encoderOf(operation)(output),
    encodeError: (error) => encodeJsonError(translate(error)),
  }
  return {
    service,
    ...answers,
    answersFor: () => answers,
    find(request, document) {
      // Clients differ in what stands before the name: CloudTrail's have `CloudTrail_20131101` and
      // `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101`.
      const target = request.headers['x-amz-target'] ?? ''
      const operation = operations.get(target.slice(target.lastIndexOf('.') + 1))
      if (!operation) throw new AwsError('UnknownOperationException', { status: 400 })
      return { operation, decode: () => decoderOf(operation)(document) }
    },
  }
}

function onFirstUse<T>(make: (operation: OperationModel) => T): (operation: OperationModel) => T {
  const made = new Map<OperationModel, T>()
  return (operation) => {
    const known = made.get(operation)
    if (known !== undefined) return known
    const fresh = make(operation)
    made.set(operation, fresh)
    return fresh
  }
}
