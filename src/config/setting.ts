/** What a setting is: see `config.ts`, which has the table of all. */
import type { Problem } from './problem.ts'

/** One setting: its names, what it may be, and what it is for. */
export interface Setting<T> {
  readonly env: string
  readonly flag: string
  /**
   * Used when neither flag nor variable is there; also shown. Undefined: the setting may be absent.
   */
  readonly fallback?: string
  /** What the tables show in place of `fallback`. */
  readonly shown?: string
  readonly description: string
  parse(text: string): T | Problem
}
