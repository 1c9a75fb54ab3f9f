/**
 * Answers, from what a handler returns to what is sent. An encoder is built once for each operation
 * out of its output shape: a function for each member, so that a request pays for no decisions
 * about shapes.
 */
import { buildDocument } from './document-buffer.ts'
import { xmlDeclaration } from './escape.ts'
import { headerNames, partialContent, payloadTypes, rootText, statuses } from './exceptions.ts'
import { headerText, isHeaderName, metadataText } from './header-text.ts'
import type { Member, OperationModel, StructureShape } from './shapes.ts'
import { formatDateTime, formatHttpDate } from './time.ts'
import { elementWriter, pieceWriter, structureWriter } from './xml-writer.ts'

/** What the server sends: it adds the request id, the date and the length. */
export interface Encoded {
  readonly status: number
  /** Name, value, name, value. */
  readonly headers: string[]
  readonly body: string | Buffer | AsyncIterable<Buffer> | undefined
}

type Output = Readonly<Record<string, unknown>>
/** Adds a member's header or headers. */
type HeaderWriter = (headers: string[], value: never) => void
type BodyWriter = (output: Output, headers: string[]) => Encoded['body']

/** The encoder of an operation's output; undefined and null members are left out. */
export function createEncoder(operation: OperationModel): (output: Output) => Encoded {
  const members = operation.output?.members ?? []
  const writers = new Map<string, HeaderWriter>()
  for (const member of members) {
    const writer = headerWriter(member)
    if (writer) writers.set(member.name, writer)
  }
  const writeBody = bodyWriter(operation)
  const statusMember = members.find(({ binding }) => binding.in === 'status')?.name
  const usualStatus = statuses[operation.name] ?? operation.status
  const rangeMember = partialContent[operation.name]
  return (output) => {
    const headers: string[] = []
    // By what the handler gave, which is less than what an output may hold.
    for (const name in output) {
      const value = output[name]
      if (value === undefined || value === null) continue
      writers.get(name)?.(headers, value as never)
    }
    const body = writeBody?.(output, headers)
    let status = usualStatus
    if (rangeMember !== undefined && output[rangeMember] !== undefined) status = 206
    if (statusMember !== undefined) status = (output[statusMember] as number | undefined) ?? status
    return { status, headers, body }
  }
}

function headerWriter(member: Member): HeaderWriter | undefined {
  const { binding, shape } = member
  if (binding.in === 'prefix') return prefixWriter(binding.name)
  if (binding.in !== 'header') return undefined
  const name = headerNames[member.name] ?? binding.name
  // Node takes the bytes of a Content-Disposition that follows a Content-Length for UTF-8, and so
  // damages or refuses what is not ASCII in it; it must come first.
  const push =
    member.name === 'ContentDisposition'
      ? (headers: string[], value: string) => void headers.unshift(name, value)
      : (headers: string[], value: string) => void headers.push(name, value)
  if (shape.type === 'timestamp') {
    const format = shape.format === 'date-time' ? formatDateTime : formatHttpDate
    return (headers, value: Date) => push(headers, format(value.getTime()))
  }
  if (shape.type === 'list') {
    return (headers, value: readonly string[]) => push(headers, headerText(value.join(',')))
  }
  if (shape.type === 'string') return (headers, value: string) => push(headers, headerText(value))
  return (headers, value: number | boolean) => push(headers, String(value))
}

/**
 * User metadata. A value that is not ASCII is sent as RFC 2047 says; an entry whose name no header
 * can have (a form may name it so) is only counted. .../userguide/UsingMetadata.html
 */
function prefixWriter(prefix: string): HeaderWriter {
  return (headers, metadata: Readonly<Record<string, string>>) => {
    let missing = 0
    for (const name in metadata) {
      if (isHeaderName(name)) headers.push(prefix + name, metadataText(metadata[name] ?? ''))
      else missing++
    }
    if (missing > 0) headers.push('x-amz-missing-meta', String(missing))
  }
}

function bodyWriter(operation: OperationModel): BodyWriter | undefined {
  const { output } = operation
  const payload = output?.members.find(({ binding }) => binding.in === 'payload')
  if (payload) return payloadWriter(operation, payload)
  if (!output?.members.some(({ binding }) => binding.in === 'body')) return undefined
  if (rootText[operation.name]) return textBodyWriter(operation)
  const open = `${xmlDeclaration}<${rootName(output)}${root(operation)}>`
  const close = `</${rootName(output)}>`
  if (output.members.some(({ flattened }) => flattened)) {
    const writePieces = pieceWriter(output)
    return (values, headers) => {
      headers.push('Content-Type', 'application/xml')
      return buildDocument((add) => add(writePieces(open, values, add) + close))
    }
  }
  const write = structureWriter(output)
  return (values, headers) => {
    headers.push('Content-Type', 'application/xml')
    return write(open, values as never) + close
  }
}

/** A document of one element with text in it. */
function textBodyWriter(operation: OperationModel): BodyWriter {
  const xmlName = rootText[operation.name] ?? ''
  const attributes = root(operation)
  const write = elementWriter({ xmlName, shape: { type: 'string' }, attributes })
  return (values, headers) => {
    headers.push('Content-Type', 'application/xml')
    return write(xmlDeclaration, (values[xmlName] ?? '') as never)
  }
}

function payloadWriter(operation: OperationModel, payload: Member): BodyWriter {
  const { name, shape } = payload
  if (shape.type !== 'structure') {
    const contentType = payloadTypes[operation.name]
    return (output, headers) => {
      if (contentType !== undefined) headers.push('Content-Type', contentType)
      return output[name] as Encoded['body']
    }
  }
  const xmlName = payload.xmlName ?? rootName(shape)
  const write = elementWriter({ xmlName, shape, attributes: root(operation) })
  return (output, headers) => {
    const value = output[name]
    if (value === undefined || value === null) return undefined
    headers.push('Content-Type', 'application/xml')
    return write(xmlDeclaration, value as never)
  }
}

function rootName(shape: StructureShape): string {
  return shape.xmlName ?? shape.name
}

function root({ xmlNamespace }: OperationModel): string {
  return xmlNamespace === undefined ? '' : ` xmlns="${xmlNamespace}"`
}
