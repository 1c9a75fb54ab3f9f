/** Proves that what is there is metered, once, for `cairn check`. */
import type { Records } from '../../engine/engine.ts'
import type { Compute } from '../compute.ts'
import { isSameMeter } from './metered.ts'
import { type AccountSpan, closedSpans, wantedSpans } from './metering.ts'
import type { MeterSpan } from './metering-entities.ts'

/** What is wrong, each a sentence. */
export async function checkMetering(
  compute: Pick<Compute, 'existing' | 'shared'>,
  records: Records,
): Promise<string[]> {
  const problems: string[] = []
  const ends = new Map<string, number>()
  for await (const span of closedSpans(records, 0)) {
    const name = `${span.account} ${span.resource}`
    if (!isSpan(span)) problems.push(`metering: a record of ${name} holds what is no count`)
    else if (span.from < (ends.get(name) ?? 0)) problems.push(`metering: ${name} is counted twice`)
    ends.set(name, span.to)
  }
  const isComplete = (await compute.shared.get('meteringBegan', 'metering')) !== undefined
  for (const { account } of await compute.shared.all('tenant')) {
    const { records: own } = compute.existing(account)
    const open = new Map((await own.all('meterSpan')).map((span) => [span.resource, span]))
    for (const wanted of await wantedSpans(own)) {
      const { resource } = wanted
      const span = open.get(resource)
      open.delete(resource)
      if (span === undefined && isComplete) problems.push(missing(account, resource))
      if (span === undefined) continue
      const isRight = isSameMeter(span, wanted) && isCount(span)
      if (!isRight) problems.push(`metering: ${account} ${resource} is counted as what it is not`)
      if (span.from >= (ends.get(`${account} ${resource}`) ?? 0)) continue
      problems.push(`metering: ${account} ${resource} is counted twice`)
    }
    for (const resource of open.keys()) {
      problems.push(`metering: ${account} ${resource} is counted, but is not there`)
    }
  }
  return problems
}

function missing(account: string, resource: string): string {
  return `metering: ${account} ${resource} is not counted`
}

function isSpan(span: AccountSpan): boolean {
  return /^\d{12}$/.test(span.account) && isCount(span) && span.to >= span.from
}

function isCount({ units, from }: MeterSpan): boolean {
  return [units, from].every((count) => Number.isSafeInteger(count) && count >= 0)
}
