/** Values of which a parameter takes a few, or a range. */
import { invalidParameterValue } from './errors.ts'

/** What a parameter may be, and what errors call it. */
export interface Choice<T extends string> {
  readonly name: string
  readonly values: readonly T[]
}

/** The value if it is one of those; undefined stays so. Throws InvalidParameterValue. */
export function parseChoice<T extends string>(
  value: string | undefined,
  { name, values }: Choice<T>,
): T | undefined {
  if (value === undefined) return undefined
  const found = values.find((each) => each === value)
  if (found !== undefined) return found
  const list = values.join(', ')
  const message = `Value (${value}) for parameter ${name} is invalid. Valid values: ${list}.`
  throw invalidParameterValue(message)
}

/** Whole numbers that a parameter may be, and what errors call it. */
export interface NumberChoice {
  readonly name: string
  readonly min: number
  readonly max: number
}

/** The number if it is whole and in the range; undefined stays so. Throws InvalidParameterValue. */
export function parseNumber(
  value: number | undefined,
  { name, min, max }: NumberChoice,
): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return value
  const message = `Value (${value}) for parameter ${name} is invalid.`
  throw invalidParameterValue(`${message} It must be from ${min} to ${max}.`)
}
