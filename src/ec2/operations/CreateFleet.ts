import { generateUuid } from '../../accounts/generate.ts'
import type { Fleet } from '../../compute/instances/template-entities.ts'
import { makeOnce } from '../client-tokens.ts'
import { type FleetOutcome, launchFleet } from '../instances/fleet-launch.ts'
import { type FleetInput, parseFleet } from '../instances/fleet-requests.ts'
import { fleetAttempts } from '../instances/fleet-wishes.ts'
import { errorsOutput, launchesOutput } from '../instances/fleets.ts'
import { launchScene } from '../instances/launch-scene.ts'
import { templateResource } from '../instances/launch-templates.ts'
import { type Ec2Context, operation } from '../operation.ts'
import { existing, newResource } from '../resources.ts'
import { creationTagsByType } from '../tags.ts'

/** What a fleet's request can give tags to. */
const taggable = ['fleet', 'instance', 'volume', 'network-interface'] as const

/**
 * Launches what is asked for at once, by the first of several ways that there is room for. What
 * cannot be launched is told in `Errors`.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFleet.html
 */
export const CreateFleet = operation('CreateFleet', {
  resource: async (context) => {
    const specifications = (context.input.LaunchTemplateConfigs ?? []).flatMap(
      ({ LaunchTemplateSpecification: named }) => named ?? [],
    )
    const templates = specifications.map((input) => templateResource({ ...context, input }))
    return [newResource(context, 'fleet'), ...(await Promise.all(templates))]
  },
  creates: taggable,

  async handle(context) {
    const { input, account, host, changeShared, random, now } = context
    const plan = parseFleet(input)
    const { fleet: tags } = creationTagsByType(input.TagSpecifications, taggable)
    const fleetId = `fleet-${generateUuid(random)}`
    const attempts = await fleetAttempts(context, plan)
    const work = { plan, attempts, scene: await launchScene(context), fleetId }
    const fleet = await launchFleet(work, (launchAll) =>
      changeShared(async (records, shared) => {
        const request = { operation: 'CreateFleet', input, now }
        const id = await makeOnce(records, request, async () => {
          const outcome = await launchAll([records, shared])
          const made = { fleetId, tags, totalTargetCapacity: plan.target }
          records.put('fleet', fleetId, { ...newFleet(context, outcome), ...made })
          return fleetId
        })
        return existing(records, 'fleet', id)
      }),
    )
    host.changed(account)
    const Instances = launchesOutput(fleet)
    return { FleetId: fleet.fleetId, Instances, Errors: errorsOutput(fleet) }
  },
})

function newFleet(
  { input, now }: Ec2Context<FleetInput>,
  { launches, errors, fulfilled }: FleetOutcome,
): Omit<Fleet, 'fleetId' | 'tags' | 'totalTargetCapacity'> {
  const { ClientToken: clientToken, LaunchTemplateConfigs: configs = [] } = input
  return {
    createdAt: now,
    ...(clientToken && { clientToken }),
    fulfilledCapacity: fulfilled,
    configs: configs.map((config) => ({ ...config })),
    onDemandOptions: { ...input.OnDemandOptions },
    launches: launches.map(({ source, instances }) => ({
      source,
      instanceType: instances[0]?.instanceType ?? '',
      instanceIds: instances.map(({ instanceId }) => instanceId),
    })),
    errors,
  }
}
