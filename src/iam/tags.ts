/**
 * Tags, as IAM takes and gives them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
import type { Tags } from '../accounts/entities.ts'
import { limits } from '../limits.ts'
import { invalidInput, limitExceeded, validationError } from './errors.ts'

interface Tag {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

/** Tags by key. Throws InvalidInput for a key given twice, ValidationError out of bounds. */
export function parseTags(list: readonly Tag[] | undefined): Tags {
  const tags = new Map<string, string>()
  const seen = new Set<string>()
  for (const { Key: key = '', Value: value = '' } of list ?? []) {
    checkTag(key, value)
    if (seen.has(key.toLowerCase())) {
      throw invalidInput(
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      )
    }
    seen.add(key.toLowerCase())
    tags.set(key, value)
  }
  return bounded(tags)
}

/** Tags with others added: keys are the same whatever their case, and keep that of the last. */
export function withTags(tags: Tags, added: Tags): Tags {
  const keys = new Set(Object.keys(added).map((key) => key.toLowerCase()))
  const kept = Object.entries(tags).filter(([key]) => !keys.has(key.toLowerCase()))
  return bounded(new Map([...kept, ...Object.entries(added)]))
}

/** Tags without those of these keys. */
export function withoutTags(tags: Tags, removed: readonly string[] | undefined): Tags {
  const keys = new Set((removed ?? []).map((key) => key.toLowerCase()))
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.has(key.toLowerCase())))
}

/** Tags as lists show them, by key. */
export function tagsOutput(tags: Tags): { Key: string; Value: string }[] {
  const entries = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([Key, Value]) => ({ Key, Value }))
}

function bounded(tags: ReadonlyMap<string, string>): Tags {
  if (tags.size > limits.tagsPerEntity) throw limitExceeded('TagsPerResource', limits.tagsPerEntity)
  return Object.fromEntries(tags)
}

function checkTag(key: string, value: string): void {
  const fits = key.length >= 1 && key.length <= limits.tagKeyMax
  if (!fits || value.length > limits.tagValueMax || !allowed.test(key) || !allowed.test(value)) {
    throw validationError(`The tag '${key.slice(0, limits.tagKeyMax)}' is not valid.`)
  }
  if (key.toLowerCase().startsWith('aws:')) {
    throw invalidInput('Tag keys cannot start with the reserved prefix aws:')
  }
}
