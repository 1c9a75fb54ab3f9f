/** What the ways of a fleet would launch, each as a call of RunInstances. */
import type { LaunchWish } from '../../compute/instances/launch.ts'
import type { FleetSource } from '../../compute/instances/template-entities.ts'
import { Refused } from '../../compute/refused.ts'
import { AwsError } from '../../wire/errors.ts'
import type { Ec2Context } from '../operation.ts'
import type { FleetInput, FleetOverrides, FleetPlan, FleetWay } from './fleet-requests.ts'
import type { LaunchInput } from './launch-parameters.ts'
import { launchResources } from './launch-resources.ts'
import { type TemplateData, templateNamed, templateVersion } from './launch-templates.ts'
import { launchWish } from './launching.ts'

/** Why a way launches nothing. */
export interface Failure {
  readonly code: string
  readonly message: string
}

/** A way, with what it would launch. */
export interface FleetAttempt {
  readonly source: FleetSource
  /** What an instance is worth of the target. */
  readonly weight: number
  readonly wish: LaunchWish | Failure
}

/**
 * All ways of a plan. What is wrong with one is its failure. Throws what is wrong with all:
 * InvalidLaunchTemplateId.NotFound, InvalidLaunchTemplateName.NotFoundException, ….
 */
export async function fleetAttempts(
  context: Ec2Context<FleetInput>,
  { ways, target }: FleetPlan,
): Promise<FleetAttempt[]> {
  const attempts: FleetAttempt[] = []
  for (const way of ways) {
    const { records } = context
    const template = await templateNamed(records, way.template)
    const version = await templateVersion(records, template, way.template.Version)
    const { launchTemplateId: LaunchTemplateId } = template
    const Version = String(version.version)
    const weight = way.overrides.WeightedCapacity ?? 1
    const asked = launchInput(way, version.data as TemplateData)
    const input = {
      ...asked,
      LaunchTemplate: { LaunchTemplateId, Version },
      TagSpecifications: launchTags(context.input),
      MinCount: 1,
      MaxCount: Math.ceil(target / weight),
    } as LaunchInput
    const LaunchTemplateSpecification = { LaunchTemplateId, Version }
    const source = { LaunchTemplateSpecification, Overrides: { ...way.overrides } }
    attempts.push({ source, weight, wish: await wishOf({ ...context, input }) })
  }
  return attempts
}

/** Whoever makes a fleet launches its instances. */
async function wishOf(context: Ec2Context<LaunchInput>): Promise<LaunchWish | Failure> {
  try {
    for (const resource of await launchResources(context)) {
      context.authorize('ec2:RunInstances', resource)
    }
    return await launchWish(context, 'CreateFleet')
  } catch (error) {
    return failureOf(error)
  }
}

/** What one way is refused for; anything else is thrown on. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof AwsError || error instanceof Refused)) throw error
  return { code: error.code, message: error.message }
}

/** Tags of the fleet itself are not its instances'. */
function launchTags({ TagSpecifications: all = [] }: FleetInput): FleetInput['TagSpecifications'] {
  return all.filter(({ ResourceType: type }) => type !== 'fleet')
}

/** The overrides, in the words of RunInstances. */
function launchInput({ template, overrides }: FleetWay, data: TemplateData) {
  const { InstanceType, ImageId, KeyName, BlockDeviceMappings } = overrides
  const { IamInstanceProfile, MetadataOptions } = overrides
  const { LaunchTemplateSpecificationUserData: UserData } = template
  const same = { InstanceType, ImageId, KeyName, BlockDeviceMappings, UserData }
  const rest = { IamInstanceProfile, MetadataOptions }
  return { ...same, ...rest, ...subnetOf(overrides, data), ...placementOf(overrides, data) }
}

/** A subnet is that of the template's interface, if the template has one. */
function subnetOf({ SubnetId }: FleetOverrides, { NetworkInterfaces: cards }: TemplateData) {
  if (!SubnetId) return {}
  const [first, ...more] = cards ?? []
  if (first === undefined) return { SubnetId }
  return { NetworkInterfaces: [{ ...first, SubnetId }, ...more] }
}

function placementOf(overrides: FleetOverrides, { Placement: before }: TemplateData) {
  const { Placement, AvailabilityZone, AvailabilityZoneId } = overrides
  if (!Placement && !AvailabilityZone && !AvailabilityZoneId) return {}
  const { AvailabilityZone: zone, AvailabilityZoneId: id, ...others } = before ?? {}
  const isMoved = !!(AvailabilityZone || AvailabilityZoneId)
  return {
    Placement: {
      ...(isMoved ? others : { ...others, AvailabilityZone: zone, AvailabilityZoneId: id }),
      ...Placement,
      ...(AvailabilityZone && { AvailabilityZone }),
      ...(AvailabilityZoneId && { AvailabilityZoneId }),
    },
  }
}
