/**
 * What GetAccountSummary counts.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
 */
import type { Kind } from '../accounts/entities.ts'
import type { EntityReader } from '../accounts/store.ts'
import { limits } from '../limits.ts'

const counted: Readonly<Record<string, Kind>> = {
  Users: 'user',
  Groups: 'group',
  Roles: 'role',
  Policies: 'policy',
  MFADevices: 'mfaDevice',
  InstanceProfiles: 'instanceProfile',
  ServerCertificates: 'serverCertificate',
}

/** How many there are of each. */
export async function usage(records: EntityReader): Promise<Record<string, number>> {
  const counts = Object.entries(counted).map(
    async ([name, kind]) => [name, (await records.all(kind)).length] as const,
  )
  const devices = await records.all('mfaDevice')
  const policies = await records.all('policy')
  const openIdConnect = await records.all('oidcProvider')
  const saml = await records.all('samlProvider')
  const versions = policies.reduce((sum, policy) => sum + policy.versions.length, 0)
  return {
    ...Object.fromEntries(await Promise.all(counts)),
    Providers: openIdConnect.length + saml.length,
    MFADevicesInUse: devices.filter(({ enabled }) => enabled !== undefined).length,
    PolicyVersionsInUse: versions,
  }
}

/** AWS's names of the quotas. */
export const summaryQuotas = {
  UsersQuota: limits.usersPerAccount,
  GroupsQuota: limits.groupsPerAccount,
  ServerCertificatesQuota: limits.serverCertificatesPerAccount,
  GroupsPerUserQuota: limits.groupsPerUser,
  AccessKeysPerUserQuota: limits.accessKeysPerUser,
}
