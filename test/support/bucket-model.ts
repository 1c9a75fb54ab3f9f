/** What a bucket is, in memory and in the fewest words: the judge of the model test. */
import { createHash } from 'node:crypto'

/** One object of the model. */
export interface ModelObject {
  readonly body: Buffer
  readonly etag: string
  readonly colour: string
}

/** One page of the model's listing. */
export interface ModelPage {
  readonly keys: readonly string[]
  readonly prefixes: readonly string[]
  readonly isTruncated: boolean
}

/** Keys and bodies, and AWS's rules about them. */
export class BucketModel {
  readonly #objects = new Map<string, ModelObject>()

  get(key: string): ModelObject | undefined {
    return this.#objects.get(key)
  }

  keys(): string[] {
    return [...this.#objects.keys()].sort(byBytes)
  }

  put(key: string, body: Buffer, colour: string): string {
    const etag = `"${md5(body).toString('hex')}"`
    this.#objects.set(key, { body, etag, colour })
    return etag
  }

  complete(key: string, parts: readonly Buffer[], colour: string): string {
    const sums = md5(Buffer.concat(parts.map(md5))).toString('hex')
    const etag = `"${sums}-${parts.length}"`
    this.#objects.set(key, { body: Buffer.concat(parts), etag, colour })
    return etag
  }

  /** The server chooses the ETag of an appended object. */
  append(key: string, more: Buffer, etag: string): void {
    const { body, colour } = this.#objects.get(key) as ModelObject
    this.#objects.set(key, { body: Buffer.concat([body, more]), etag, colour })
  }

  /** The ETag of a copy is an MD5 unless its source was made of parts or appended to. */
  copy(from: string, to: string, etag: string): void {
    const { body, colour } = this.#objects.get(from) as ModelObject
    this.#objects.set(to, { body, etag, colour })
  }

  rename(from: string, to: string): void {
    this.#objects.set(to, this.#objects.get(from) as ModelObject)
    this.#objects.delete(from)
  }

  remove(key: string): void {
    this.#objects.delete(key)
  }

  list(prefix: string, delimiter: string, max: number): ModelPage[] {
    const entries = new Map<string, 'key' | 'prefix'>()
    for (const key of this.keys()) {
      if (!key.startsWith(prefix)) continue
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      if (end < 0) entries.set(key, 'key')
      else entries.set(key.slice(0, end + delimiter.length), 'prefix')
    }
    const inOrder = [...entries].sort(([a], [b]) => byBytes(a, b))
    const pages: ModelPage[] = []
    for (let at = 0; at === 0 || at < inOrder.length; at += max) {
      const page = inOrder.slice(at, at + max)
      pages.push({
        keys: page.filter(([, kind]) => kind === 'key').map(([name]) => name),
        prefixes: page.filter(([, kind]) => kind === 'prefix').map(([name]) => name),
        isTruncated: at + max < inOrder.length,
      })
    }
    return pages
  }
}

function md5(body: Buffer): Buffer {
  return createHash('md5').update(body).digest()
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
