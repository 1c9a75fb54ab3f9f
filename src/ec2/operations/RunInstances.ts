import { readParts } from '../../compute/instances/instance-parts.ts'
import { launch } from '../../compute/instances/launch.ts'
import { reservationsOutput } from '../instances/instances.ts'
import { launchResources } from '../instances/launch-resources.ts'
import { launchScene } from '../instances/launch-scene.ts'
import { launchWish } from '../instances/launching.ts'
import { operation } from '../operation.ts'

/**
 * Launches instances: all that are asked for, or as many as there is room for, or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const RunInstances = operation('RunInstances', {
  resource: launchResources,
  creates: ['instance', 'volume', 'network-interface'],

  async handle(context) {
    const { account, host, changeShared } = context
    const wish = await launchWish(context, 'RunInstances')
    const scene = await launchScene(context)
    const launched = await changeShared(async (records, shared) => ({
      instances: await launch([records, shared], wish, scene),
      parts: await readParts(records),
    }))
    host.changed(account)
    const [reservation] = reservationsOutput(launched.instances, launched.parts, context)
    return { ...reservation }
  },
})
