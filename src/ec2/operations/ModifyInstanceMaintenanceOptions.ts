import { parseChoice } from '../choices.ts'
import { changeInstance, theInstance } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'

/**
 * Says what is to be done with an instance when its host fails or must be looked after.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMaintenanceOptions.html
 */
export const ModifyInstanceMaintenanceOptions = operation('ModifyInstanceMaintenanceOptions', {
  resource: theInstance,

  async handle({ input, change }) {
    const values = ['default', 'disabled'] as const
    const autoRecovery = parseChoice(input.AutoRecovery, { name: 'AutoRecovery', values })
    const rebootMigration = parseChoice(input.RebootMigration, { name: 'RebootMigration', values })
    const changed = await change((records) =>
      changeInstance(records, input.InstanceId, (instance) => ({
        ...instance,
        ...(autoRecovery && { autoRecovery }),
        ...(rebootMigration && { rebootMigration }),
      })),
    )
    return {
      InstanceId: changed.instanceId,
      AutoRecovery: changed.autoRecovery,
      RebootMigration: changed.rebootMigration,
    }
  },
})
