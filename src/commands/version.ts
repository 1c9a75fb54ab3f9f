/** `cairn --version` */
import { readFileSync } from 'node:fs'

/** Prints the version of the package. */
export async function version(): Promise<number> {
  const file = new URL('../../../package.json', import.meta.url)
  const { version: number } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  process.stdout.write(`cairn ${number}\n`)
  return 0
}
