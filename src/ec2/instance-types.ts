/** Instance types, as EC2 shows and filters them. */
import { type InstanceType, instanceTypes } from '../compute/instance-types.ts'
import { refusal } from './errors.ts'
import type { FilterTable } from './filters.ts'

/** Those of these names, or all. Throws InvalidInstanceType. */
export function typesNamed(names: readonly string[] = []): readonly InstanceType[] {
  const all = instanceTypes()
  if (names.length === 0) return [...all.values()]
  const missing = names.filter((name) => !all.has(name))
  if (missing.length > 0) {
    const list = `[${missing.join(', ')}]`
    const message = `The following supplied instance types do not exist: ${list}`
    throw refusal('InvalidInstanceType', message)
  }
  return [...new Set(names)].flatMap((name) => all.get(name) ?? [])
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html */
export const instanceTypeFilters: FilterTable<InstanceType> = {
  'auto-recovery-supported': () => false,
  'bare-metal': () => false,
  'burstable-performance-supported': ({ burstable }) => burstable,
  'current-generation': ({ currentGeneration }) => currentGeneration,
  'dedicated-hosts-supported': () => false,
  'ebs-info.ebs-optimized-support': () => 'unsupported',
  'ebs-info.encryption-support': () => 'unsupported',
  'ebs-info.nvme-support': () => 'unsupported',
  'free-tier-eligible': () => false,
  'hibernation-supported': () => false,
  hypervisor: ({ hypervisor }) => hypervisor,
  'instance-storage-supported': () => false,
  'instance-type': ({ name }) => name,
  'memory-info.size-in-mib': ({ memoryMiB }) => memoryMiB,
  'network-info.efa-supported': () => false,
  'network-info.ena-support': ({ hypervisor }) =>
    hypervisor === 'nitro' ? 'required' : 'unsupported',
  'network-info.encryption-in-transit-supported': () => false,
  'network-info.ipv4-addresses-per-interface': (type) => type.addressesPerInterface,
  'network-info.ipv6-addresses-per-interface': () => 0,
  'network-info.ipv6-supported': () => false,
  'network-info.maximum-network-cards': () => 1,
  'network-info.maximum-network-interfaces': (type) => type.networkInterfaces,
  'processor-info.supported-architecture': ({ architecture }) => architecture,
  'processor-info.sustained-clock-speed-in-ghz': ({ clock }) => clock,
  'supported-root-device-type': () => 'ebs',
  'supported-usage-class': () => 'on-demand',
  'supported-virtualization-type': () => 'hvm',
  'vcpu-info.default-cores': ({ cores }) => cores,
  'vcpu-info.default-threads-per-core': ({ vcpus, cores }) => vcpus / cores,
  'vcpu-info.default-vcpus': ({ vcpus }) => vcpus,
  'vcpu-info.valid-cores': ({ cores }) => Array.from({ length: cores }, (_, index) => index + 1),
  'vcpu-info.valid-threads-per-core': ({ vcpus, cores }) => [1, vcpus / cores],
}
