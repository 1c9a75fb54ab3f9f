import { readParts } from '../../compute/instance-parts.ts'
import { launch } from '../../compute/launch.ts'
import { passedProfile } from '../instance-profiles.ts'
import { reservationsOutput } from '../instances.ts'
import { parseLaunch } from '../launch-parameters.ts'
import { launchResources } from '../launch-resources.ts'
import { launchScene } from '../launch-scene.ts'
import { withTemplate } from '../launch-template.ts'
import { operation } from '../operation.ts'

/**
 * Launches instances: all that are asked for, or as many as there is room for, or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const RunInstances = operation('RunInstances', {
  resource: launchResources,
  creates: ['instance', 'volume', 'network-interface'],

  async handle(context) {
    const { account, region, host, changeShared } = context
    const { input, launchTemplate } = await withTemplate(context)
    const profile = await passedProfile(context, input.IamInstanceProfile)
    const wish = parseLaunch(input, { region, profile, launchTemplate })
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
