/** What there is one of in an account, read. */
import type { AccountPasswordPolicy, AccountRoot } from './account-entities.ts'
import type { EntityReader } from './store.ts'

/** What belongs to an account's root. */
export async function accountRoot(records: EntityReader): Promise<AccountRoot> {
  return (await records.get('root', 'root')) ?? { accessKeyIds: [], mfaDevices: [] }
}

/** What an account asks of passwords; undefined: what AWS asks. */
export function passwordPolicyOf(
  records: EntityReader,
): Promise<AccountPasswordPolicy | undefined> {
  return records.get('passwordPolicy', 'account')
}
