import { packageVersion } from '../version.ts'

/** Prints the version of the package. */
export async function version(): Promise<number> {
  process.stdout.write(`cairn ${packageVersion()}\n`)
  return 0
}
