/** What AWS calls the faults of policies: IAM, STS and Organizations in one way (trust policies
 * in their own where they are no JSON), S3 in another. */
import type { PolicyKind } from './document.ts'

/** The texts for one kind of policy. */
export interface PolicyWords {
  readonly json: string
  readonly syntax: string
  readonly legacy: string
  readonly unknownElement: (name: string) => string
  readonly missing: (name: string) => string
  readonly action: (words: string) => string
  readonly resource: (words: string) => string
  readonly principal: (type: string, value: string) => string
}

const syntax = 'Syntax errors in policy.'

const iam: PolicyWords = {
  json: syntax,
  syntax,
  legacy: 'The policy failed legacy parsing',
  unknownElement: () => syntax,
  missing: (name) => missingInIam[name] ?? syntax,
  action: (words) => words,
  resource: (words) => words,
  principal: (type, value) => `Invalid principal in policy: "${type}":"${value}"`,
}

const trust: PolicyWords = { ...iam, json: 'This policy contains invalid Json' }

const missingInIam: Readonly<Record<string, string>> = {
  Action: 'Policy statement must contain actions.',
  Resource: 'Policy statement must contain resources.',
  Principal: 'Missing required field Principal',
}

const s3: PolicyWords = {
  json: "Policies must be valid JSON and the first byte must be '{'",
  syntax: 'Invalid policy syntax.',
  legacy: 'Invalid policy syntax.',
  unknownElement: (name) => `Unknown field ${name}`,
  missing: (name) => `Missing required field ${name}`,
  action: () => 'Policy has invalid action',
  resource: () => 'Policy has invalid resource',
  principal: () => 'Invalid principal in policy',
}

/** The texts for a kind of policy. */
export function wordsFor(kind: PolicyKind): PolicyWords {
  if (kind === 'resource') return s3
  return kind === 'trust' ? trust : iam
}
