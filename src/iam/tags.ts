/**
 * Tags, as IAM takes and gives them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
import type { Tags } from '../accounts/entities.ts'
import { limits } from '../limits.ts'
import { parseLength, parsePattern } from './bounds.ts'
import { invalidInput, limitExceeded } from './errors.ts'
import { violation } from './names.ts'
import { type PageRequest, page } from './pages.ts'

interface Tag {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

const allowedKey = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u
const allowedValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

/** What makes two keys the same. */
export type SameKey = (key: string) => string

/** Of users and roles: keys are the same whatever their case. */
export const anyCase: SameKey = (key) => key.toLowerCase()

/** Of policies and instance profiles. */
export const exactCase: SameKey = (key) => key

/** Tags by key. Throws InvalidInput for a key given twice, ValidationError out of bounds. */
export function parseTags(list: readonly Tag[] | undefined, sameKey = anyCase): Tags {
  const tags = new Map<string, string>()
  const seen = new Set<string>()
  checkCount('tags', list?.length ?? 0)
  for (const [index, { Key: key = '', Value: value = '' }] of (list ?? []).entries()) {
    const member = `tags.${index + 1}.member`
    checkKey(`${member}.key`, key)
    parsePattern(
      `${member}.value`,
      parseLength(`${member}.value`, value, [0, limits.tagValueMax]),
      allowedValue,
    )
    if (seen.has(sameKey(key))) {
      const note = ' Please note that Tag keys are case insensitive.'
      throw invalidInput(`Duplicate tag keys found.${sameKey === anyCase ? note : ''}`)
    }
    seen.add(sameKey(key))
    tags.set(key, value)
  }
  return bounded(tags)
}

/** Tags with others added; of a key in two cases that are the same, the last is kept. */
export function withTags(tags: Tags, added: Tags, sameKey = anyCase): Tags {
  const keys = new Set(Object.keys(added).map(sameKey))
  const kept = Object.entries(tags).filter(([key]) => !keys.has(sameKey(key)))
  return bounded(new Map([...kept, ...Object.entries(added)]))
}

/** Tags without those of these keys. Throws ValidationError for what can be no key. */
export function withoutTags(
  tags: Tags,
  removed: readonly string[] | undefined,
  sameKey = anyCase,
): Tags {
  checkCount('tagKeys', removed?.length ?? 0)
  for (const [index, key] of (removed ?? []).entries()) {
    const member = `tagKeys.${index + 1}.member`
    parsePattern(member, parseLength(member, key, [1, limits.tagKeyMax]), allowedKey)
  }
  const keys = new Set((removed ?? []).map(sameKey))
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.has(sameKey(key))))
}

/** Tags as lists show them, by key. */
export function tagsOutput(tags: Tags): { Key: string; Value: string }[] {
  const entries = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([Key, Value]) => ({ Key, Value }))
}

/** One page of an entity's tags, as the lists of tags answer. */
export function tagsPage(tags: Tags, input: PageRequest) {
  // As bytes, so that keys which differ in case only have their order.
  const nameOf = ({ Key }: { readonly Key: string }) => Buffer.from(Key).toString('hex')
  const { items, paging } = page(tagsOutput(tags), input, nameOf)
  return { Tags: items, ...paging }
}

function bounded(tags: ReadonlyMap<string, string>): Tags {
  if (tags.size > limits.tagsPerEntity) throw limitExceeded('TagsPerResource', limits.tagsPerEntity)
  return Object.fromEntries(tags)
}

function checkKey(member: string, key: string): void {
  parsePattern(member, parseLength(member, key, [1, limits.tagKeyMax]), allowedKey)
  if (key.toLowerCase().startsWith('aws:')) {
    throw invalidInput('Tag keys cannot start with the reserved prefix aws:')
  }
}

function checkCount(member: string, count: number): void {
  const most = limits.tagsPerEntity
  if (count > most) throw violation(member, '', `have length less than or equal to ${most}`)
}
