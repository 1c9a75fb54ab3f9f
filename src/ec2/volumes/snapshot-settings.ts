/** Whether an account's snapshots may be public. */
import type { AccountCompute } from '../../compute/records.ts'
import { putSnapshot } from '../../compute/volumes/snapshots.ts'
import type { SnapshotSettings } from '../../compute/volumes/volume-entities.ts'

/** What may be shared with all. */
export type PublicAccess = SnapshotSettings['blockPublicAccess']

/** Sets it, also for those that are public already. */
export async function setPublicAccess(
  { changeShared }: Pick<AccountCompute, 'changeShared'>,
  blockPublicAccess: PublicAccess,
): Promise<void> {
  await changeShared(async (records, shared) => {
    records.put('snapshotSettings', 'settings', { blockPublicAccess })
    for (const snapshot of await records.all('snapshot')) {
      if (snapshot.isPublic) await putSnapshot({ records, shared }, snapshot)
    }
  })
}
