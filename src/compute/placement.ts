/** Placement groups, as launches name them. */
import type { ComputeReader } from './records.ts'
import { Refused } from './refused.ts'

/** Throws Refused InvalidPlacementGroup.Unknown for a group that is not there. */
export async function requirePlacementGroup(
  _records: ComputeReader,
  groupName: string | undefined,
): Promise<void> {
  if (groupName === undefined) return
  const message = `The placement group '${groupName}' is unknown.`
  throw new Refused('InvalidPlacementGroup.Unknown', message)
}
