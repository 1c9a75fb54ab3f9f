/**
 * The operators of conditions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import {
  type AddressRange,
  isInRange,
  parseAddress,
  parseAddressRange,
} from '../../address-range.ts'
import { arnMatches, compileArnPattern } from './arn-pattern.ts'
import type { ContextValues } from './context.ts'
import { compileGlob, exactText, globMatches, hasVariables, resolve, tokenize } from './pattern.ts'

/** Whether one value of the request is what one value of the policy means. */
export type ValueTest = (value: string, context: ContextValues) => boolean

/** One operator, without quantifier and `IfExists`. */
export interface Operator {
  /** Whether it asks that nothing matches, like `StringNotEquals`. */
  readonly negated: boolean
  /** Makes a policy's value ready. */
  readonly compile: (wanted: string, syntax: { readonly variables: boolean }) => ValueTest
  /** False for a policy's value that AWS refuses. */
  readonly accepts: (wanted: string) => boolean
}

type Compile = Operator['compile']
type Family = { readonly compile: Compile; readonly accepts?: Operator['accepts'] }

const never: ValueTest = () => false

const stringEquals: Compile = (wanted, { variables }) => {
  const tokens = tokenize(wanted, { wildcards: false, variables })
  const exact = exactText(tokens)
  if (exact !== undefined) return (value) => value === exact
  return (value, context) => value === exactText(resolve(tokens, context) ?? tokens)
}

const stringEqualsIgnoreCase: Compile = (wanted, { variables }) => {
  const tokens = tokenize(wanted, { wildcards: false, variables })
  const exact = exactText(tokens)?.toLowerCase()
  if (exact !== undefined) return (value) => value.toLowerCase() === exact
  return (value, context) =>
    value.toLowerCase() === exactText(resolve(tokens, context) ?? tokens)?.toLowerCase()
}

const stringLike: Compile = (wanted, { variables }) => {
  const tokens = tokenize(wanted, { wildcards: true, variables })
  if (!hasVariables(tokens)) {
    const glob = compileGlob(tokens)
    return (value) => globMatches(glob, value)
  }
  return (value, context) => {
    const resolved = resolve(tokens, context)
    return resolved !== undefined && globMatches(compileGlob(resolved), value)
  }
}

const arnLike: Compile = (wanted, { variables }) => {
  const pattern = compileArnPattern(tokenize(wanted, { wildcards: true, variables }))
  return (value, context) => arnMatches(pattern, value, context)
}

function parseNumber(text: string): number | undefined {
  return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : undefined
}

const isoTime = /T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?/
const isoDate = new RegExp(`^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:${isoTime.source})?)?)?$`, 'i')

/** Milliseconds of a date as W3C's note on ISO 8601 writes it, or of seconds since 1970. */
export function parsePolicyDate(text: string): number | undefined {
  const found = isoDate.exec(text)
  // Four digits are a year, as they are to AWS; more are seconds.
  if (found === null) return /^\d{1,15}$/.test(text) ? Number(text) * 1000 : undefined
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone] = found
  const offset = (zone ?? 'Z').toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  const fraction = /\.\d+/.exec(text)?.[0]
  return Number.isNaN(time) ? undefined : time + (fraction ? Number(fraction) * 1000 : 0)
}

type Relation = (value: number, wanted: number) => boolean

function ordered(parse: (text: string) => number | undefined, relation: Relation): Compile {
  return (text) => {
    const wanted = parse(text)
    if (wanted === undefined) return never
    return (value) => {
      const parsed = parse(value)
      return parsed !== undefined && relation(parsed, wanted)
    }
  }
}

const bool: Compile = (text) => {
  const wanted = text.toLowerCase()
  return wanted === 'true' || wanted === 'false' ? (value) => value.toLowerCase() === wanted : never
}

const binary: Compile = (text) => {
  const wanted = Buffer.from(text, 'base64')
  return (value) => Buffer.from(value, 'base64').equals(wanted)
}

const ipAddress: Compile = (text) => {
  const range: AddressRange | undefined = parseAddressRange(text)
  if (range === undefined) return never
  return (value) => {
    const address = parseAddress(value)
    return address !== undefined && isInRange(address, range)
  }
}

const relations: readonly (readonly [name: string, relation: Relation])[] = [
  ['Equals', (value, wanted) => value === wanted],
  ['LessThan', (value, wanted) => value < wanted],
  ['LessThanEquals', (value, wanted) => value <= wanted],
  ['GreaterThan', (value, wanted) => value > wanted],
  ['GreaterThanEquals', (value, wanted) => value >= wanted],
]

const operators = new Map<string, Operator>()

function define(name: string, { compile, accepts = () => true }: Family): void {
  operators.set(name, { negated: false, compile, accepts })
}

function defineWithOpposite(names: readonly [string, string], family: Family): void {
  const [name, opposite] = names
  define(name, family)
  operators.set(opposite, { ...(operators.get(name) as Operator), negated: true })
}

defineWithOpposite(['StringEquals', 'StringNotEquals'], { compile: stringEquals })
defineWithOpposite(['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], {
  compile: stringEqualsIgnoreCase,
})
defineWithOpposite(['StringLike', 'StringNotLike'], { compile: stringLike })
defineWithOpposite(['ArnEquals', 'ArnNotEquals'], { compile: arnLike })
defineWithOpposite(['ArnLike', 'ArnNotLike'], { compile: arnLike })
defineWithOpposite(['IpAddress', 'NotIpAddress'], {
  compile: ipAddress,
  accepts: (text) => parseAddressRange(text) !== undefined,
})
for (const [type, parse, accepts] of [
  ['Numeric', parseNumber, () => true],
  ['Date', parsePolicyDate, (text: string) => parsePolicyDate(text) !== undefined],
] as const) {
  for (const [name, relation] of relations) {
    define(`${type}${name}`, { compile: ordered(parse, relation), accepts })
  }
  operators.set(`${type}NotEquals`, {
    ...(operators.get(`${type}Equals`) as Operator),
    negated: true,
  })
}
define('Bool', { compile: bool })
define('BinaryEquals', { compile: binary })
// `Null` asks for a key, not for its values: see `conditions.ts`.
define('Null', { compile: bool })

/** The operator of this name; undefined for none. */
export function operatorNamed(name: string): Operator | undefined {
  return operators.get(name)
}

/** An operator as a policy names it, in its parts. */
export interface OperatorName {
  readonly operator: string
  readonly ifExists: boolean
  readonly quantifier: 'ForAnyValue' | 'ForAllValues' | undefined
}

const operatorName = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/

/** Parts a name like `ForAllValues:StringLikeIfExists`; undefined for no such operator. */
export function parseOperatorName(name: string): OperatorName | undefined {
  const [, quantifier, operator = '', suffix] = operatorName.exec(name) ?? []
  const isNull = operator === 'Null' && (quantifier !== undefined || suffix !== undefined)
  if (!operators.has(operator) || isNull) return undefined
  return {
    operator,
    ifExists: suffix !== undefined,
    quantifier: quantifier as OperatorName['quantifier'],
  }
}
