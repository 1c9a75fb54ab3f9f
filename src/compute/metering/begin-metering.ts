/** Meters for a data directory of an earlier release, which had none. */
import type { Compute } from '../compute.ts'
import { wantedSpans } from './metering.ts'

/**
 * Begins to count what was there before there were meters, in a data directory of an earlier
 * release: from now on, as nobody knows its sizes of before.
 */
export async function beginMetering(compute: Compute, now: number): Promise<void> {
  if ((await compute.shared.get('meteringBegan', 'metering')) !== undefined) return
  for (const { account } of await compute.shared.all('tenant')) {
    await compute.existing(account).change(async (records) => {
      const open = new Set((await records.all('meterSpan')).map(({ resource }) => resource))
      for (const span of await wantedSpans(records)) {
        if (!open.has(span.resource))
          records.put('meterSpan', span.resource, { ...span, from: now })
      }
    })
  }
  await compute.changeShared(async (shared) => {
    shared.put('meteringBegan', 'metering', { at: now })
  })
}
