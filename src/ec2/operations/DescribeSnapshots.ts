import { visibleSnapshots } from '../../compute/volumes/snapshots.ts'
import type { Snapshot } from '../../compute/volumes/volume-entities.ts'
import { filtered } from '../filters.ts'
import { type Ec2Context, type Input, operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'
import { restorableSnapshot, snapshotFilters, snapshotOutput } from '../volumes/snapshots.ts'

/**
 * The snapshots that an account may restore: its own, those lent to it, and public ones.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export const DescribeSnapshots = operation('DescribeSnapshots', {
  resource: () => '*',

  async handle(context) {
    const { input } = context
    const found = (await asked(context)).filter((each) => isWanted(each, context))
    const shown = filtered(found, input.Filters, snapshotFilters)
    const { items, NextToken } = page(shown, input, ({ snapshotId }) => snapshotId)
    return { Snapshots: items.map(snapshotOutput), NextToken }
  },
})

type Context = Ec2Context<Input<'DescribeSnapshots'>>

/** Throws InvalidSnapshot.NotFound. */
async function asked(context: Context): Promise<readonly Snapshot[]> {
  const { input, account } = context
  const ids = [...new Set(input.SnapshotIds)]
  if (ids.length === 0) return visibleSnapshots(context, account)
  requireNoPage(input, 'snapshotSet')
  return Promise.all(ids.map((snapshotId) => restorableSnapshot(context, { account, snapshotId })))
}

/** Nothing here is Amazon's. */
function isWanted({ owner, isPublic, sharedWith }: Snapshot, { input, account }: Context) {
  const { OwnerIds: owners = [], RestorableByUserIds: restorers = [] } = input
  const isOwners = owners.some((each) => (each === 'self' ? account : each) === owner)
  const isRestorers = restorers.some((each) => {
    if (each === 'all') return isPublic
    const who = each === 'self' ? account : each
    // Whom else it is lent to is for its owner to know.
    return who === account || owner === account ? sharedWith.includes(who) || owner === who : false
  })
  return (owners.length === 0 || isOwners) && (restorers.length === 0 || isRestorers)
}
