import { limits } from '../../limits.ts'
import { parseLength } from '../bounds.ts'
import { noSuchEntity } from '../errors.ts'
import { operation } from '../operation.ts'
import { holderResource } from '../policy-holders.ts'

/**
 * What became of the deletion of a service-linked role: it is done when it is answered.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html
 */
export const GetServiceLinkedRoleDeletionStatus = operation('GetServiceLinkedRoleDeletionStatus', {
  permission: 'iam:GetServiceLinkedRoleDeletionStatus',
  resource: (context) => {
    const { DeletionTaskId: task = '' } = context.input
    return holderResource(context, { kind: 'role', name: task.split('/').at(-2) })
  },

  async handle({ input, entities }) {
    const task = parseLength('deletionTaskId', input.DeletionTaskId, [1, limits.deletionTaskIdMax])
    const isOurs = /^task\/[\w/.+=,@-]+$/.test(task)
    const deletion = isOurs ? await entities.get('roleDeletion', task) : undefined
    if (deletion === undefined) throw noSuchEntity(`The deletion task ${task}`)
    return { Status: 'SUCCEEDED' as const }
  },
})
