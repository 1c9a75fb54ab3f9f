/** `cairn quota set|get|list`: space is granted, raised and reduced while the server runs. */
import { randomBytes } from 'node:crypto'
import { formatSize, parseSize } from '../config/size.ts'
import { checksumMath } from '../server/checksum-math.ts'
import { openStorage } from '../storage/open.ts'
import { isRefusal, type Refusal } from '../storage/refusal.ts'
import type { QuotaRow, Quotas } from '../storage/storage.ts'
import { type Arguments, parseArguments, useStore } from './store.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'

type Action = (quotas: Quotas, parsed: Arguments) => Promise<readonly QuotaRow[]>

const actions: Readonly<Record<string, Action>> = {
  async set(quotas, { flags }) {
    const { scope, name } = target(flags)
    const bytes = limit(flags.bytes, parseSize, 'a size like 10MiB')
    const objects = limit(flags.objects, parseCount, 'a whole number')
    const buckets = limit(flags.buckets, parseCount, 'a whole number')
    if (bytes === undefined && objects === undefined && buckets === undefined) {
      throw new UsageError('quota set needs --bytes, --objects or --buckets')
    }
    if (scope === 'bucket' && buckets !== undefined) {
      throw new UsageError('--buckets is for accounts')
    }
    const change = {
      ...(bytes !== undefined && { bytes }),
      ...(objects !== undefined && { objects }),
      ...(buckets !== undefined && { buckets }),
      belowUsage: flags['below-usage'] === true,
    }
    return [granted(await quotas.set(scope, name, change), name)]
  },
  async get(quotas, { flags }) {
    const { scope, name } = target(flags)
    return [granted(await quotas.get(scope, name), name)]
  },
  list: (quotas) => quotas.list(),
}

/** Sets or shows limits. */
export async function quota(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    bucket: { type: 'string' },
    account: { type: 'string' },
    bytes: { type: 'string' },
    objects: { type: 'string' },
    buckets: { type: 'string' },
    'below-usage': { type: 'boolean' },
    json: { type: 'boolean' },
  })
  const [name = '', ...more] = parsed.words
  const action = actions[name]
  if (action === undefined || more.length > 0) {
    throw new UsageError('expected `quota set`, `quota get` or `quota list`; see `cairn help`')
  }
  const rows = await useStore(parsed, ({ engine }) => {
    const clock = { now: Date.now, random: randomBytes }
    return action(openStorage({ engine, checksums: checksumMath, ...clock }).quotas, parsed)
  })
  process.stdout.write(parsed.flags.json ? `${JSON.stringify(rows, null, 2)}\n` : text(rows))
  return 0
}

function target(flags: Arguments['flags']): { scope: QuotaRow['scope']; name: string } {
  const { bucket, account } = flags
  if ((bucket === undefined) === (account === undefined)) {
    throw new UsageError('name either --bucket NAME or --account ID')
  }
  if (account !== undefined && !/^\d{12}$/.test(String(account))) {
    throw new UsageError('an account is named by its twelve digits')
  }
  return bucket === undefined
    ? { scope: 'account', name: String(account) }
    : { scope: 'bucket', name: String(bucket) }
}

/** Undefined: stays as it is. Null: none. `default`: what accounts have without one. */
function limit(
  text: string | boolean | undefined,
  parse: (text: string) => number | undefined,
  expected: string,
): number | null | 'default' | undefined {
  if (text === undefined || text === 'default') return text
  if (text === 'none') return null
  const value = parse(String(text))
  if (value === undefined) throw new UsageError(`"${text}" is not ${expected}, nor none`)
  return value
}

function parseCount(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function granted(answer: QuotaRow | Refusal, name: string): QuotaRow {
  if (!isRefusal(answer)) return answer
  if (answer.refused === 'LimitBelowUsage') {
    const { scope, measure, limit, usage } = answer
    throw new UsageError(
      `${scope} ${name} has ${usage} ${measure}, more than ${limit}; ` +
        'add --below-usage to let it only shrink from there',
    )
  }
  throw new UsageError(`there is no bucket "${name}"`)
}

function text(rows: readonly QuotaRow[]): string {
  const cells = rows.map(({ scope, name, usage, limit: most }) => [
    scope,
    name,
    formatSize(usage.bytes),
    most.bytes === undefined ? 'none' : formatSize(most.bytes),
    String(usage.objects),
    most.objects === undefined ? 'none' : String(most.objects),
  ])
  return table(['scope', 'name', 'used', 'limit', 'objects', 'limit'], cells)
}
