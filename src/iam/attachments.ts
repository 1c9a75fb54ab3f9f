/**
 * Managed policies attached to users, groups and roles.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html
 */
import type { EntityChange, EntityReader } from '../accounts/store.ts'
import type { CallContext } from '../auth/call.ts'
import { limits } from '../limits.ts'
import { AwsError } from '../wire/errors.ts'
import { parsePathPrefix } from './bounds.ts'
import { limitExceeded } from './errors.ts'
import { type PageRequest, page } from './pages.ts'
import {
  findPolicy,
  parsePolicyArn,
  policyNameOf,
  policyNotAttachable,
  policyNotFound,
  policyPathOf,
} from './policies.ts'
import { changePolicies, existingHolder, type HolderName } from './policy-holders.ts'

interface AttachInput {
  readonly PolicyArn?: string | undefined
}

/** What condition keys may ask of a policy that is attached or detached. */
export function attachConditions({ PolicyArn }: AttachInput) {
  return { 'iam:PolicyARN': PolicyArn }
}

const quotas = { user: 'PoliciesPerUser', group: 'PoliciesPerGroup', role: 'PoliciesPerRole' }

/**
 * Attaches a policy; one that is attached already stays so. Throws InvalidInput, NoSuchEntity,
 * PolicyNotAttachable, LimitExceeded, UnmodifiableEntity.
 */
export async function attachPolicy(
  { account, change, input }: Pick<CallContext<AttachInput>, 'account' | 'change' | 'input'>,
  named: HolderName,
): Promise<void> {
  const arn = parsePolicyArn(input.PolicyArn)
  await change(async (records) => {
    await existingHolder(records, named)
    const policy = await findPolicy(records, account, arn)
    if (policy === undefined) throw policyNotAttachable(arn)
    if (policy.path.startsWith('/aws-service-role/')) throw serviceRolePolicy()
    await changePolicies(records, named, ({ attached }) => {
      if (attached.includes(policy.arn)) return {}
      if (attached.length >= limits.attachedPoliciesMax) {
        throw limitExceeded(quotas[named.kind], limits.attachedPoliciesMax)
      }
      return { attached: [...attached, policy.arn] }
    })
  })
}

/** Detaches a policy; throws NoSuchEntity if it is not attached. */
export function detachPolicy(
  records: EntityChange,
  named: HolderName,
  { PolicyArn }: AttachInput,
): Promise<void> {
  const arn = parsePolicyArn(PolicyArn)
  return changePolicies(records, named, ({ attached }) => {
    if (!attached.includes(arn)) throw policyNotFound(arn)
    return { attached: attached.filter((one) => one !== arn) }
  })
}

/** A page of the policies attached to one. */
export async function attachedPage(
  records: EntityReader,
  named: HolderName,
  input: PageRequest & { readonly PathPrefix?: string | undefined },
) {
  const prefix = parsePathPrefix(input.PathPrefix)
  const { attached } = await existingHolder(records, named)
  const found = attached.filter((arn) => policyPathOf(arn).startsWith(prefix))
  const { items, paging } = page(attachedOutput(found), input, ({ PolicyName, PolicyArn }) =>
    [PolicyName, PolicyArn].join(' '),
  )
  return { AttachedPolicies: items, ...paging }
}

/** Attached policies, as lists name them. */
export function attachedOutput(attached: readonly string[]) {
  return attached.map((arn) => ({ PolicyName: policyNameOf(arn), PolicyArn: arn }))
}

function serviceRolePolicy(): AwsError {
  return new AwsError('PolicyNotAttachable', {
    status: 400,
    message: 'Cannot attach a Service Role Policy to a Customer Role.',
  })
}
