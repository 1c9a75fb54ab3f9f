/** Whether an input has all that AWS's schema requires, at any depth; for Query and JSON. */
import { limits } from '../limits.ts'
import type { DecodedInput } from './decode.ts'
import { AwsError } from './errors.ts'
import type { Protocol, Shape, StructureShape } from './shapes.ts'

/** Adds the paths of what is missing in `value`, which stands at `path`. */
type Finder = (value: unknown, path: string, missing: string[]) => void

type Values = Readonly<Record<string, unknown>>

/** What is said of the service whose input is checked. */
export interface Checked {
  readonly service: string
  readonly protocol: Protocol
}

/** Gives an input back, or throws the service's error if it lacks a required member. */
export function createRequiredCheck(
  shape: StructureShape | undefined,
  { service, protocol }: Checked,
): (input: DecodedInput) => DecodedInput {
  const find = shape && structureFinder(shape)
  if (!find) return (input) => input
  const refuse =
    inOtherWords[service] ?? (protocol === 'query' ? 'ValidationError' : 'ValidationException')
  return (input) => {
    const missing: string[] = []
    find(input, '', missing)
    if (missing.length === 0) return input
    throw typeof refuse === 'function' ? refuse() : validationError(refuse, missing)
  }
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_InvalidInputException.html */
const inOtherWords: Readonly<Record<string, () => AwsError>> = {
  organizations: () =>
    new AwsError('InvalidInputException', {
      status: 400,
      message: 'You must include a value for all required parameters.',
      detail: { Reason: 'INPUT_REQUIRED' },
    }),
}

function validationError(code: string, missing: readonly string[]): AwsError {
  const count = missing.length === 1 ? '1 validation error' : `${missing.length} validation errors`
  const each = missing.map(
    (path) => `Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  )
  return new AwsError(code, { status: 400, message: `${count} detected: ${each.join('; ')}` })
}

/** Undefined where nothing is required, however deep. */
function finder(shape: Shape): Finder | undefined {
  if (shape.type === 'structure') return structureFinder(shape)
  if (shape.type === 'list') return listFinder(shape.element.shape)
  return shape.type === 'map' ? mapFinder(shape.value.shape) : undefined
}

function structureFinder({ members }: StructureShape): Finder | undefined {
  const looked = members
    .map(({ name, required, shape }) => ({ name, required, inside: finder(shape) }))
    .filter(({ required, inside }) => required || inside)
  if (looked.length === 0) return undefined
  return (values, path, missing) => {
    for (const { name, required, inside } of looked) {
      const value = (values as Values)[name]
      if (value !== undefined) inside?.(value, below(path, name), missing)
      else if (required && missing.length < limits.missingMembersNamed) {
        missing.push(below(path, name))
      }
    }
  }
}

/** AWS's framework writes names as Java does: `tags.1.member.key`. */
function below(path: string, name: string): string {
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  return path === '' ? member : `${path}.${member}`
}

function listFinder(shape: Shape): Finder | undefined {
  const find = finder(shape)
  return (
    find &&
    ((values, path, missing) => {
      for (const [at, value] of (values as readonly unknown[]).entries()) {
        find(value, `${path}.${at + 1}.member`, missing)
      }
    })
  )
}

function mapFinder(shape: Shape): Finder | undefined {
  const find = finder(shape)
  return (
    find &&
    ((values, path, missing) => {
      for (const key in values as Values) {
        find((values as Values)[key], `${path}.${key}.member`, missing)
      }
    })
  )
}
