/**
 * Filters of lists: an item is shown if it has one of the values of every filter. Values may hold
 * `*` and `?`; a backslash takes their meaning away.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
import type { Tags } from '../compute/tags.ts'
import { limits } from '../limits.ts'
import { invalidParameterValue, refusal } from './errors.ts'

/** A filter in an input. */
export interface Filter {
  readonly Name?: string | undefined
  readonly Values?: readonly string[] | undefined
}

/** What an item has that a filter may ask for. */
export type Value = string | number | boolean | undefined | readonly (string | number)[]

/** The filters that a list knows beside those of tags, by name. */
export type FilterTable<T> = Readonly<Record<string, (item: T) => Value>>

/** `tag:<key>`, `tag-key` and `tag-value`, of what has tags. */
const ofTags: FilterTable<{ readonly tags: Tags }> = {
  'tag-key': ({ tags }) => Object.keys(tags),
  'tag-value': ({ tags }) => Object.values(tags),
}

/** The filters of a list whose items have tags. */
export function withTagFilters<T extends { readonly tags: Tags }>(
  table: FilterTable<T>,
): FilterTable<T> {
  return { ...ofTags, ...table, [anyTag]: () => undefined }
}

/** Says that a table takes `tag:<key>`, too. */
const anyTag = 'tag:'

/** The items that pass all filters. Throws InvalidParameterValue, FilterLimitExceeded. */
export function filtered<T>(
  items: readonly T[],
  filters: readonly Filter[] | undefined,
  table: FilterTable<T>,
): readonly T[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, table))
  return tests.length === 0 ? items : items.filter((item) => tests.every((test) => test(item)))
}

function testOf<T>({ Name: name, Values }: Filter, table: FilterTable<T>): (item: T) => boolean {
  const read = valueReader(name, table)
  if (Values === undefined || Values.length === 0) {
    throw invalidParameterValue(`The filter '${name}' is invalid`)
  }
  if (Values.length > limits.filterValuesMax) {
    const most = limits.filterValuesMax
    const message = `The maximum number of filter values specified on a single call is ${most}`
    throw refusal('FilterLimitExceeded', message)
  }
  const patterns = Values.map(tokensOf)
  const matches = (value: string | number | boolean) =>
    patterns.some((pattern) => matchesWhole(pattern, String(value)))
  return (item) => {
    const value = read(item)
    if (value === undefined) return false
    return typeof value === 'object' ? value.some(matches) : matches(value)
  }
}

function valueReader<T>(name: string | undefined, table: FilterTable<T>): (item: T) => Value {
  if (name?.startsWith(anyTag) && anyTag in table) {
    const key = name.slice(anyTag.length)
    return (item) => (item as { readonly tags: Tags }).tags[key]
  }
  if (name === undefined || name === anyTag || !Object.hasOwn(table, name)) {
    throw invalidParameterValue(`The filter '${name ?? 'null'}' is invalid`)
  }
  return table[name] as (item: T) => Value
}

type Token = { readonly wildcard: '*' | '?' } | string

function tokensOf(text: string): Token[] {
  const parts = text.match(/\\[*?\\]|[\s\S]/gu) ?? []
  return parts.map((part) => {
    if (part === '*' || part === '?') return { wildcard: part }
    return part.length === 2 && part.startsWith('\\') ? part.charAt(1) : part
  })
}

/** Goes back to the last star only, so that no value makes a search slow. */
function matchesWhole(tokens: readonly Token[], value: string): boolean {
  const text = [...value]
  let at = 0
  let token = 0
  let star = -1
  let resume = 0
  while (at < text.length) {
    const now = tokens[token]
    if (typeof now === 'object' && now.wildcard === '*') {
      star = token++
      resume = at
    } else if (now === text[at] || (typeof now === 'object' && now.wildcard === '?')) {
      token++
      at++
    } else if (star >= 0) {
      token = star + 1
      at = ++resume
    } else return false
  }
  return tokens.slice(token).every((rest) => typeof rest === 'object' && rest.wildcard === '*')
}
