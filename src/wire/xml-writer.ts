/**
 * Functions that write values as XML elements, put together once from their shapes. Each takes the
 * text before it and returns it longer: text that grows at its end only is what V8 turns into bytes
 * fastest.
 */
import { escapeXml } from './escape.ts'
import type { Element, Member, StructureShape } from './shapes.ts'
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

/** As long as this the text of a listing is handed over; measured, 2 to 16 KiB are the same. */
const pieceLength = 4096

/**
 * As `structureWriter`, for listings: hands the text over in pieces, and so never holds all of it.
 */
export function pieceWriter(shape: StructureShape) {
  const members = inBody(shape).map((member) => {
    const write = member.flattened ? itemWriter(member) : undefined
    return { name: member.name, write: write ?? memberWriter(member), repeats: write !== undefined }
  })
  return (before: string, values: Values, add: (text: string) => void): string => {
    let xml = before
    for (const { name, write, repeats } of members) {
      const value = values[name]
      if (value === undefined || value === null) continue
      for (const item of repeats ? (value as readonly never[]) : [value as never]) {
        xml = write(xml, item)
        if (xml.length < pieceLength) continue
        add(xml)
        xml = ''
      }
    }
    return xml
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
  const { name, xmlName = name, shape, flattened, namespace } = member
  const attributes = namespace ? ` xmlns:${namespace.prefix}="${namespace.uri}"` : ''
  const item = itemWriter(member)
  if (!item) return elementWriter({ xmlName, shape, attributes })
  const open = flattened ? '' : flat(`<${xmlName}${attributes}>`)
  const close = flattened ? '' : flat(`</${xmlName}>`)
  return (before, values: readonly never[]) => {
    let xml = before + open
    for (const value of values) xml = item(xml, value)
    return xml + close
  }
}

/** Writes an item of a list; undefined for what is no list. */
function itemWriter({ name, xmlName = name, shape, flattened }: Member): Writer | undefined {
  if (shape.type !== 'list') return undefined
  return elementWriter({
    shape: shape.element.shape,
    xmlName: flattened ? xmlName : (shape.element.xmlName ?? 'member'),
    attributes: '',
  })
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
    default:
      throw new Error(`No XML is written for a ${shape.type}: ${xmlName}`)
  }
}

function structureElementWriter(
  shape: StructureShape,
  { open, close }: { readonly open: string; readonly close: string },
): Writer {
  const content = structureWriter(shape)
  if (!shape.members.some(({ attribute }) => attribute)) {
    return (xml, value) => content(xml + open, value) + close
  }
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
