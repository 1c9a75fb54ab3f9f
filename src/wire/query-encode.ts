/** Answers and errors of AWS Query services. */
import { buildDocument } from './document-buffer.ts'
import type { Encoded } from './encode.ts'
import type { AwsError } from './errors.ts'
import { escapeXml } from './escape.ts'
import type { OperationModel } from './shapes.ts'
import { pieceWriter, structureWriter } from './xml-writer.ts'

type Output = Readonly<Record<string, unknown>>

const contentType = 'text/xml'

/** The encoder of an operation's output; undefined and null members are left out. */
export function createQueryEncoder(
  operation: OperationModel,
): (output: Output, requestId: string) => Encoded {
  const { name, output: shape } = operation
  const open = `<${name}Response${namespace(operation)}>${shape ? `<${name}Result>` : ''}`
  const middle = `${shape ? `</${name}Result>` : ''}<ResponseMetadata><RequestId>`
  const end = `</RequestId></ResponseMetadata></${name}Response>`
  const close = (requestId: string) => middle + escapeXml(requestId) + end
  if (!shape) return (_, requestId) => answer(open + close(requestId))
  if (shape.members.some((member) => member.shape.type === 'list')) {
    const writePieces = pieceWriter(shape)
    return (output, requestId) =>
      answer(buildDocument((add) => add(writePieces(open, output, add) + close(requestId))))
  }
  const write = structureWriter(shape)
  return (output, requestId) => answer(write(open, output as never) + close(requestId))
}

function answer(body: string | Buffer): Encoded {
  return { status: 200, headers: ['Content-Type', contentType], body }
}

/** What the error document says of the call. */
export interface QueryErrorContext {
  readonly xmlNamespace: string | undefined
  readonly requestId: string
}

/** The document of an error, whose code and status are already those of the wire. */
export function encodeQueryError(error: AwsError, context: QueryErrorContext): Encoded {
  const { status, code, message } = error
  const type = status < 500 ? 'Sender' : 'Receiver'
  const body =
    `<ErrorResponse${namespace(context)}><Error><Type>${type}</Type>` +
    `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>` +
    `<RequestId>${escapeXml(context.requestId)}</RequestId></ErrorResponse>`
  return {
    status,
    headers: ['Content-Type', contentType, ...Object.entries(error.headers ?? {}).flat()],
    body,
  }
}

function namespace({ xmlNamespace }: { readonly xmlNamespace?: string | undefined }): string {
  return xmlNamespace ? ` xmlns="${xmlNamespace}"` : ''
}
