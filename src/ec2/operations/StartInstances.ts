import { restart } from '../../compute/instances/restart.ts'
import { refusal } from '../errors.ts'
import { changesOutput, instancesNamed, theInstances } from '../instances/instance-changes.ts'
import { launchScene } from '../instances/launch-scene.ts'
import { operation } from '../operation.ts'

/**
 * Starts instances that are stopped, if there is room for them. All or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartInstances.html
 */
export const StartInstances = operation('StartInstances', {
  resource: theInstances,

  async handle(context) {
    const { input, account, host, changeShared } = context
    if (input.AdditionalInfo) {
      throw refusal('UnsupportedOperation', 'This server does not offer AdditionalInfo.')
    }
    const scene = await launchScene(context)
    const changes = await changeShared(async (records, shared) => {
      const instances = await instancesNamed(records, input.InstanceIds)
      return restart([records, shared], instances, scene)
    })
    host.changed(account)
    return { StartingInstances: changesOutput(changes) }
  },
})
