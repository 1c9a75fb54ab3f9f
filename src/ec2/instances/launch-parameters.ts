/**
 * What RunInstances takes, checked without a look at records.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
import { createHash } from 'node:crypto'
import { type InstanceType, instanceTypes } from '../../compute/instances/instance-types.ts'
import type { InstanceSettings, LaunchWish } from '../../compute/instances/launch.ts'
import type { Instance, ProfileAssociation } from '../../compute/instances/machine-entities.ts'
import { limits } from '../../limits.ts'
import { parseChoice, parseNumber } from '../choices.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import type { Input } from '../operation.ts'
import { unknownId } from '../resources.ts'
import { creationTagsByType } from '../tags.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'
import { parseCpuOptions, parseCredits } from './instance-processors.ts'
import { parseDevices } from './launch-devices.ts'
import { parseNetworks } from './launch-network.ts'
import { noParameters } from './launch-templates.ts'
import { parseMetadataOptions } from './metadata-options.ts'
import { parseUserData } from './user-data.ts'

/** RunInstances' input, launch templates included. */
export type LaunchInput = Input<'RunInstances'>

const unsupported: Unsupported<LaunchInput> = [
  ['IPv6', ({ Ipv6AddressCount: count, Ipv6Addresses }) => !!count || hasAny(Ipv6Addresses)],
  ['IPv6', ({ EnablePrimaryIpv6 }) => EnablePrimaryIpv6],
  ['kernels and RAM disks of their own', ({ KernelId, RamdiskId }) => !!(KernelId || RamdiskId)],
  ['elastic GPUs', ({ ElasticGpuSpecification: list }) => hasAny(list)],
  ['inference accelerators', ({ ElasticInferenceAccelerators: list }) => hasAny(list)],
  ['Spot Instances', ({ InstanceMarketOptions }) => InstanceMarketOptions !== undefined],
  ['licence configurations', ({ LicenseSpecifications: list }) => hasAny(list)],
  ['hibernation', ({ HibernationOptions }) => HibernationOptions?.Configured],
  ['enclaves', ({ EnclaveOptions }) => EnclaveOptions?.Enabled],
  ['capacity reservations', ({ CapacityReservationSpecification: given }) => isReserved(given)],
  [
    'bandwidth weighting',
    ({ NetworkPerformanceOptions: given }) =>
      (given?.BandwidthWeighting ?? 'default') !== 'default',
  ],
  ['service-managed instances', ({ Operator }) => Operator !== undefined],
  ['secondary interfaces', ({ SecondaryInterfaces }) => hasAny(SecondaryInterfaces)],
  ['AdditionalInfo', ({ AdditionalInfo }) => !!AdditionalInfo],
  ['dedicated hosts', ({ Placement: at }) => !!(at?.HostId || at?.HostResourceGroupArn)],
  ['host affinity', ({ Placement }) => (Placement?.Affinity ?? 'default') !== 'default'],
  ['partitions', ({ Placement }) => Placement?.PartitionNumber !== undefined],
  ['spread domains', ({ Placement }) => !!Placement?.SpreadDomain],
  ['dedicated tenancy', ({ Placement }) => (Placement?.Tenancy ?? 'default') !== 'default'],
  ['AMD SEV-SNP', ({ CpuOptions }) => CpuOptions?.AmdSevSnp === 'enabled'],
  ['nested virtualization', ({ CpuOptions }) => CpuOptions?.NestedVirtualization === 'enabled'],
]

function isReserved(given: LaunchInput['CapacityReservationSpecification']): boolean {
  const preference = given?.CapacityReservationPreference
  return (
    hasAny(Object.keys(given?.CapacityReservationTarget ?? {})) ||
    preference === 'capacity-reservations-only'
  )
}

/** At AWS it is m1.small, which is of another time and not offered here. */
const usualType = 't3.micro'

/** What a launch says that is looked up elsewhere. */
export interface LookedUp {
  readonly region: string
  readonly profile: ProfileAssociation | undefined
  readonly launchTemplate: Instance['launchTemplate'] | undefined
  /** The input without what its template says: by it a token is known again. */
  readonly asked: LaunchInput
}

/**
 * What an input wants to be launched. Throws MissingParameter, InvalidParameterValue,
 * InvalidParameterCombination, UnsupportedOperation, InvalidUserData.Malformed, ….
 */
export function parseLaunch(input: LaunchInput, found: LookedUp): LaunchWish {
  requireSupported(input, unsupported)
  const { ImageId: imageId } = input
  if (!imageId) throw missingParameter('ImageId')
  if (imageId.startsWith('resolve:ssm:')) throw refusal('UnsupportedOperation', noParameters)
  if (!/^ami-[0-9a-f]{8}(?:[0-9a-f]{9})?$/.test(imageId)) throw unknownId('image', imageId)
  const type = parseType(input.InstanceType ?? usualType)
  const types = ['instance', 'volume', 'network-interface'] as const
  const tags = creationTagsByType(input.TagSpecifications, types)
  return {
    imageId,
    type,
    count: parseCount(input),
    ...parseNetworks(input, { type, region: found.region }),
    devices: parseDevices(input.BlockDeviceMappings),
    metadataOptions: parseMetadataOptions(input.MetadataOptions ?? {}),
    privateNames: parseNames(input),
    settings: parseSettings(input, { ...found, type }),
    tags: {
      instance: tags.instance,
      volume: tags.volume,
      networkInterface: tags['network-interface'],
    },
  }
}

/** A type that is offered. Throws InvalidParameterValue. */
export function parseType(name: string): InstanceType {
  const found = instanceTypes().get(name)
  if (found !== undefined) return found
  throw invalidParameterValue(`Invalid value '${name}' for InstanceType.`)
}

function parseCount({ MinCount: min, MaxCount: max }: LaunchInput) {
  if (min === undefined) throw missingParameter('MinCount')
  if (max === undefined) throw missingParameter('MaxCount')
  const most = limits.instancesPerLaunch
  parseNumber(min, { name: 'minCount', min: 1, max: most })
  parseNumber(max, { name: 'maxCount', min: 1, max: most })
  if (min <= max) return { min, max }
  const message = `Value (${min}) for parameter minCount is invalid.`
  throw invalidParameterValue(`${message} The maximum count ${max} is lower.`)
}

function parseNames({ PrivateDnsNameOptions: names = {} }: LaunchInput) {
  if (names.EnableResourceNameDnsAAAARecord) {
    throw refusal('UnsupportedOperation', 'This server does not offer IPv6.')
  }
  const hostnameType = parseChoice(names.HostnameType, {
    name: 'HostnameType',
    values: ['ip-name', 'resource-name'],
  })
  const { EnableResourceNameDnsARecord: resourceNameARecord } = names
  return {
    ...(hostnameType && { hostnameType }),
    ...(resourceNameARecord !== undefined && { resourceNameARecord }),
  }
}

function parseSettings(
  input: LaunchInput,
  { type, profile, launchTemplate, asked }: LookedUp & { readonly type: InstanceType },
): InstanceSettings {
  const { KeyName, ClientToken, UserData, Placement } = input
  const preference = input.CapacityReservationSpecification?.CapacityReservationPreference
  const cpuOptions = parseCpuOptions(input.CpuOptions, type)
  const shutdown = {
    name: 'instanceInitiatedShutdownBehavior',
    values: ['stop', 'terminate'],
  } as const
  const recovery = { name: 'autoRecovery', values: ['default', 'disabled'] } as const
  return {
    ...(KeyName && { keyName: KeyName }),
    ...(ClientToken && { ...tokenOf(ClientToken), launchDigest: digestOf(asked) }),
    ...(UserData && { userData: parseUserData(UserData) }),
    ...(cpuOptions && { cpuOptions }),
    ...(profile && { profile }),
    ...(launchTemplate && { launchTemplate }),
    ...(Placement?.GroupName && { placementGroup: Placement.GroupName }),
    ...(preference === 'none' && { capacityPreference: preference }),
    monitoring: input.Monitoring?.Enabled ?? false,
    disableApiTermination: input.DisableApiTermination ?? false,
    disableApiStop: input.DisableApiStop ?? false,
    shutdownBehavior: parseChoice(input.InstanceInitiatedShutdownBehavior, shutdown) ?? 'stop',
    ebsOptimized: input.EbsOptimized ?? false,
    cpuCredits: parseCredits(input.CreditSpecification?.CpuCredits, type),
    autoRecovery: parseChoice(input.MaintenanceOptions?.AutoRecovery, recovery) ?? 'default',
  }
}

function tokenOf(clientToken: string) {
  if (clientToken.length <= limits.clientTokenMax) return { clientToken }
  const message = `Value (${clientToken}) for parameter clientToken is invalid.`
  throw invalidParameterValue(`${message} It may have ${limits.clientTokenMax} characters.`)
}

/** The same for the same parameters, in whatever order they were sent. */
function digestOf({ ClientToken: _token, DryRun: _dry, ...asked }: LaunchInput): string {
  const inOrder = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return createHash('sha256').update(JSON.stringify(asked, inOrder)).digest('hex')
}
