/** Who calls, where a signature is needed. */
import type { Caller, IdentifiedCaller } from '../auth/caller.ts'

/** The caller of an operation that is not `unsigned`. */
export function signed(caller: Caller): IdentifiedCaller {
  if (caller.type === 'anonymous') throw new Error('Unsigned calls do not come this far')
  return caller
}
