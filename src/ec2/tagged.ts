/** What may have tags, found by its id whatever it is. */
import type { Resource } from '../auth/call.ts'
import type { SecurityGroup } from '../compute/network/group-entities.ts'
import type { ComputeChange, ComputeReader } from '../compute/records.ts'
import type { Tags } from '../compute/tags.ts'
import { notFound, refusal } from './errors.ts'
import { placementGroupResource } from './instances/placement-groups.ts'
import {
  arnOf,
  existing,
  keyPairResource,
  type Place,
  type ResourceKind,
  type ResourceType,
  resourceOf,
  resourceTypes,
} from './resources.ts'

/** What a tag stands on. */
export interface TaggedThing {
  readonly id: string
  readonly type: string
  readonly tags: Tags
}

const ruleType = 'security-group-rule'
const rulePrefix = 'sgr'

/** All that an account has, with its tags. */
export async function allTagged(records: ComputeReader): Promise<TaggedThing[]> {
  const found: TaggedThing[] = []
  for (const [type, { kind, id }] of resourceTypes) {
    for (const entity of await records.all(kind)) {
      found.push({ id: String(entity[id as keyof typeof entity]), type, tags: entity.tags })
    }
  }
  for (const { rules } of await records.all('securityGroup')) {
    found.push(...rules.map(({ ruleId, tags }) => ({ id: ruleId, type: ruleType, tags })))
  }
  return found
}

/** The kind that an id says it is of. Throws InvalidID. */
function typeOf(id: string): ResourceType | typeof ruleType {
  if (/-[0-9a-f-]{8,36}$/.test(id)) {
    if (id.startsWith(`${rulePrefix}-`)) return ruleType
    for (const [type, { prefix }] of resourceTypes)
      if (id.startsWith(`${prefix}-`)) return type as ResourceType
  }
  throw refusal('InvalidID', `The ID '${id}' is not valid`)
}

/** As policies see it. Throws InvalidID. */
export async function taggedResource(
  context: Place & { readonly records: ComputeReader },
  id: string,
): Promise<Resource> {
  const type = typeOf(id)
  if (type === ruleType) return { arn: arnOf(context, ruleType, id) }
  if (type === 'placement-group') {
    const group = await context.records.get('placementGroup', id)
    return placementGroupResource(context, group?.groupName)
  }
  if (type !== 'key-pair') return resourceOf(context, type, id)
  return keyPairResource(context, (await context.records.get('keyPair', id))?.keyName)
}

/** Gives what an id names other tags. Throws InvalidID, Invalid….NotFound. */
export async function changeTags(
  records: ComputeChange,
  id: string,
  changed: (tags: Tags) => Tags,
): Promise<void> {
  const type = typeOf(id)
  if (type === ruleType) return changeRuleTags(records, id, changed)
  const entity = await existing(records, type, id)
  const kind = resourceTypes.get(type)?.kind as ResourceKind
  records.put(kind, id, { ...entity, tags: changed(entity.tags) })
}

async function changeRuleTags(
  records: ComputeChange,
  id: string,
  changed: (tags: Tags) => Tags,
): Promise<void> {
  const has = ({ rules }: SecurityGroup) => rules.some(({ ruleId }) => ruleId === id)
  const group = (await records.all('securityGroup')).find(has)
  if (group === undefined) {
    const code = 'InvalidSecurityGroupRuleId.NotFound'
    throw notFound(code, `The security group rule ID '${id}'`)
  }
  const rules = group.rules.map((rule) =>
    rule.ruleId === id ? { ...rule, tags: changed(rule.tags) } : rule,
  )
  records.put('securityGroup', group.groupId, { ...group, rules })
}
