/** What all of the Describe operations do: take those asked for by id, filter, and cut pages. */
import type { ComputeEntities } from '../compute/entities.ts'
import type { ComputeReader } from '../compute/records.ts'
import { type Filter, type FilterTable, filtered } from './filters.ts'
import { type Page, type PageRequest, page, requireNoPage } from './pages.ts'
import { existing, type KindOf, type ResourceType, resourceTypes } from './resources.ts'

/** What an input says of a list. */
export interface ListRequest extends PageRequest {
  readonly Filters?: readonly Filter[] | undefined
  readonly ids?: readonly string[] | undefined
}

/** An entity as filters see it. */
export type Owned<T> = T & { readonly owner: string }

/** How a list is asked for. */
export interface Listed<T extends ResourceType> {
  readonly type: T
  /** What errors call the parameter of the ids. */
  readonly idsParameter: string
  readonly filters: FilterTable<Owned<KindOf<T>>>
  readonly idOf: (item: KindOf<T>) => string
}

/** Whose list it is. */
export interface Owner {
  readonly records: ComputeReader
  readonly account: string
}

/** A page of what an account has of a kind. Throws Invalid….NotFound, and what pages throw. */
export async function list<T extends ResourceType>(
  { records, account }: Owner,
  request: ListRequest,
  { type, idsParameter, filters, idOf }: Listed<T>,
): Promise<Page<KindOf<T>>> {
  const ids = [...new Set(request.ids)]
  if (ids.length > 0) requireNoPage(request, idsParameter)
  const found =
    ids.length > 0
      ? await Promise.all(ids.map((id) => existing(records, type, id)))
      : await allOf(records, type)
  const owned = found.map((entity) => ({ ...entity, owner: account }))
  return page(filtered(owned, request.Filters, filters), request, idOf)
}

async function allOf<T extends ResourceType>(
  records: ComputeReader,
  type: T,
): Promise<KindOf<T>[]> {
  const kind = resourceTypes.get(type)?.kind as keyof ComputeEntities
  return (await records.all(kind)) as unknown as KindOf<T>[]
}
