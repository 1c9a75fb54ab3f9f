/**
 * Fleets, as EC2 shows and ends them.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instant-fleet.html
 */
import type {
  FleetData,
  FleetStateCode,
  LaunchTemplateAndOverridesResponse,
  _InstanceType as TypeName,
} from '@aws-sdk/client-ec2'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { Fleet, FleetSource } from '../../compute/instances/template-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { tagsOutput } from '../tags.ts'

/** A fleet as filters see it. */
export interface SeenFleet extends Fleet {
  readonly state: FleetStateCode
}

/** The instances of a fleet that are not terminated. */
export async function livingOf(records: ComputeReader, fleet: Fleet): Promise<Instance[]> {
  const ids = fleet.launches.flatMap(({ instanceIds }) => instanceIds)
  const found = await Promise.all(ids.map((id) => records.get('instance', id)))
  return found.flatMap((each) => (each && each.state !== 'terminated' ? each : []))
}

/** A fleet with the state that follows from its instances. */
export async function seenFleet(records: ComputeReader, fleet: Fleet): Promise<SeenFleet> {
  if (fleet.deletedAt === undefined) return { ...fleet, state: 'active' }
  const living = await livingOf(records, fleet)
  return { ...fleet, state: living.length > 0 ? 'deleted_terminating' : 'deleted' }
}

/** `fulfilled`, or `error` if less was launched than asked for. */
export function activityOf(fleet: Fleet): 'error' | 'fulfilled' {
  return fleet.fulfilledCapacity >= fleet.totalTargetCapacity ? 'fulfilled' : 'error'
}

function sourceOutput(source: FleetSource): LaunchTemplateAndOverridesResponse {
  return source
}

/** What was launched, as answers show it. */
export function launchesOutput({ launches }: Fleet) {
  return launches.map(({ source, instanceType, instanceIds }) => ({
    LaunchTemplateAndOverrides: sourceOutput(source),
    Lifecycle: 'on-demand' as const,
    InstanceIds: [...instanceIds],
    InstanceType: instanceType as TypeName,
  }))
}

/** What was not launched, and why, as answers show it. */
export function errorsOutput({ errors }: Fleet) {
  return errors.map(({ source, code, message }) => ({
    LaunchTemplateAndOverrides: sourceOutput(source),
    Lifecycle: 'on-demand' as const,
    ErrorCode: code,
    ErrorMessage: message,
  }))
}

/** What EC2 answers for `lowest-price`, which it takes in either spelling. */
const lowestPrice = 'lowestPrice' as 'lowest-price'

/** A fleet, as answers show it. */
export function fleetOutput(fleet: SeenFleet): FleetData {
  const { totalTargetCapacity: total, fulfilledCapacity: fulfilled } = fleet
  return {
    FleetId: fleet.fleetId,
    FleetState: fleet.state,
    ActivityStatus: activityOf(fleet),
    CreateTime: new Date(fleet.createdAt),
    ClientToken: fleet.clientToken,
    Type: 'instant',
    FulfilledCapacity: fulfilled,
    FulfilledOnDemandCapacity: fulfilled,
    TargetCapacitySpecification: {
      TotalTargetCapacity: total,
      OnDemandTargetCapacity: total,
      SpotTargetCapacity: 0,
      DefaultTargetCapacityType: 'on-demand',
    },
    LaunchTemplateConfigs: [...fleet.configs],
    OnDemandOptions: { AllocationStrategy: lowestPrice, ...fleet.onDemandOptions },
    ReplaceUnhealthyInstances: false,
    TerminateInstancesWithExpiration: false,
    Instances: launchesOutput(fleet),
    Errors: errorsOutput(fleet),
    Tags: tagsOutput(fleet.tags),
  }
}
