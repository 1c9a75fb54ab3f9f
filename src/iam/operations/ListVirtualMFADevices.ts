import type { MfaDevice } from '../../accounts/credential-entities.ts'
import type { EntityReader } from '../../accounts/store.ts'
import { parseWord } from '../bounds.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { listedUserOutput, rootOutput } from '../users.ts'

/**
 * Lists the account's devices, with whose they are.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
 */
export const ListVirtualMFADevices = operation('ListVirtualMFADevices', {
  permission: 'iam:ListVirtualMFADevices',
  resource: ({ account }) => `arn:aws:iam::${account}:mfa/`,

  async handle({ input, account, entities, now }) {
    const status = parseWord('assignmentStatus', input.AssignmentStatus, statuses) ?? 'Any'
    const devices = await entities.all('mfaDevice')
    const wanted = devices.filter(
      ({ enabled }) => status === 'Any' || (status === 'Assigned') === (enabled !== undefined),
    )
    const { items, paging } = page(wanted, input, ({ serialNumber }) => serialNumber)
    const shown = items.map((device) => deviceOutput(entities, device, { account, now }))
    return { VirtualMFADevices: await Promise.all(shown), ...paging }
  },
})

const statuses = ['Assigned', 'Unassigned', 'Any'] as const

async function deviceOutput(
  entities: EntityReader,
  { serialNumber: SerialNumber, enabled }: MfaDevice,
  { account, now }: { readonly account: string; readonly now: number },
) {
  if (enabled === undefined) return { SerialNumber }
  const { userName, at } = enabled
  const user = userName === undefined ? undefined : await entities.get('user', userName)
  const User = user === undefined ? rootOutput(account, now) : listedUserOutput(account, user)
  return { SerialNumber, User, EnableDate: new Date(at) }
}
