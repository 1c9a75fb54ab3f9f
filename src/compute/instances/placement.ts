/** Placement groups, as launches name them. */

import type { ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import type { PlacementGroup } from './placement-entities.ts'

/** Throws Refused InvalidPlacementGroup.Unknown for a group that is not there. */
export async function requirePlacementGroup(
  records: ComputeReader,
  groupName: string | undefined,
): Promise<void> {
  if (groupName !== undefined) await placementGroupNamed(records, groupName)
}

/** The group of a name. Throws Refused InvalidPlacementGroup.Unknown. */
export async function placementGroupNamed(
  records: ComputeReader,
  groupName: string,
): Promise<PlacementGroup> {
  const groups = await records.all('placementGroup')
  const found = groups.find((group) => group.groupName === groupName)
  if (found !== undefined) return found
  const message = `The placement group '${groupName}' is unknown.`
  throw new Refused('InvalidPlacementGroup.Unknown', message)
}

/** Throws Refused InvalidPlacementGroup.InUse while an instance that has not ended is in it. */
export async function requireEmptyGroup(records: ComputeReader, groupName: string): Promise<void> {
  const instances = await records.all('instance')
  const isUsed = instances.some(
    ({ placementGroup, state }) => placementGroup === groupName && state !== 'terminated',
  )
  if (!isUsed) return
  const message = `The placement group ${groupName} is in use and may not be deleted.`
  throw new Refused('InvalidPlacementGroup.InUse', message)
}
