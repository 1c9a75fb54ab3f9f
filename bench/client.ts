/** The few requests that prepare and verify a load; none of them is measured. */
import { createPresign, type Presign, type Query, type Target } from './presign.ts'

/** A server's buckets and objects, for preparing, verifying and tidying up. */
export interface Client {
  presign: Presign
  createBucket(bucket: string): Promise<void>
  /** Removes the bucket with all its objects. */
  emptyAndDeleteBucket(bucket: string): Promise<void>
  request(method: string, path: string, options?: RequestOptions): Promise<Response>
  /** Every key in order (behind `after`), with the query that gave each page. */
  listPages(bucket: string, after?: string): Promise<Page[]>
}

export interface RequestOptions {
  query?: Query
  body?: string
}

/** One page of a listing: the query that asks for it, and its keys. */
export interface Page {
  query: Query
  keys: string[]
}

const deletesAtOnce = 32

/** The texts of all elements of one name, in document order, as they stand in the document. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(
    (match) => match[1] ?? '',
  )
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&apos;': "'",
  '&#39;': "'",
}

function decodeEntities(text: string): string {
  return text.replace(/&[^;]+;/g, (entity) => entities[entity] ?? entity)
}

/** Makes a client; its requests throw on any status that is not 2xx. */
export function createClient(target: Target): Client {
  const presign = createPresign(target)

  async function request(method: string, path: string, options: RequestOptions = {}) {
    const url = target.url + presign(method, path, options.query)
    const response = await fetch(url, { method, body: options.body ?? null })
    if (response.ok) return response
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  }

  async function listPages(bucket: string, after = ''): Promise<Page[]> {
    const pages: Page[] = []
    let token: string | undefined
    do {
      const query: Query = { 'list-type': '2', 'max-keys': '1000' }
      if (token !== undefined) query['continuation-token'] = token
      else if (after !== '') query['start-after'] = after
      const xml = await (await request('GET', `/${bucket}`, { query })).text()
      pages.push({ query, keys: elements(xml, 'Key') })
      const next = elements(xml, 'NextContinuationToken')[0]
      token = next === undefined ? undefined : decodeEntities(next)
    } while (token !== undefined)
    return pages
  }

  async function emptyAndDeleteBucket(bucket: string) {
    const keys = (await listPages(bucket)).flatMap((page) => page.keys)
    for (let first = 0; first < keys.length; first += deletesAtOnce) {
      const some = keys.slice(first, first + deletesAtOnce)
      await Promise.all(some.map((key) => request('DELETE', `/${bucket}/${key}`)))
    }
    await request('DELETE', `/${bucket}`)
  }

  const createBucket = async (bucket: string) => void (await request('PUT', `/${bucket}`))
  return { presign, request, listPages, createBucket, emptyAndDeleteBucket }
}
