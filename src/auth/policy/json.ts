/**
 * JSON as policies need it read: strict, no key twice, every value with its place in the text, and
 * objects as maps, so that no key (`__proto__`) means anything.
 */
import { limits } from '../../limits.ts'
import type { TextPosition } from './document.ts'
import { MalformedPolicy } from './malformed.ts'

/** A value, and where it stands: the offsets of its first character and of what follows it. */
export type JsonValue = JsonObject | JsonList | JsonScalar

/** An object; its members in the order of the text. */
export interface JsonObject extends Span {
  readonly type: 'object'
  readonly members: ReadonlyMap<string, JsonValue>
}

/** An array. */
export interface JsonList extends Span {
  readonly type: 'list'
  readonly items: readonly JsonValue[]
}

/** A string's value; of a number, `true`, `false` and `null` the text. */
export interface JsonScalar extends Span {
  readonly type: 'string' | 'number' | 'boolean' | 'null'
  readonly value: string
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Reads a document. Throws MalformedPolicy in these words, with the line and the column. */
export function parseJson(text: string, words: string): JsonValue {
  return new JsonReader(text, words).document()
}

/** Tells the line and column of offsets of a text. */
export function positionsIn(text: string): (offset: number) => TextPosition {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
}

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const space = /[ \t\r\n]*/y

class JsonReader {
  readonly #text: string
  readonly #words: string
  #at = 0

  constructor(text: string, words: string) {
    this.#text = text
    this.#words = words
  }

  document(): JsonValue {
    const value = this.#value(0)
    this.#skipSpace()
    if (this.#at < this.#text.length) throw this.#fault('nothing more expected')
    return value
  }

  #value(depth: number): JsonValue {
    this.#skipSpace()
    if (depth > limits.policyDepth) throw this.#fault('nested too deep')
    const start = this.#at
    const first = this.#text[start]
    if (first === '{') return this.#object(start, depth)
    if (first === '[') return this.#list(start, depth)
    if (first === '"') return { type: 'string', value: this.#string(), start, end: this.#at }
    scalar.lastIndex = start
    const value = scalar.exec(this.#text)?.[0]
    if (value === undefined) throw this.#fault('a value expected')
    this.#at += value.length
    return { type: typeOfScalar(value), value, start, end: this.#at }
  }

  #object(start: number, depth: number): JsonObject {
    const members = new Map<string, JsonValue>()
    this.#at += 1
    if (!this.#takes('}')) {
      do {
        this.#skipSpace()
        if (this.#text[this.#at] !== '"') throw this.#fault('a key expected')
        const keyAt = this.#at
        const key = this.#string()
        if (members.has(key)) throw this.#fault(`the key ${JSON.stringify(key)} twice`, keyAt)
        if (!this.#takes(':')) throw this.#fault("':' expected")
        members.set(key, this.#value(depth + 1))
      } while (this.#takes(','))
      if (!this.#takes('}')) throw this.#fault("',' or '}' expected")
    }
    return { type: 'object', members, start, end: this.#at }
  }

  #list(start: number, depth: number): JsonList {
    const items: JsonValue[] = []
    this.#at += 1
    if (!this.#takes(']')) {
      do items.push(this.#value(depth + 1))
      while (this.#takes(','))
      if (!this.#takes(']')) throw this.#fault("',' or ']' expected")
    }
    return { type: 'list', items, start, end: this.#at }
  }

  #string(): string {
    const start = this.#at
    let end = start + 1
    while (end < this.#text.length && this.#text[end] !== '"') {
      end += this.#text[end] === '\\' ? 2 : 1
    }
    try {
      const value = JSON.parse(this.#text.slice(start, end + 1)) as string
      this.#at = end + 1
      return value
    } catch {
      throw this.#fault('not a string')
    }
  }

  #takes(character: string): boolean {
    this.#skipSpace()
    if (this.#text[this.#at] !== character) return false
    this.#at += 1
    return true
  }

  #skipSpace(): void {
    space.lastIndex = this.#at
    space.test(this.#text)
    this.#at = space.lastIndex
  }

  #fault(fault: string, at = this.#at): MalformedPolicy {
    const { line, column } = positionsIn(this.#text)(at)
    return new MalformedPolicy(this.#words, `line ${line}, column ${column}: ${fault}`)
  }
}

function typeOfScalar(value: string): 'number' | 'boolean' | 'null' {
  if (value === 'null') return 'null'
  return value === 'true' || value === 'false' ? 'boolean' : 'number'
}
