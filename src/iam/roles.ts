/** Roles, as IAM's operations find, check and show them. */
import type { Role } from '../accounts/entities.ts'
import { type Directory, type Pins, pinPrincipals, shownText } from '../auth/pinned-principals.ts'
import { limits } from '../limits.ts'
import { roleArn } from './arns.ts'
import { boundaryOutput } from './boundary.ts'
import { parseCount, parseLength, parsePattern } from './bounds.ts'
import { limitExceeded } from './errors.ts'
import {
  documentOutput,
  malformedDocument,
  parsePolicyText,
  policyChars,
} from './policy-document.ts'
import { tagsOutput } from './tags.ts'

/** Where roles are kept, and whom their trust policies may name. */
export interface RoleDirectory {
  /** Twelve digits: whose the roles are. */
  readonly account: string
  readonly accounts: Directory
}

/** A trust policy that may be stored, with the ids of whom it names. */
export interface Trust {
  readonly trustPolicy: string
  readonly trusted: Pins
}

/**
 * Reads a trust policy; `member` as AWS's message has it. Throws MalformedPolicyDocument, also for
 * principals that do not exist, and LimitExceeded.
 */
export async function parseTrust(
  { account, accounts }: RoleDirectory,
  member: string,
  text: string | undefined,
): Promise<Trust> {
  const { text: trustPolicy, document } = parsePolicyText(member, text, 'trust')
  if (policyChars(trustPolicy) > limits.trustPolicyChars) {
    throw limitExceeded('ACLSizePerRole', limits.trustPolicyChars)
  }
  const trusted = await pinPrincipals(document, accounts, account).catch((error: unknown) => {
    throw malformedDocument(error)
  })
  return { trustPolicy, trusted }
}

/** A role's description; undefined if none is given. Throws ValidationError. */
export function parseRoleDescription(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const description = parseLength('description', text, [0, limits.roleDescriptionMax])
  return parsePattern('description', description, /^[\t\n\r\x20-\x7e\xa1-\xff]*$/)
}

/** How long sessions of a role may be; undefined if it is not given. Throws ValidationError. */
export function parseSessionSeconds(value: number | undefined): number | undefined {
  const { roleSessionSecondsMin, roleSessionSecondsMax } = limits
  return parseCount('maxSessionDuration', value, [roleSessionSecondsMin, roleSessionSecondsMax])
}

/** A role as those that only refer to it show it, and CreateRole. */
export async function roleOutput({ account, accounts }: RoleDirectory, role: Role) {
  const { path, roleName, roleId, createdAt, trustPolicy, trusted } = role
  return {
    Path: path,
    RoleName: roleName,
    RoleId: roleId,
    Arn: roleArn(account, path, roleName),
    CreateDate: new Date(createdAt),
    AssumeRolePolicyDocument: documentOutput(await shownText(trustPolicy, trusted, accounts)),
  }
}

/** A role as ListRoles shows it. */
export async function listedRoleOutput(directory: RoleDirectory, role: Role) {
  return {
    ...(await roleOutput(directory, role)),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
  }
}

/** What else GetRole shows. */
export function roleDetails({ boundary, tags }: Role) {
  return {
    PermissionsBoundary: boundaryOutput(boundary),
    Tags: Object.keys(tags).length === 0 ? undefined : tagsOutput(tags),
  }
}
