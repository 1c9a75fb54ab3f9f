import { invalidParameterValue } from '../errors.ts'
import { operation } from '../operation.ts'
import { setPublicAccess } from '../volumes/snapshot-settings.ts'

/**
 * Lets no more snapshots of the account be public, or none at all.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableSnapshotBlockPublicAccess.html
 */
export const EnableSnapshotBlockPublicAccess = operation('EnableSnapshotBlockPublicAccess', {
  resource: () => '*',

  async handle({ input: { State }, changeShared }) {
    if (State !== 'block-all-sharing' && State !== 'block-new-sharing') {
      throw invalidParameterValue(`Value (${State}) for parameter state is invalid.`)
    }
    await setPublicAccess({ changeShared }, State)
    return { State }
  },
})
