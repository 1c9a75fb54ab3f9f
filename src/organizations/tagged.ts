/** What has tags: accounts, units, the root, and policies that are not AWS's own. */
import type { Tags } from '../accounts/entities.ts'
import { idPatterns } from '../accounts/organization-ids.ts'
import type { EntityChange, EntityReader } from '../accounts/store.ts'
import type { Resource } from '../auth/call.ts'
import { refusal } from './errors.ts'
import { parseId } from './inputs.ts'
import type { OrganizationContext } from './operation.ts'
import { changeablePolicy, policyResource } from './policies.ts'
import { findTarget, putTarget, targetResource } from './targets.ts'

/** Something with tags, and how it is written down with others. */
export interface Tagged {
  readonly tags: Tags
  put(records: EntityChange, tags: Tags): void
}

/** Throws InvalidInputException, TargetNotFoundException, PolicyNotFoundException. */
export async function existingTagged(
  records: EntityReader,
  resourceId: string | undefined,
): Promise<Tagged> {
  const id = parseId(resourceId, ['account', 'unit', 'root', 'policy'])
  if (idPatterns.policy.test(id)) {
    const policy = await changeablePolicy(records, id)
    return {
      tags: policy.tags,
      put: (change, tags) => change.put('organizationPolicy', id, { ...policy, tags }),
    }
  }
  const target = await findTarget(records, id)
  if (target === undefined) throw refusal('TargetNotFoundException')
  return {
    tags: target.entity.tags,
    put: (change, tags) => putTarget(change, target, { tags }),
  }
}

/** What a permission about tags is for. */
export async function taggedResource(
  context: OrganizationContext<{ readonly ResourceId: string | undefined }>,
): Promise<Resource> {
  const id = context.input.ResourceId ?? ''
  if (!idPatterns.policy.test(id)) return targetResource(context, id)
  return policyResource({ ...context, input: { PolicyId: id } })
}
