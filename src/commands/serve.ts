/** `cairn serve`: see `cairn help serve`. */
import { loadConfig } from '../config.ts'

/** Serves until it is told to stop. */
export async function serve(args: readonly string[]): Promise<number> {
  const config = loadConfig({ args })
  const { servePrimary } = await import('../server/primary.ts')
  return servePrimary(config)
}
