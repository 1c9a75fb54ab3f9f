/**
 * What AWS answers when it will not do what was asked: a code, a status, and the document that says
 * so.
 */
import { errorCodes } from './error-codes.ts'
import { escapeXml, xmlDeclaration } from './escape.ts'

/** What an error says beyond its code. */
export interface AwsErrorOptions {
  /** Instead of AWS's usual words for the code. */
  readonly message?: string
  readonly status?: number
  /** Sent with the answer, like `Allow`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Further elements of the error document, in this order, like `BucketName` or `Key`. */
  readonly detail?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

/**
 * A refusal in AWS's words; status and message come from `error-codes.ts` unless they are given.
 */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly detail: Readonly<Record<string, string>> | undefined

  constructor(code: string, options: AwsErrorOptions = {}) {
    const known = errorCodes[code]
    // A refusal is an everyday answer, so it does not pay for a stack that nobody reads.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(
      options.message ?? known?.[1] ?? code,
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'AwsError'
    this.code = code
    this.status = options.status ?? known?.[0] ?? 500
    this.headers = options.headers
    this.detail = options.detail
  }
}

/** What the error document says of the request. */
export interface ErrorContext {
  /** The path as sent, like `/bucket/key`. */
  readonly resource: string
  readonly requestId: string
  readonly hostId: string
}

/** The error document of a REST-XML service; a HEAD or a 304 is sent without it. */
export function encodeRestXmlError(error: AwsError, context: ErrorContext): string {
  let xml = `${xmlDeclaration}<Error>`
  xml += element('Code', error.code) + element('Message', error.message)
  for (const [name, value] of Object.entries(error.detail ?? {})) xml += element(name, value)
  xml += element('Resource', context.resource)
  xml += element('RequestId', context.requestId) + element('HostId', context.hostId)
  return `${xml}</Error>`
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}
