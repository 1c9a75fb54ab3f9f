/** Reads `Condition`. */
import type { Condition } from './document.ts'
import type { JsonValue } from './json.ts'
import { MalformedPolicy } from './malformed.ts'
import { type Operator, operatorNamed, parseOperatorName } from './operators.ts'
import type { PolicyWords } from './policy-words.ts'

interface Place {
  readonly place: string
  readonly words: PolicyWords
}

/** Reads the element: every key of every operator. Throws MalformedPolicy. */
export function parseConditions(
  value: JsonValue | undefined,
  { place, words }: Place,
): readonly Condition[] {
  if (value === undefined) return []
  const conditions: Condition[] = []
  for (const [name, keys] of membersOf(value, { place, words })) {
    const at = `${place}.${name}`
    // IAM lets an operator without keys be called anything.
    const members = membersOf(keys, { place: at, words })
    const operator = parseOperatorName(name)
    if (operator === undefined) {
      if (members.size === 0) continue
      throw new MalformedPolicy(`Invalid Condition type : ${name}.`, at)
    }
    for (const [key, list] of members) {
      const values = valuesOf(list, { place: `${at}.${key}`, words })
      checkValues(values, { operator: operator.operator, place: `${at}.${key}`, words })
      conditions.push({ ...operator, key, values })
    }
  }
  return conditions
}

function membersOf(value: JsonValue, { place, words }: Place): ReadonlyMap<string, JsonValue> {
  if (value.type === 'object') return value.members
  throw new MalformedPolicy(words.syntax, `${place}: an object expected`)
}

function valuesOf(value: JsonValue, { place, words }: Place): string[] {
  return (value.type === 'list' ? value.items : [value]).map((one) => {
    if (one.type === 'string' || one.type === 'number' || one.type === 'boolean') return one.value
    throw new MalformedPolicy(words.syntax, `${place}: strings, numbers or booleans expected`)
  })
}

function checkValues(
  values: readonly string[],
  { operator, place, words }: Place & { readonly operator: string },
): void {
  const { accepts } = operatorNamed(operator) as Operator
  const bad = values.find((value) => !accepts(value))
  if (bad !== undefined) throw new MalformedPolicy(words.legacy, `${place}: ${bad}`)
}
