/**
 * What an account and the organization hold, as records say it. Names are AWS's; times are
 * milliseconds since 1970. What belongs to one entity stands in its own record (a user's groups,
 * its policies, its keys' ids), so that one read tells what it may, and no index can go astray.
 */

import type { AccountAlias, AccountPasswordPolicy, AccountRoot } from './account-entities.ts'
import type { LoginProfile, MfaDevice } from './credential-entities.ts'
import type { OidcProvider, SamlProvider, ServerCertificate } from './federation-entities.ts'
import type {
  AppliedQuotas,
  QuotaPolicy,
  QuotaRequest,
  QuotaTags,
  QuotaTemplate,
} from './quota-entities.ts'
import type { AccessReport, CredentialReport } from './report-entities.ts'
import type { InstanceProfile, RoleDeletion } from './role-entities.ts'
import type { Trail } from './trail-entities.ts'

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>

/** A policy by the name that explanations give it. */
export interface NamedPolicy {
  /** An ARN, `<holder>/<name>` of an inline policy, or the id of an organization's. */
  readonly name: string
  readonly text: string
}

/** What users, groups and roles have in common: whom policies are attached to. */
interface PolicyHolder {
  readonly path: string
  readonly createdAt: number
  /** Inline policies: texts by name. */
  readonly inline: Readonly<Record<string, string>>
  /** ARNs of managed policies. */
  readonly attached: readonly string[]
}

/** An IAM user. */
export interface User extends PolicyHolder {
  readonly userName: string
  /** `AIDA…` */
  readonly userId: string
  /** Names of groups. */
  readonly groups: readonly string[]
  readonly boundary?: string
  readonly tags: Tags
  readonly accessKeyIds: readonly string[]
  readonly loginProfile?: LoginProfile
  /** Serial numbers of MFA devices, which are their ARNs. */
  readonly mfaDevices: readonly string[]
  readonly passwordLastUsed?: number
}

/** An IAM group. */
export interface Group extends PolicyHolder {
  readonly groupName: string
  /** `AGPA…` */
  readonly groupId: string
}

/** An IAM role. */
export interface Role extends PolicyHolder {
  readonly roleName: string
  /** `AROA…` */
  readonly roleId: string
  readonly trustPolicy: string
  /** Unique ids of the users and roles that the trust policy names, by ARN. */
  readonly trusted: Readonly<Record<string, string>>
  readonly description?: string
  readonly maxSessionSeconds: number
  readonly boundary?: string
  readonly tags: Tags
  /** The service of a service-linked role, like `autoscaling.amazonaws.com`. */
  readonly linkedService?: string
}

/** A customer managed policy with its versions, oldest first. */
export interface ManagedPolicy {
  readonly policyName: string
  /** `ANPA…` */
  readonly policyId: string
  readonly path: string
  readonly description?: string
  readonly createdAt: number
  readonly updatedAt: number
  /** Like `v2`. */
  readonly defaultVersion: string
  readonly lastVersion: number
  readonly versions: readonly {
    readonly id: string
    readonly text: string
    readonly createdAt: number
  }[]
  readonly tags: Tags
}

/**
 * Whether an account may be used.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
 */
export type AccountStatus = 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE'

/** An account, as the organization sees it. In the organization's scope, by id. */
export interface Account {
  /** Twelve digits. */
  readonly id: string
  readonly name: string
  readonly email: string
  readonly status: AccountStatus
  readonly joinedAt: number
  readonly joinedMethod: 'CREATED' | 'INVITED'
  /** The id of an organizational unit or of the root. */
  readonly parent: string
  /** Ids of policies attached to it. */
  readonly policies: readonly string[]
  readonly tags: Tags
  /** Service principals that it administers for the organization, with since when. */
  readonly delegations?: Readonly<Record<string, number>>
}

/** How making an account went; by id. */
export interface AccountCreation {
  /** `car-…` */
  readonly id: string
  readonly accountName: string
  readonly state: 'SUCCEEDED' | 'FAILED'
  readonly requestedAt: number
  readonly completedAt: number
  readonly accountId?: string
  readonly failureReason?: 'EMAIL_ALREADY_EXISTS' | 'ACCOUNT_LIMIT_EXCEEDED'
}

/** An organizational unit, or the root of the organization. By id. */
export interface OrganizationalUnit {
  /** `ou-…`, or `r-…` for the root. */
  readonly id: string
  readonly name: string
  /** Undefined for the root. */
  readonly parent?: string
  readonly policies: readonly string[]
  readonly tags: Tags
  readonly createdAt: number
}

/** The organization itself; the one of its kind, named `organization`. */
export interface Organization {
  /** `o-…` */
  readonly id: string
  /** `r-…` */
  readonly rootId: string
  readonly managementAccount: string
  readonly createdAt: number
  /** Types of policies that bind, like `SERVICE_CONTROL_POLICY`. */
  readonly policyTypes: readonly string[]
  /** Service principals that may work in its accounts, with since when. */
  readonly serviceAccess: Readonly<Record<string, number>>
  /** IAM's features over the roots of members: `RootCredentialsManagement`, `RootSessions`. */
  readonly rootFeatures: readonly string[]
}

/** A policy of the organization's, by id. */
export interface OrganizationPolicy {
  /** `p-…` */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly type: string
  readonly text: string
  readonly tags: Tags
}

/** The kinds of entities, each with its shape. A service adds its own. */
export interface Entities {
  user: User
  group: Group
  role: Role
  policy: ManagedPolicy
  instanceProfile: InstanceProfile
  roleDeletion: RoleDeletion
  mfaDevice: MfaDevice
  root: AccountRoot
  passwordPolicy: AccountPasswordPolicy
  accountAlias: AccountAlias
  organization: Organization
  account: Account
  accountCreation: AccountCreation
  organizationalUnit: OrganizationalUnit
  organizationPolicy: OrganizationPolicy
  oidcProvider: OidcProvider
  samlProvider: SamlProvider
  serverCertificate: ServerCertificate
  credentialReport: CredentialReport
  accessReport: AccessReport
  appliedQuotas: AppliedQuotas
  quotaPolicy: QuotaPolicy
  quotaRequest: QuotaRequest
  quotaTags: QuotaTags
  quotaTemplate: QuotaTemplate
  trail: Trail
}

/** The name of a kind of entity. */
export type Kind = keyof Entities
