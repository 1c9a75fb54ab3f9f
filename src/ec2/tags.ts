/**
 * Tags, as EC2 takes and gives them.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 */
import type { Tags } from '../compute/tags.ts'
import { limits } from '../limits.ts'
import {
  invalidParameter,
  invalidParameterValue,
  limitExceeded,
  missingParameter,
} from './errors.ts'
import type { TaggableType } from './resources.ts'

/** A tag in an input. */
export interface Tag {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

/** Tags of what is to be made, in an input. */
export interface TagSpecification {
  readonly ResourceType?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

/**
 * Tags of what is made as `type`. Throws InvalidParameter, InvalidParameterValue,
 * TagLimitExceeded.
 */
export function creationTags(
  specifications: readonly TagSpecification[] | undefined,
  type: TaggableType,
): Tags {
  return creationTagsByType(specifications, [type])[type]
}

/** Tags of what is made as several types, by type. Throws as `creationTags` does. */
export function creationTagsByType<T extends TaggableType>(
  specifications: readonly TagSpecification[] | undefined,
  types: readonly T[],
): Readonly<Record<T, Tags>> {
  const given = new Map<T, Tag[]>(types.map((type) => [type, []]))
  for (const { ResourceType: resourceType, Tags: tags } of specifications ?? []) {
    if (!resourceType) {
      throw invalidParameter('Tag specification resource type must have a value')
    }
    const ofType = given.get(resourceType as T)
    if (ofType === undefined) {
      const what = `'${resourceType}' is not a valid taggable resource type for this operation.`
      throw invalidParameterValue(what)
    }
    if (!tags?.length) throw invalidParameterValue('Tag specification must have at least one tag')
    ofType.push(...tags)
  }
  const parsed = [...given].map(([type, tags]) => [type, parseTags(tags)])
  return Object.fromEntries(parsed) as Record<T, Tags>
}

/** Tags by key. Throws InvalidParameterValue, MissingParameter, TagLimitExceeded. */
export function parseTags(list: readonly Tag[]): Tags {
  const tags = new Map<string, string>()
  for (const { Key: key, Value: value = '' } of list) {
    if (!key) throw missingParameter('tagKey')
    if (tags.has(key)) throw invalidParameterValue(`Duplicate tag key '${key}' specified.`)
    checkTag(key, value)
    tags.set(key, value)
  }
  return bounded(Object.fromEntries(tags))
}

/** Tags with others added. Throws TagLimitExceeded. */
export function withTags(tags: Tags, added: Tags): Tags {
  return bounded({ ...tags, ...added })
}

/**
 * Tags without those that are named; one with a value goes only if it has that value. All go, if
 * none is named.
 */
export function withoutTags(tags: Tags, removed: readonly Tag[] | undefined): Tags {
  if (removed === undefined || removed.length === 0) return {}
  const goes = (key: string, value: string) =>
    removed.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value))
  return Object.fromEntries(Object.entries(tags).filter(([key, value]) => !goes(key, value)))
}

/** Tags as lists show them. */
export function tagsOutput(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

function bounded(tags: Tags): Tags {
  if (Object.keys(tags).length <= limits.tagsPerEntity) return tags
  throw limitExceeded('TagLimitExceeded', 'tags for a resource')
}

function checkTag(key: string, value: string): void {
  if (key.toLowerCase().startsWith('aws:')) {
    const message = `Value ( ${key} ) for parameter key is invalid. `
    throw invalidParameterValue(
      `${message}Tag keys starting with 'aws:' are reserved for internal use`,
    )
  }
  if (key.length > limits.tagKeyMax) {
    throw invalidParameterValue(
      `Tag key exceeds the maximum length of ${limits.tagKeyMax} characters`,
    )
  }
  if (value.length > limits.tagValueMax) {
    const most = limits.tagValueMax
    throw invalidParameterValue(`Tag value exceeds the maximum length of ${most} characters`)
  }
}

/** For the answers that leave the list out where there are no tags. */
export function tagsIfAny(tags: Tags): { Tags?: ReturnType<typeof tagsOutput> } {
  return Object.keys(tags).length === 0 ? {} : { Tags: tagsOutput(tags) }
}
