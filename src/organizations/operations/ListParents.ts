import { idPatterns } from '../../accounts/organization-ids.ts'
import { refusal } from '../errors.ts'
import { parseId } from '../inputs.ts'
import { operation } from '../operation.ts'
import { findTarget, targetResource } from '../targets.ts'

/**
 * What a unit or an account stands in: one parent, as everything has but the root.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html
 */
export const ListParents = operation('ListParents', {
  callers: 'delegated',
  resource: (context) => targetResource(context, context.input.ChildId),

  async handle({ input, records }) {
    const childId = parseId(input.ChildId, ['unit', 'account'])
    const child = await findTarget(records, childId)
    const parent = child?.entity.parent
    if (parent === undefined) throw refusal('ChildNotFoundException')
    const Type = idPatterns.root.test(parent) ? ('ROOT' as const) : ('ORGANIZATIONAL_UNIT' as const)
    return { Parents: [{ Id: parent, Type }] }
  },
})
