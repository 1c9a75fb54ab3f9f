/** What commands print with `--json`, read again. */
import { strictEqual } from 'node:assert/strict'
import type { Keys } from '../support/clients.ts'
import type { CommandResult } from '../support/server.ts'

/** The document that a command printed; throws with what it complained of instead. */
export function printed({ code, stdout, stderr }: CommandResult) {
  strictEqual(code, 0, stderr)
  return JSON.parse(stdout)
}

/** The key pair in what a command printed. */
export function keysOf(result: CommandResult): Keys {
  const { AccessKeyId, SecretAccessKey } = printed(result).AccessKey
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey }
}
