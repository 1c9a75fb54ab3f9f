/**
 * Lists of what no account can have here, as what makes it is not offered: tools ask for them. They
 * are empty, and an id names nothing; what is asked wrongly is refused as for any list.
 */

import type { Tagged } from '../compute/tags.ts'
import { malformedId, notFound } from './errors.ts'
import { type Filter, filtered, withTagFilters } from './filters.ts'
import { type PageRequest, page, requireNoPage } from './pages.ts'

/** A kind of which there is nothing. */
export interface Absent {
  /** What errors call the parameter of the ids. */
  readonly idsParameter: string
  readonly id: RegExp
  /** Of errors about an id: of the wrong shape, or of nothing. */
  readonly malformed: string
  readonly missing: string
  /** Errors call it so: `The vpnGateway ID`. */
  readonly words: string
  /** The filters that AWS knows, beside those of tags. */
  readonly filters: readonly string[]
}

interface Asked extends PageRequest {
  readonly ids?: readonly string[] | undefined
  readonly Filters?: readonly Filter[] | undefined
}

/**
 * Throws what the list throws: for an id always, for filters and pages that it does not have. A
 * list that is not asked by ids has only filters.
 */
export function requireEmptyList(asked: Asked, absent: Absent | Pick<Absent, 'filters'>): void {
  const { ids = [], Filters } = asked
  const table = Object.fromEntries(absent.filters.map((name) => [name, () => undefined]))
  const none = filtered<Tagged>([], Filters, withTagFilters<Tagged>(table))
  page(none, asked, () => '')
  const [id] = ids
  if (id === undefined || !('missing' in absent)) return
  requireNoPage(asked, absent.idsParameter)
  const wrong = ids.find((each) => !absent.id.test(each))
  if (wrong !== undefined) throw malformedId(absent.malformed, wrong)
  throw notFound(absent.missing, `The ${absent.words} '${id}'`)
}

/** Of ids like `vgw-…`. */
export function idPattern(prefix: string): RegExp {
  return new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`)
}

/** What transit gateways are attached to, which three operations list. */
export const transitGatewayAttachment: Omit<Absent, 'filters'> = {
  idsParameter: 'transitGatewayAttachmentIds',
  id: idPattern('tgw-attach'),
  malformed: 'InvalidTransitGatewayAttachmentID.Malformed',
  missing: 'InvalidTransitGatewayAttachmentID.NotFound',
  words: 'transitGatewayAttachment ID',
}
