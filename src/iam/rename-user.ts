/** A user's other name or path, wherever the user is named. */
import type { User } from '../accounts/entities.ts'
import { deviceName, loadMfaDevice } from '../accounts/mfa.ts'
import type { EntityChange } from '../accounts/store.ts'
import { userArn } from './arns.ts'

/** A user as it was, and as it is to be. */
export interface Renaming {
  readonly before: User
  readonly after: User
}

/** Writes a user down under its new name; keys, MFA devices and trust policies follow. */
export async function renameUser(
  records: EntityChange,
  account: string,
  { before, after }: Renaming,
): Promise<void> {
  const { userName } = after
  records.remove('user', before.userName)
  records.put('user', userName, after)
  for (const id of after.accessKeyIds) {
    const key = await records.accessKey(id)
    if (key !== undefined) records.putAccessKey(id, { ...key, userName })
  }
  for (const serialNumber of after.mfaDevices) {
    const device = await loadMfaDevice(records, serialNumber)
    if (device?.enabled === undefined) continue
    const enabled = { ...device.enabled, userName }
    records.put('mfaDevice', deviceName(serialNumber), { ...device, enabled })
  }
  await renameTrusted(records, {
    from: userArn(account, before.path, before.userName),
    to: userArn(account, after.path, userName),
  })
}

/** At AWS a trust policy keeps whom it names by unique id, and shows the ARN of the day. */
async function renameTrusted(
  records: EntityChange,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const role of await records.all('role')) {
    const { [from]: id, ...others } = role.trusted
    if (id === undefined) continue
    const trustPolicy = role.trustPolicy.replaceAll(JSON.stringify(from), JSON.stringify(to))
    records.put('role', role.roleName, { ...role, trustPolicy, trusted: { ...others, [to]: id } })
  }
}
