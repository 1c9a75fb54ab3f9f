/** Who has a managed policy, and how. */
import type { Group, Role, User } from '../accounts/entities.ts'
import type { EntityReader } from '../accounts/store.ts'
import { parsePathPrefix, parseWord } from './bounds.ts'
import { type HolderKind, holderName } from './policy-holders.ts'

/** How a policy may be used. */
export type PolicyUse = 'PermissionsPolicy' | 'PermissionsBoundary'

/** `PolicyUsageFilter` of an input. Throws ValidationError. */
export function parseUsageFilter(text: string | undefined): PolicyUse | undefined {
  return parseWord('policyUsageFilter', text, ['PermissionsPolicy', 'PermissionsBoundary'])
}

/** Which of those who have a policy are wanted. */
export interface EntityFilter {
  readonly kinds: readonly HolderKind[]
  readonly pathPrefix: string
  readonly use: PolicyUse | undefined
}

const kindsByFilter: Readonly<Record<string, readonly HolderKind[]>> = {
  User: ['user'],
  Role: ['role'],
  Group: ['group'],
  // The words are shared with another operation: no policy is attached to a policy.
  LocalManagedPolicy: [],
  AWSManagedPolicy: [],
}

/** Reads the filters of ListEntitiesForPolicy. Throws ValidationError. */
export function parseEntityFilter(input: {
  readonly EntityFilter?: string | undefined
  readonly PathPrefix?: string | undefined
  readonly PolicyUsageFilter?: string | undefined
}): EntityFilter {
  const word = parseWord('entityFilter', input.EntityFilter, Object.keys(kindsByFilter))
  return {
    kinds: word === undefined ? ['group', 'role', 'user'] : (kindsByFilter[word] ?? []),
    pathPrefix: parsePathPrefix(input.PathPrefix),
    use: parseUsageFilter(input.PolicyUsageFilter),
  }
}

/** One who has the policy. */
export interface PolicyEntity {
  readonly kind: HolderKind
  readonly name: string
  readonly id: string
}

/** All who have the policy of this ARN. */
export async function entitiesWith(
  records: EntityReader,
  arn: string,
  { kinds, pathPrefix, use }: EntityFilter,
): Promise<PolicyEntity[]> {
  const has = (holder: User | Group | Role) => {
    const isBoundary = 'boundary' in holder && holder.boundary === arn
    if (use === 'PermissionsBoundary') return isBoundary
    return holder.attached.includes(arn) || (use === undefined && isBoundary)
  }
  const found: PolicyEntity[] = []
  for (const kind of kinds) {
    for (const holder of await records.all(kind)) {
      if (!has(holder) || !holder.path.startsWith(pathPrefix)) continue
      found.push({ kind, name: holderName(holder), id: holderId(holder) })
    }
  }
  return found
}

function holderId(holder: User | Group | Role): string {
  if ('roleId' in holder) return holder.roleId
  return 'userId' in holder ? holder.userId : holder.groupId
}
