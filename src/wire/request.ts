/** One request as every later step sees it: what was sent, undecoded where a signature covers it. */
import type { IncomingBody } from './body.ts'

export interface WireRequest {
  readonly method: string
  /** As sent, before `?`. This is what was signed. */
  readonly rawPath: string
  /** As sent, after `?`, without it; empty if there was none. */
  readonly rawQuery: string
  /** Decoded once; keys as sent, case kept; a key without `=` is ''. A repeated key keeps its first value. */
  readonly query: ReadonlyMap<string, string>
  /** Lower-case names; repeated ones joined as node joins them. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Bucket and key, decoded, as the target says (path style or virtual-host style). Undefined: not there. */
  readonly bucket: string | undefined
  readonly key: string | undefined
}

export type { IncomingBody }
