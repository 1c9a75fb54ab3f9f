/** Placement groups, as EC2 names, finds and shows them. */
import type { Resource } from '../../auth/call.ts'
import type { PlacementGroup } from '../../compute/instances/placement-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { invalidParameterCombination, invalidParameterValue, missingParameter } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import { arnOf, existing, type Place } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/** A group as filters see it. */
export type PlacedGroup = PlacementGroup & { readonly place: Place }

const strategy = 'cluster'
const state = 'available'

/** A name as it may be. Throws MissingParameter, InvalidParameterValue. */
export function parseGroupName(name: string | undefined): string {
  if (!name) throw missingParameter('groupName')
  if (name.length <= 255 && /^[\x20-\x7e]+$/.test(name)) return name
  const message = `Value (${name}) for parameter groupName is invalid.`
  throw invalidParameterValue(`${message} It must have up to 255 ASCII characters.`)
}

/** How inputs name a group. */
interface GroupNaming {
  readonly GroupId?: string | undefined
  readonly GroupName?: string | undefined
}

/**
 * The name of the group that an input names; undefined: it names none. Throws
 * InvalidParameterCombination, InvalidPlacementGroup.Malformed, InvalidPlacementGroup.Unknown.
 */
export async function groupNameOf(
  records: ComputeReader,
  { GroupId: id, GroupName: name }: GroupNaming,
): Promise<string | undefined> {
  if (!id) return name
  if (name) {
    const message = 'Specify either a placement group ID or a placement group name, not both.'
    throw invalidParameterCombination(message)
  }
  return (await existing(records, 'placement-group', id)).groupName
}

/** A group as policies see it: ARNs call it by its name. */
export async function placementGroupResource(
  context: Place & { readonly records: ComputeReader },
  name: string | undefined,
): Promise<Resource> {
  const groups = await context.records.all('placementGroup')
  const found = groups.find(({ groupName }) => groupName === name)
  const arn = arnOf(context, 'placement-group', name ?? '*')
  const conditions = {
    'ec2:Region': context.region,
    'ec2:PlacementGroupName': name,
    'ec2:PlacementGroupStrategy': strategy,
  }
  return { arn, conditions, ...(found && { tags: found.tags }) }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePlacementGroups.html */
export const placementGroupFilters = withTagFilters<PlacedGroup>({
  'group-arn': ({ place, groupName }) => arnOf(place, 'placement-group', groupName),
  'group-name': ({ groupName }) => groupName,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  'spread-level': () => undefined,
  state: () => state,
  strategy: () => strategy,
})

/** What answers say of a group. */
export function placementGroupOutput({ groupId, groupName, tags }: PlacementGroup, place: Place) {
  return {
    GroupId: groupId,
    GroupName: groupName,
    GroupArn: arnOf(place, 'placement-group', groupName),
    Strategy: strategy,
    State: state,
    Tags: tagsOutput(tags),
  } as const
}
