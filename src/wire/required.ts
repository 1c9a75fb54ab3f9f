/** Whether an input has all that AWS's schema requires, at any depth; for Query and JSON. */
import { limits } from '../limits.ts'
import type { DecodedInput } from './decode.ts'
import { ec2ParameterName } from './ec2-decode.ts'
import { AwsError } from './errors.ts'
import type { Member, Protocol, Shape, StructureShape } from './shapes.ts'

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
  const find = shape && structureFinder(shape, protocol === 'ec2' ? asSent : asInJava)
  if (!find) return (input) => input
  const refuse =
    inOtherWords[service] ?? (protocol === 'query' ? 'ValidationError' : 'ValidationException')
  return (input) => {
    const missing: string[] = []
    find(input, '', missing)
    if (missing.length === 0) return input
    throw typeof refuse === 'function' ? refuse(missing) : validationError(refuse, missing)
  }
}

/** EC2 calls some lists otherwise when they are missing than they are sent. */
const setNames: Readonly<Record<string, string>> = { ResourceId: 'resourceIdSet' }

/**
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_InvalidInputException.html
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const inOtherWords: Readonly<Record<string, (missing: readonly string[]) => AwsError>> = {
  ec2: ([first = '']) =>
    new AwsError('MissingParameter', {
      status: 400,
      message: `The request must contain the parameter ${setNames[first] ?? first}`,
    }),
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

/** How a place in an input is written. */
interface Places {
  member(member: Member): string
  item(at: number): string
}

/** AWS's framework writes names as Java does: `tags.1.member.key`. */
const asInJava: Places = {
  member: ({ name }) => name.charAt(0).toLowerCase() + name.slice(1),
  item: (at) => `${at}.member`,
}

const asSent: Places = { member: ec2ParameterName, item: String }

/** Undefined where nothing is required, however deep. */
function finder(shape: Shape, places: Places): Finder | undefined {
  if (shape.type === 'structure') return structureFinder(shape, places)
  if (shape.type === 'list') return listFinder(shape.element.shape, places)
  return shape.type === 'map' ? mapFinder(shape.value.shape, places) : undefined
}

function structureFinder({ members }: StructureShape, places: Places): Finder | undefined {
  const looked = members
    .map((member) => ({
      name: member.name,
      place: places.member(member),
      required: member.required,
      inside: finder(member.shape, places),
    }))
    .filter(({ required, inside }) => required || inside)
  if (looked.length === 0) return undefined
  return (values, path, missing) => {
    for (const { name, place, required, inside } of looked) {
      const value = (values as Values)[name]
      if (value !== undefined) inside?.(value, below(path, place), missing)
      else if (required && missing.length < limits.missingMembersNamed) {
        missing.push(below(path, place))
      }
    }
  }
}

function below(path: string, place: string): string {
  return path === '' ? place : `${path}.${place}`
}

function listFinder(shape: Shape, places: Places): Finder | undefined {
  const find = finder(shape, places)
  return (
    find &&
    ((values, path, missing) => {
      for (const [at, value] of (values as readonly unknown[]).entries()) {
        find(value, `${path}.${places.item(at + 1)}`, missing)
      }
    })
  )
}

function mapFinder(shape: Shape, places: Places): Finder | undefined {
  const find = finder(shape, places)
  return (
    find &&
    ((values, path, missing) => {
      for (const key in values as Values) {
        find((values as Values)[key], `${path}.${key}.member`, missing)
      }
    })
  )
}
