/**
 * Session policies: what a session is limited to, whatever its role or user may.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
import { awsManagedPolicies } from '../accounts/managed-policies.ts'
import type { EntityReader } from '../accounts/store.ts'
import { MalformedPolicy } from '../auth/policy/malformed.ts'
import { parsePolicy } from '../auth/policy/parse.ts'
import { malformedPolicyDocument, validationError } from './errors.ts'

/** The members of an input that limit a session. */
export interface LimitingInput {
  readonly Policy?: string | undefined
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined
}

/** What a session keeps of them. */
export interface SessionPolicies {
  /** Texts: what was given, and the account's own managed policies as they are now. */
  readonly policies: readonly string[]
  /** Of AWS's managed policies. */
  readonly policyArns: readonly string[]
}

/** Reads session policies. Throws MalformedPolicyDocument, ValidationError. */
export async function parseSessionPolicies(
  { Policy: text, PolicyArns: arns = [] }: LimitingInput,
  records: EntityReader,
  account: string,
): Promise<SessionPolicies> {
  if (text !== undefined) checkPolicy(text)
  const policies = text === undefined ? [] : [text]
  const policyArns: string[] = []
  for (const { arn = '' } of arns) {
    if (awsManagedPolicies.has(arn)) policyArns.push(arn)
    else policies.push(await ownPolicy(arn, records, account))
  }
  return { policies, policyArns }
}

function checkPolicy(text: string): void {
  try {
    parsePolicy(text, 'session')
  } catch (error) {
    if (error instanceof MalformedPolicy) throw malformedPolicyDocument(error.message)
    throw error
  }
}

async function ownPolicy(arn: string, records: EntityReader, account: string): Promise<string> {
  const policy = await records.get('policy', arn.slice(arn.lastIndexOf('/') + 1))
  const version = policy?.versions.find(({ id }) => id === policy.defaultVersion)
  const found = policy && `arn:aws:iam::${account}:policy${policy.path}${policy.policyName}`
  if (version !== undefined && found === arn) return version.text
  throw validationError(`The managed policy ${arn} does not exist or cannot limit a session.`)
}
