/**
 * What CreateFleet takes, checked without a look at records.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFleet.html
 */
import { limits } from '../../limits.ts'
import { parseChoice, parseNumber } from '../choices.ts'
import { invalidParameterCombination, invalidParameterValue, missingParameter } from '../errors.ts'
import type { Input } from '../operation.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'

/** CreateFleet's input. */
export type FleetInput = Input<'CreateFleet'>
type Config = NonNullable<FleetInput['LaunchTemplateConfigs']>[number]

/** What is launched in a template's place. */
export type FleetOverrides = NonNullable<Config['Overrides']>[number]

/** One way to launch instances of a fleet. */
export interface FleetWay {
  readonly template: NonNullable<Config['LaunchTemplateSpecification']>
  readonly overrides: FleetOverrides
}

/** What a fleet is to be. */
export interface FleetPlan {
  /** In the order in which they are tried. */
  readonly ways: readonly FleetWay[]
  /** In units; an instance is worth as many as its way's weight says, one if it says nothing. */
  readonly target: number
  /** With less nothing is launched. */
  readonly least: number
  readonly isOneType: boolean
  readonly isOneZone: boolean
}

const unsupported: Unsupported<FleetInput> = [
  ['fleets but those of type instant', ({ Type }) => (Type ?? 'maintain') !== 'instant'],
  ['Spot Instances', ({ TargetCapacitySpecification: given }) => wantsSpot(given)],
  [
    'capacity blocks and reserved capacity',
    ({ TargetCapacitySpecification: given, ReservedCapacityOptions }) =>
      ReservedCapacityOptions !== undefined ||
      (given?.DefaultTargetCapacityType ?? 'on-demand') !== 'on-demand',
  ],
  [
    'capacity in other units than units',
    ({ TargetCapacitySpecification: given }) =>
      (given?.TargetCapacityUnitType ?? 'units') !== 'units',
  ],
  [
    'capacity reservations',
    ({ OnDemandOptions }) => OnDemandOptions?.CapacityReservationOptions !== undefined,
  ],
  ['prices', ({ OnDemandOptions }) => !!OnDemandOptions?.MaxTotalPrice],
  ['fleets that are valid for a time', ({ ValidFrom, ValidUntil }) => !!(ValidFrom || ValidUntil)],
  ['the replacement of instances', ({ ReplaceUnhealthyInstances: asked }) => asked],
  ['contexts of fleets', ({ Context }) => !!Context],
]

function wantsSpot(given: FleetInput['TargetCapacitySpecification']): boolean {
  const { TotalTargetCapacity: total = 0, OnDemandTargetCapacity: onDemand } = given ?? {}
  if ((given?.SpotTargetCapacity ?? 0) > 0) return true
  return given?.DefaultTargetCapacityType === 'spot' && (onDemand ?? 0) < total
}

const unsupportedOverrides: Unsupported<FleetOverrides> = [
  ['instance types by requirements', ({ InstanceRequirements: given }) => given !== undefined],
  ['prices', ({ MaxPrice }) => !!MaxPrice],
]

/**
 * The plan of a fleet. Throws MissingParameter, InvalidParameterValue, InvalidParameterCombination,
 * UnsupportedOperation.
 */
export function parseFleet(input: FleetInput): FleetPlan {
  requireSupported(input, unsupported)
  const target = parseTarget(input)
  const { OnDemandOptions: options = {} } = input
  const strategy = parseChoice(options.AllocationStrategy, {
    name: 'OnDemandOptions.AllocationStrategy',
    values: ['lowest-price', 'lowestPrice', 'prioritized'],
  })
  const { MinTargetCapacity: least = 0 } = options
  parseNumber(least, { name: 'OnDemandOptions.MinTargetCapacity', min: 0, max: target })
  const ways = parseWays(input)
  return {
    ways: strategy === 'prioritized' ? byPriority(ways) : ways,
    target,
    least,
    isOneType: options.SingleInstanceType ?? false,
    isOneZone: options.SingleAvailabilityZone ?? false,
  }
}

function parseTarget({ TargetCapacitySpecification: given }: FleetInput): number {
  if (given === undefined) throw missingParameter('TargetCapacitySpecification')
  const { TotalTargetCapacity: total, OnDemandTargetCapacity: onDemand } = given
  if (total === undefined) throw missingParameter('TotalTargetCapacity')
  parseNumber(total, { name: 'TotalTargetCapacity', min: 1, max: limits.fleetCapacityMax })
  if (onDemand === undefined || onDemand === total) return total
  if (onDemand === 0 && given.SpotTargetCapacity === undefined) return total
  const message = 'The on-demand and Spot target capacities must add up to the total one.'
  throw invalidParameterValue(message)
}

function parseWays({ LaunchTemplateConfigs: configs = [] }: FleetInput): FleetWay[] {
  if (!hasAny(configs)) throw missingParameter('LaunchTemplateConfigs')
  const ways = configs.flatMap(({ LaunchTemplateSpecification: template, Overrides = [] }) => {
    if (template === undefined) throw missingParameter('LaunchTemplateSpecification')
    return (Overrides.length > 0 ? Overrides : [{}]).map((given) => ({
      template,
      overrides: given,
    }))
  })
  for (const { overrides } of ways) checkOverrides(overrides)
  const most = limits.fleetOverridesMax
  if (ways.length <= most) return ways
  throw invalidParameterValue(`A fleet has at most ${most} launch template overrides.`)
}

function checkOverrides(given: FleetOverrides): void {
  requireSupported(given, unsupportedOverrides)
  const { SubnetId, AvailabilityZone, AvailabilityZoneId, WeightedCapacity: weight } = given
  if (SubnetId && (AvailabilityZone || AvailabilityZoneId)) {
    const message = 'SubnetId and AvailabilityZone cannot be specified in one override.'
    throw invalidParameterCombination(message)
  }
  if (weight === undefined || (weight > 0 && weight <= limits.fleetCapacityMax)) return
  throw invalidParameterValue(`Value (${weight}) for parameter WeightedCapacity is invalid.`)
}

/** The lowest number first; what has none comes last. This server has no prices to go by. */
function byPriority(ways: readonly FleetWay[]): FleetWay[] {
  const priority = ({ overrides }: FleetWay) => overrides.Priority ?? Number.MAX_VALUE
  return [...ways].sort((a, b) => priority(a) - priority(b))
}
