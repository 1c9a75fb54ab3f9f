/** Tags that are given with what is made, as policies see them. */
import type { Conditions } from '../auth/call.ts'

interface Tag {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

/** What of an input is the same for all operations that make something. */
export interface AnyInput {
  readonly DryRun?: boolean
  readonly TagSpecifications?: readonly { readonly Tags?: readonly Tag[] }[]
  readonly Tags?: readonly Tag[]
}

/** Whether an input gives tags to what it makes. */
export function taggedAtCreation(input: AnyInput): boolean {
  return tagsOf(input).length > 0
}

/** `aws:RequestTag/…` and `aws:TagKeys`. */
export function requestTagConditions(input: AnyInput): Conditions {
  const tags = [...tagsOf(input), ...(input.Tags ?? [])]
  if (tags.length === 0) return {}
  const each = tags.map(({ Key = '', Value = '' }) => [`aws:RequestTag/${Key}`, Value] as const)
  return { ...Object.fromEntries(each), 'aws:TagKeys': tags.map(({ Key = '' }) => Key) }
}

function tagsOf({ TagSpecifications: specifications }: AnyInput): readonly Tag[] {
  return (specifications ?? []).flatMap(({ Tags = [] }) => Tags)
}
