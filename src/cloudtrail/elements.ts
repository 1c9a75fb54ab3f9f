/**
 * Inputs and outputs as events show them: by AWS's names with a small letter in front, times as
 * words, and without what must not be known. What the schema marks as sensitive is hidden in a
 * request and left out of an answer.
 */
import type { Elements } from '../accounts/audit-records.ts'
import { limits } from '../limits.ts'
import type { Member, Shape, StructureShape } from '../wire/shapes.ts'

/** What stands in the place of a secret. */
export const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS'

/** Secrets that the schema does not mark: a token is half of a credential, a code opens a door. */
const secretNames = new Set([
  'SessionToken',
  'TokenCode',
  'AuthenticationCode1',
  'AuthenticationCode2',
])

/** How a side of a call is shown. */
interface Showing {
  readonly secrets: 'hide' | 'omit'
  readonly nameOf: (name: string) => string
}

const asRequest: Showing = { secrets: 'hide', nameOf: uncapitalized }
const asResponse: Showing = { secrets: 'omit', nameOf: uncapitalized }
const asDocument: Showing = { secrets: 'hide', nameOf: (name) => name }

/** `requestParameters`: null for an input without members. */
export function requestParameters(shape: StructureShape | undefined, input: Elements | undefined) {
  return shape && input && bounded(structure(shape, input, asRequest))
}

/** `responseElements`. */
export function responseElements(shape: StructureShape | undefined, output: Elements | undefined) {
  return shape && output && bounded(structure(shape, output, asResponse))
}

/**
 * What a request of S3 said beside bucket and query: its document under the document's own names,
 * and its headers under theirs. S3's events keep all names as they are on the wire.
 */
export function documentAndHeaders(members: readonly Member[], input: Elements): Elements {
  const shown: Record<string, unknown> = {}
  for (const member of members) {
    const value = input[member.name]
    if (value === undefined || member.shape.type === 'stream') continue
    if (member.binding.in === 'payload') shown[member.name] = show(member, value, asDocument)
    if (member.binding.in === 'header' && member.binding.name.startsWith('x-amz-')) {
      shown[member.binding.name] = show(member, value, asDocument)
    }
  }
  return shown
}

/** AWS leaves out what is longer than an event may hold, and says so. */
export function bounded(elements: Elements): Elements | null {
  if (Object.keys(elements).length === 0) return null
  const bytes = Buffer.byteLength(JSON.stringify(elements))
  return bytes > limits.auditElementsBytes ? { omitted: true } : elements
}

function structure({ members }: StructureShape, values: Elements, showing: Showing): Elements {
  const shown: Record<string, unknown> = {}
  for (const member of members) {
    const value = values[member.name]
    if (value === undefined || value === null) continue
    const isSecret = member.sensitive === true || secretNames.has(member.name)
    if (isSecret && showing.secrets === 'omit') continue
    shown[showing.nameOf(member.name)] = isSecret ? hidden : show(member, value, showing)
  }
  return shown
}

/** What holds a value says whether it is sensitive. */
function show(holder: { shape: Shape; sensitive?: true }, value: unknown, showing: Showing) {
  return holder.sensitive ? hidden : ofShape(holder.shape, value, showing)
}

function ofShape(shape: Shape, value: unknown, showing: Showing): unknown {
  switch (shape.type) {
    case 'structure':
      return structure(shape, value as Elements, showing)
    case 'list':
      return (value as readonly unknown[]).map((item) => show(shape.element, item, showing))
    case 'map':
      return Object.fromEntries(
        Object.entries(value as Elements).map(([key, item]) => [
          key,
          show(shape.value, item, showing),
        ]),
      )
    case 'timestamp':
      return timeText(value as Date)
    case 'blob':
      return Buffer.from(value as Uint8Array).toString('base64')
    default:
      return value
  }
}

const words = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
})

/** A time as answers in events show it: `Nov 23, 2026 10:15:00 AM`. */
export function timeText(time: Date): string {
  const [month, day, year, clock, half] = words.format(time).split(/,?\s/)
  return `${month} ${day}, ${year} ${clock} ${half}`
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
