import type { Client } from './client.ts'
import type { Figures } from './figures.ts'
import type { Options } from './options.ts'
import type { Running } from './servers.ts'

/** What a measurement of one server writes to and reads from. */
export interface Bench {
  server: Running
  client: Client
  options: Options
  figures: Figures
  /** What went wrong, each a sentence. */
  failures: string[]
  bucket(name: string): string
}
