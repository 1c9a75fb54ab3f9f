import { generateUniqueId } from '../../accounts/generate.ts'
import { limits } from '../../limits.ts'
import { AwsError } from '../../wire/errors.ts'
import { policyArn } from '../arns.ts'
import { parseLength } from '../bounds.ts'
import { limitExceeded } from '../errors.ts'
import { parseName, parsePath } from '../names.ts'
import { operation } from '../operation.ts'
import { listedPolicyOutput, parseManagedText, unused } from '../policies.ts'
import { exactCase, parseTags, tagsOutput } from '../tags.ts'

/**
 * Makes a managed policy with its first version.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export const CreatePolicy = operation('CreatePolicy', {
  permission: 'iam:CreatePolicy',
  resource: ({ account, input }) => policyArn(account, input.Path ?? '/', input.PolicyName ?? ''),

  async handle({ input, account, change, now, random }) {
    const policyName = parseName('policyName', input.PolicyName, limits.policyNameMax)
    const path = parsePath(input.Path)
    const description = parseDescription(input.Description)
    const tags = parseTags(input.Tags, exactCase)
    const text = parseManagedText(input.PolicyDocument)
    const policy = await change(async (records) => {
      if (await records.get('policy', policyName)) throw alreadyExists(policyName)
      const policies = await records.all('policy')
      if (policies.length >= limits.policiesPerAccount) {
        throw limitExceeded('PoliciesPerAccount', limits.policiesPerAccount)
      }
      const made = {
        policyName,
        policyId: generateUniqueId('ANPA', random),
        path,
        ...(description !== undefined && { description }),
        createdAt: now,
        updatedAt: now,
        defaultVersion: 'v1',
        lastVersion: 1,
        versions: [{ id: 'v1', text, createdAt: now }],
        tags,
      }
      records.put('policy', policyName, made)
      return made
    })
    const found = { ...policy, arn: policyArn(account, path, policyName) }
    const Tags = input.Tags === undefined ? undefined : tagsOutput(tags)
    return { Policy: { ...listedPolicyOutput(found, unused), Tags } }
  },
})

function parseDescription(text: string | undefined): string | undefined {
  return text === undefined
    ? undefined
    : parseLength('description', text, [0, limits.policyDescriptionMax])
}

function alreadyExists(name: string): AwsError {
  const message = `A policy called ${name} already exists. Duplicate names are not allowed.`
  return new AwsError('EntityAlreadyExists', { status: 409, message })
}
