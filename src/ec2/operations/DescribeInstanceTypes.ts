import type { InstanceTypeInfo, NetworkInfo } from '@aws-sdk/client-ec2'
import type { InstanceType } from '../../compute/instances/instance-types.ts'
import { filtered } from '../filters.ts'
import {
  enaSupportOf,
  instanceTypeFilters,
  typesNamed,
  validProcessors,
} from '../instances/instance-types.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * What machines of each type have.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html
 */
export const DescribeInstanceTypes = operation('DescribeInstanceTypes', {
  resource: () => '*',

  async handle({ input }) {
    const { InstanceTypes: names = [], Filters } = input
    if (names.length > 0) requireNoPage(input, 'instanceTypes')
    const found = filtered(typesNamed(names), Filters, instanceTypeFilters)
    const { items, NextToken } = page(found, { MaxResults: 100, ...input }, ({ name }) => name)
    return { InstanceTypes: items.map(describe), NextToken }
  },
})

/** Names come from AWS's table, so the SDK's lists of them hold. */
function describe(type: InstanceType): InstanceTypeInfo {
  const { vcpus, cores } = type
  return {
    InstanceType: type.name as InstanceTypeInfo['InstanceType'],
    CurrentGeneration: type.currentGeneration,
    FreeTierEligible: false,
    SupportedUsageClasses: ['on-demand'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: false,
    Hypervisor: type.hypervisor,
    ProcessorInfo: {
      SupportedArchitectures: [type.architecture],
      SustainedClockSpeedInGhz: type.clock,
      Manufacturer: type.manufacturer,
    },
    VCpuInfo: {
      DefaultVCpus: vcpus,
      DefaultCores: cores,
      DefaultThreadsPerCore: vcpus / cores,
      ...validProcessors(type),
    },
    MemoryInfo: { SizeInMiB: type.memoryMiB },
    InstanceStorageSupported: false,
    EbsInfo: {
      EbsOptimizedSupport: 'unsupported',
      EncryptionSupport: 'unsupported',
      NvmeSupport: 'unsupported',
    },
    NetworkInfo: networkOf(type),
    PlacementGroupInfo: { SupportedStrategies: ['cluster'] },
    SupportedBootModes: ['legacy-bios'],
    HibernationSupported: false,
    BurstablePerformanceSupported: type.burstable,
    DedicatedHostsSupported: false,
    AutoRecoverySupported: false,
  }
}

/** One card, which is what a container has. */
function networkOf(type: InstanceType): NetworkInfo {
  const MaximumNetworkInterfaces = type.networkInterfaces
  return {
    MaximumNetworkInterfaces,
    MaximumNetworkCards: 1,
    DefaultNetworkCardIndex: 0,
    NetworkCards: [{ NetworkCardIndex: 0, MaximumNetworkInterfaces }],
    Ipv4AddressesPerInterface: type.addressesPerInterface,
    Ipv6AddressesPerInterface: 0,
    Ipv6Supported: false,
    EnaSupport: enaSupportOf(type),
    EfaSupported: false,
    EncryptionInTransitSupported: false,
  }
}
