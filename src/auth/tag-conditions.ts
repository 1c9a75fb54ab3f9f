import type { Conditions } from './call.ts'

/** The members by which inputs give tags, or take them away. */
interface TaggingInput {
  readonly Tags?: unknown
  readonly TagsList?: unknown
  /** Of EC2: tags of what is to be made. */
  readonly TagSpecifications?: unknown
  readonly TagKeys?: unknown
}

type Tags = readonly { readonly Key?: string; readonly Value?: string }[]

/**
 * `aws:RequestTag/…` and `aws:TagKeys`, as an input has them: one set of conditions, or several
 * that must all be allowed. Conditions know keys in no case, but a service may keep `plan` and
 * `Plan` side by side: then each value is asked for, that none hides behind another.
 */
export function tagConditions(input: TaggingInput): readonly Conditions[] {
  const given = input.Tags ?? input.TagsList ?? specifiedTags(input.TagSpecifications)
  if (Array.isArray(given)) return ofTags(given as Tags)
  return Array.isArray(input.TagKeys) ? [{ 'aws:TagKeys': input.TagKeys as string[] }] : [{}]
}

function specifiedTags(specifications: unknown): Tags | undefined {
  if (!Array.isArray(specifications)) return undefined
  return (specifications as readonly { readonly Tags?: Tags }[]).flatMap(({ Tags = [] }) => Tags)
}

function ofTags(tags: Tags): readonly Conditions[] {
  const keys = { 'aws:TagKeys': tags.map(({ Key: key = '' }) => key) }
  const values = new Map<string, string[]>()
  for (const { Key: key = '', Value: value = '' } of tags) {
    const name = `aws:RequestTag/${key}`.toLowerCase()
    values.set(name, [...(values.get(name) ?? []), value])
  }
  const most = Math.max(1, ...[...values.values()].map((all) => all.length))
  return Array.from({ length: most }, (_, index) => {
    const seen = [...values].map(([name, all]) => [name, all[index] ?? all[0]])
    return { ...Object.fromEntries(seen), ...keys }
  })
}
