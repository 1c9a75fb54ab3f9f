/** `cairn check`: see `cairn help check`. */
import { checkAccounts } from '../accounts/check.ts'
import { checkBooks } from '../accounts/check-books.ts'
import { checkCompute } from '../compute/check.ts'
import { createCompute } from '../compute/compute.ts'
import { checkMetering } from '../compute/metering/check-metering.ts'
import { checkSnapshots } from '../compute/volumes/check-snapshots.ts'
import { formatSize } from '../config/size.ts'
import { checksumMath } from '../server/checksum-math.ts'
import { randomBytes } from '../server/random.ts'
import { type CheckReport, check as checkStore } from '../storage/check.ts'
import { openStorage } from '../storage/open.ts'
import { parseArguments, useStore } from './store.ts'

/** Proves that what is stored is whole. 1: it is not. */
export async function check(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    scrub: { type: 'boolean' },
    json: { type: 'boolean' },
  })
  const scrub = parsed.flags.scrub === true
  const report = await useStore(parsed, async ({ engine }) => {
    const store = await checkStore(engine, { scrub })
    const accounts = await checkAccounts(engine.records)
    const books = await checkBooks(engine.records)
    const compute = await checkCompute(engine.records)
    const ids = { now: Date.now, random: randomBytes }
    const { images } = openStorage({ engine, checksums: checksumMath, ...ids })
    const machines = createCompute(engine)
    const snapshots = await checkSnapshots(machines, images)
    const meters = await checkMetering(machines, engine.records)
    const own = [...accounts, ...books, ...compute, ...snapshots, ...meters]
    return { ...store, problems: [...store.problems, ...own] }
  })
  process.stdout.write(parsed.flags.json ? `${JSON.stringify(report, null, 2)}\n` : text(report))
  return report.problems.length === 0 ? 0 : 1
}

function text({ problems, buckets, objects, bytes, chunks, leftoverChunks }: CheckReport): string {
  const seen =
    `${buckets} buckets, ${objects} objects, ${formatSize(bytes)}, ${chunks} chunks` +
    (leftoverChunks === 0 ? '' : `; the next start drops ${leftoverChunks} that nothing names`)
  if (problems.length === 0) return `All is well: ${seen}\n`
  return `${problems.join('\n')}\n${problems.length} problems: ${seen}\n`
}
