/**
 * The services there are, and which of them policies let somebody use.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import type { NamedPolicy } from '../accounts/entities.ts'
import { compileStored } from '../auth/policies.ts'
import type { CompiledPolicy } from '../auth/policy/compile.ts'
import type { PatternElement } from '../auth/policy/document.ts'
import { limits } from '../limits.ts'
import { parseLength, parsePattern } from './bounds.ts'

/** What AWS calls its services, by what policies and signatures call them. */
export const serviceNames: ReadonlyMap<string, string> = new Map([
  ['cloudtrail', 'AWS CloudTrail'],
  ['ec2', 'Amazon EC2'],
  ['iam', 'AWS Identity and Access Management'],
  ['organizations', 'AWS Organizations'],
  ['s3', 'Amazon S3'],
  ['servicequotas', 'Service Quotas'],
  ['sts', 'AWS Security Token Service'],
])

/** A service's name in policies, like `s3`. Throws ValidationError. */
export function parseNamespace(text: string | undefined): string {
  const namespace = parseLength('serviceNamespace', text, [1, limits.serviceNamespaceMax])
  return parsePattern('serviceNamespace', namespace, /^[\w-]*$/)
}

/** Whether a stored policy allows something of a service, be it under conditions. */
export function grantsService(
  policy: NamedPolicy,
  namespace: string,
  kind: 'identity' | 'scp' = 'identity',
): boolean {
  return allowsOf(compileStored(kind, policy), namespace)
}

function allowsOf({ document }: CompiledPolicy, namespace: string): boolean {
  return document.statements.some(
    ({ effect, action }) => effect === 'Allow' && concernsService(action, namespace),
  )
}

/** Whether actions are of a service; those that are not named are, unless all of it is. */
function concernsService({ not, patterns }: PatternElement, namespace: string): boolean {
  if (not) return !patterns.some((pattern) => isAll(pattern, namespace))
  return patterns.some((pattern) => isAll(pattern, namespace) || isOf(pattern, namespace))
}

function isAll(pattern: string, namespace: string): boolean {
  return /^\*+(:\*+)?$/.test(pattern) || pattern.toLowerCase() === `${namespace}:*`
}

function isOf(pattern: string, namespace: string): boolean {
  return pattern.toLowerCase().startsWith(`${namespace}:`)
}
