/**
 * Functions that write values as XML elements, put together once from their shapes. Each takes the
 * text before it and returns it longer: text that grows at its end only is what V8 turns into bytes
 * fastest.
 */
import { escapeXml } from './escape.ts'
import type { Element, ListShape, MapShape, Member, StructureShape } from './shapes.ts'
import { formatDateTime, formatHttpDate } from './time.ts'

/** `xml` with a value after it; what it takes is what the shape says. */
export type Writer = (xml: string, value: never) => string

type Values = Readonly<Record<string, unknown>>

/** Writes the elements inside a structure's own, in the order of its members. */
export function structureWriter(shape: StructureShape): Writer {
  const members = inBody(shape)
  const names = members.map(({ name }) => name)
  const writers = members.map(memberWriter)
  return (before, values: Values) => {
    let xml = before
    for (let i = 0; i < names.length; i++) {
      const value = values[names[i] as string]
      if (value !== undefined && value !== null) xml = (writers[i] as Writer)(xml, value as never)
    }
    return xml
  }
}

/** As long as this the text of a document is handed over; measured, 2 to 16 KiB are the same. */
const pieceLength = 4096

/** Takes the pieces of the document that is being written, which is done without a pause. */
let takePiece: ((text: string) => void) | undefined

/**
 * As `structureWriter`, for long documents: hands the text over in pieces after the items of lists,
 * however deep, and so never holds all of it. Gives what is left.
 */
export function pieceWriter(shape: StructureShape) {
  const write = structureWriter(shape)
  return (before: string, values: Values, add: (text: string) => void): string => {
    takePiece = add
    try {
      return write(before, values as never)
    } finally {
      takePiece = undefined
    }
  }
}

function inBody(shape: StructureShape): Member[] {
  return shape.members.filter(({ binding, attribute }) => binding.in === 'body' && !attribute)
}

/** Writes the attributes that some of a structure's members are, like the type of a grantee. */
export function attributeWriter(shape: StructureShape): Writer {
  const members = shape.members.filter(({ attribute }) => attribute)
  return (before, values: Values) => {
    let xml = before
    for (const { name, xmlName = name } of members) {
      const value = values[name]
      if (value !== undefined) xml += ` ${xmlName}="${escapeXml(`${value}`)}"`
    }
    return xml
  }
}

function memberWriter(member: Member): Writer {
  const { name, xmlName = name, shape, flattened } = member
  if (flattened && shape.type === 'list') return itemsWriter(itemWriter(shape, xmlName))
  if (flattened && shape.type === 'map') return entriesWriter(shape, xmlName)
  return elementWriter({ xmlName, shape, attributes: namespaceOf(member) })
}

function namespaceOf({ namespace }: Member): string {
  return namespace ? ` xmlns:${namespace.prefix}="${namespace.uri}"` : ''
}

function itemWriter({ element }: ListShape, xmlName = element.xmlName ?? 'member'): Writer {
  const { shape } = element
  const write = elementWriter({ shape, xmlName, attributes: '' })
  return shape.type === 'structure' ? keptTextWriter(write) : write
}

/**
 * A frozen item is the same each time, and so is its text, which is kept as long as the item: of a
 * thousand instances, of which none has changed, it is written in a sixth of the time.
 */
function keptTextWriter(write: Writer): Writer {
  const texts = new WeakMap<object, string>()
  return (before, value: object) => {
    if (!Object.isFrozen(value)) return write(before, value as never)
    let text = texts.get(value)
    if (text === undefined) {
      text = whole(() => write('', value as never))
      texts.set(value, text)
    }
    if (takePiece === undefined) return before + text
    takePiece(before)
    takePiece(text)
    return ''
  }
}

/** What is written with nothing handed over. */
function whole(write: () => string): string {
  const take = takePiece
  takePiece = undefined
  const text = write()
  takePiece = take
  return text
}

function itemsWriter(item: Writer): Writer {
  return (before, values: readonly never[]) => {
    let xml = before
    for (const value of values) {
      xml = item(xml, value)
      if (xml.length < pieceLength || takePiece === undefined) continue
      takePiece(xml)
      xml = ''
    }
    return xml
  }
}

/** Writes a map's entries, each in an element of this name. */
function entriesWriter({ keyName = 'key', value }: MapShape, entryName: string): Writer {
  const open = flat(`<${entryName}><${keyName}>`)
  const afterKey = `</${keyName}>`
  const close = `</${entryName}>`
  const writeValue = elementWriter({
    shape: value.shape,
    xmlName: value.xmlName ?? 'value',
    attributes: '',
  })
  return (before, entries: Values) => {
    let xml = before
    for (const key in entries) {
      xml = writeValue(xml + open + escapeXml(key) + afterKey, entries[key] as never) + close
    }
    return xml
  }
}

/** Writes one element with what is in it; `attributes` as they stand in its tag. */
export function elementWriter(
  element: Element & { readonly xmlName: string; readonly attributes: string },
): Writer {
  const { shape, xmlName, attributes } = element
  const open = flat(`<${xmlName}${attributes}>`)
  const close = flat(`</${xmlName}>`)
  switch (shape.type) {
    case 'structure':
      return structureElementWriter(shape, { open, close })
    case 'string':
      return textWriter(open, close)
    case 'timestamp': {
      const format = shape.format === 'http-date' ? formatHttpDate : formatDateTime
      return (xml, value: Date) => xml + open + format(value.getTime()) + close
    }
    case 'number':
    case 'boolean':
      return (xml, value: number | boolean) => xml + open + value + close
    case 'blob':
      return (xml, value: Uint8Array) => xml + open + Buffer.from(value).toString('base64') + close
    case 'list':
      return around(itemsWriter(itemWriter(shape)), { open, close })
    case 'map':
      return around(entriesWriter(shape, 'entry'), { open, close })
    default:
      throw new Error(`No XML is written for a ${shape.type}: ${xmlName}`)
  }
}

interface Tags {
  readonly open: string
  readonly close: string
}

function around(content: Writer, { open, close }: Tags): Writer {
  return (xml, value) => content(xml + open, value) + close
}

function structureElementWriter(shape: StructureShape, { open, close }: Tags): Writer {
  const content = structureWriter(shape)
  if (!shape.members.some(({ attribute }) => attribute)) return around(content, { open, close })
  const start = open.slice(0, -1)
  const attributes = attributeWriter(shape)
  return (xml, value) => content(`${attributes(xml + start, value)}>`, value) + close
}

/**
 * Many entries of a listing say the same (a storage class, an owner): the last text is kept,
 * escaped.
 */
function textWriter(open: string, close: string): Writer {
  let lastValue = ''
  let lastText = ''
  return (xml, value: string) => {
    if (value !== lastValue) {
      lastText = escapeXml(value)
      lastValue = value
    }
    return xml + open + lastText + close
  }
}

/** The same text in one piece: V8 keeps what is put together as a tree until somebody reads it. */
function flat(text: string): string {
  return Buffer.from(text).toString()
}
