import { operation } from '../operation.ts'
import { setPublicAccess } from '../volumes/snapshot-settings.ts'

/**
 * Lets snapshots of the account be public; those that were before are again.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableSnapshotBlockPublicAccess.html
 */
export const DisableSnapshotBlockPublicAccess = operation('DisableSnapshotBlockPublicAccess', {
  resource: () => '*',

  async handle({ changeShared }) {
    await setPublicAccess({ changeShared }, 'unblocked')
    return { State: 'unblocked' as const }
  },
})
