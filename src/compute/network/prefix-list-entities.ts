/** Lists of CIDRs that rules and routes name by an id, as records say it. */
import type { Tagged } from '../tags.ts'

/** A CIDR of a list. */
export interface PrefixListEntry {
  readonly cidr: string
  readonly description?: string
}

/** Its entries as they were. */
export interface PrefixListVersion {
  /** From 1 on. */
  readonly version: number
  readonly entries: readonly PrefixListEntry[]
}

/** A list that a customer keeps; AWS's own are in `aws-prefix-lists.ts`. */
export interface PrefixList extends Tagged {
  readonly prefixListId: string
  readonly name: string
  readonly addressFamily: 'IPv4' | 'IPv6'
  /** As many as its users reckon with, whatever it holds. */
  readonly maxEntries: number
  /** In the order that they were made; the last is the one that holds. */
  readonly versions: readonly [PrefixListVersion, ...PrefixListVersion[]]
  /** What it was last: answers show it. */
  readonly state: 'create-complete' | 'modify-complete' | 'restore-complete'
}

/** What an account has of them. */
export interface PrefixListEntities {
  readonly prefixList: PrefixList
}
