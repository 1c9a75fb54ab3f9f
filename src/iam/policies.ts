/**
 * Managed policies: the account's own, and AWS's, which everybody may attach and nobody change.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
 */
import type { ManagedPolicy } from '../accounts/entities.ts'
import { awsManagedPolicies } from '../accounts/managed-policies.ts'
import type { EntityReader } from '../accounts/store.ts'
import type { CallContext, Resource } from '../auth/call.ts'
import { limits } from '../limits.ts'
import { AwsError } from '../wire/errors.ts'
import { policyArn } from './arns.ts'
import { parseLength } from './bounds.ts'
import { invalidInput, limitExceeded, validationError } from './errors.ts'
import { isName } from './names.ts'
import { documentOutput, parsePolicyText, policyChars } from './policy-document.ts'
import { tagsOutput } from './tags.ts'

/** A managed policy, whosever it is. */
export interface FoundPolicy extends ManagedPolicy {
  readonly arn: string
}

/** One version of a policy. */
export type PolicyVersion = ManagedPolicy['versions'][number]

const shape = /^arn:aws[\w-]*:iam::(?:\d{12}|aws):policy\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]+$/

/** The ARN of a managed policy. Throws ValidationError for no ARN, InvalidInput for another's. */
export function parsePolicyArn(text: string | undefined): string {
  const arn = parseLength('policyArn', text, [limits.arnMin, limits.arnMax])
  if (shape.test(arn)) return arn
  if (arn.split(':').length < 6 || !arn.startsWith('arn:')) {
    throw validationError('Invalid ARN:  Could not be parsed!')
  }
  throw invalidInput(`ARN ${arn} is not valid.`)
}

/** The name at the end of a policy's ARN. */
export function policyNameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

/** The path in a policy's ARN, from its first to its last slash. */
export function policyPathOf(arn: string): string {
  return arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1)
}

/** The day from which AWS's policies are here: that of the oldest of them at AWS. */
const awsPoliciesSince = Date.UTC(2015, 1, 6, 18, 39, 46)

/** The text of a managed policy. Throws MalformedPolicyDocument, LimitExceeded. */
export function parseManagedText(document: string | undefined): string {
  const { text } = parsePolicyText('policyDocument', document, 'identity')
  if (policyChars(text) <= limits.managedPolicyChars) return text
  throw limitExceeded('PolicySize', limits.managedPolicyChars)
}

/** All of AWS's own. */
export const awsPolicies: readonly FoundPolicy[] = [...awsManagedPolicies.values()].map(
  ({ arn, name, path, policyId, description, text }) => ({
    arn,
    policyName: name,
    policyId,
    path,
    description,
    createdAt: awsPoliciesSince,
    updatedAt: awsPoliciesSince,
    defaultVersion: 'v1',
    lastVersion: 1,
    versions: [{ id: 'v1', text, createdAt: awsPoliciesSince }],
    tags: {},
  }),
)

const awsPoliciesByArn = new Map(awsPolicies.map((policy) => [policy.arn, policy]))

/** The policy of an ARN, which must say its path rightly; undefined if there is none. */
export async function findPolicy(
  records: EntityReader,
  account: string,
  arn: string,
): Promise<FoundPolicy | undefined> {
  const aws = awsPoliciesByArn.get(arn)
  if (aws !== undefined) return aws
  const name = policyNameOf(arn)
  const policy = isName(name) ? await records.get('policy', name) : undefined
  if (policy === undefined || ownArn(account, policy) !== arn) return undefined
  return { ...policy, arn }
}

/** The ARN of a policy of an account's. */
export function ownArn(account: string, { path, policyName }: ManagedPolicy): string {
  return policyArn(account, path, policyName)
}

/** The policy that an input names. Throws InvalidInput, NoSuchEntity. */
export async function existingPolicy(
  records: EntityReader,
  account: string,
  text: string | undefined,
): Promise<FoundPolicy> {
  const arn = parsePolicyArn(text)
  const policy = await findPolicy(records, account, arn)
  if (policy === undefined) throw policyNotFound(arn)
  return policy
}

/** 404, for operations of the policy itself. */
export function policyNotFound(arn: string): AwsError {
  return new AwsError('NoSuchEntity', { status: 404, message: `Policy ${arn} was not found.` })
}

/** 404, for operations that attach it, or concern its versions. */
export function policyNotAttachable(what: string): AwsError {
  const message = `Policy ${what} does not exist or is not attachable.`
  return new AwsError('NoSuchEntity', { status: 404, message })
}

type PolicyContext = CallContext<{ readonly PolicyArn?: string | undefined }>

/** The policy that an input names, with its tags, for authorization. */
export async function policyResource(context: PolicyContext): Promise<Resource> {
  const { PolicyArn: arn = '' } = context.input
  const policy = await findPolicy(context.entities, context.account, arn)
  return policy === undefined ? { arn } : { arn, tags: policy.tags }
}

/** `policyResource` for what changes the policy: AWS's own belong to no account of ours. */
export async function changedPolicyResource(context: PolicyContext): Promise<Resource> {
  const resource = await policyResource(context)
  return awsPoliciesByArn.has(resource.arn) ? { ...resource, account: 'aws' } : resource
}

/** How often policies are attached, and set as boundaries, by ARN. */
export interface PolicyUsage {
  readonly attached: ReadonlyMap<string, number>
  readonly boundaries: ReadonlyMap<string, number>
}

/** Counts over all users, groups and roles of an account. */
export async function policyUsage(records: EntityReader): Promise<PolicyUsage> {
  const attached = new Map<string, number>()
  const boundaries = new Map<string, number>()
  const count = (counts: Map<string, number>, arn: string) =>
    counts.set(arn, (counts.get(arn) ?? 0) + 1)
  for (const kind of ['user', 'group', 'role'] as const) {
    for (const holder of await records.all(kind)) {
      for (const arn of holder.attached) count(attached, arn)
      if ('boundary' in holder && holder.boundary) count(boundaries, holder.boundary)
    }
  }
  return { attached, boundaries }
}

/** No policy used at all: what a policy just made is counted by. */
export const unused: PolicyUsage = { attached: new Map(), boundaries: new Map() }

/** A policy as lists show it: without description and tags. */
export function listedPolicyOutput(policy: FoundPolicy, usage: PolicyUsage) {
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: usage.attached.get(policy.arn) ?? 0,
    PermissionsBoundaryUsageCount: usage.boundaries.get(policy.arn) ?? 0,
    IsAttachable: true,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.updatedAt),
  }
}

/** A policy as GetPolicy shows it. */
export function policyOutput(policy: FoundPolicy, usage: PolicyUsage) {
  const { description: Description, tags } = policy
  return { ...listedPolicyOutput(policy, usage), Description, Tags: tagsOutput(tags) }
}

/** A version as lists show it. */
export function versionOutput({ defaultVersion }: ManagedPolicy, { id, createdAt }: PolicyVersion) {
  return {
    VersionId: id,
    IsDefaultVersion: id === defaultVersion,
    CreateDate: new Date(createdAt),
  }
}

/** A version with its text. */
export function versionDetails(policy: ManagedPolicy, version: PolicyVersion) {
  return { Document: documentOutput(version.text), ...versionOutput(policy, version) }
}
