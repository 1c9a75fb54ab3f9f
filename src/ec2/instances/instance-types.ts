/** Instance types, as EC2 shows and filters them. */
import { type InstanceType, instanceTypes } from '../../compute/instances/instance-types.ts'
import { refusal } from '../errors.ts'
import type { FilterTable } from '../filters.ts'

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

/** How many cores, and how many threads of each, `CpuOptions` may ask for. */
export function validProcessors({ vcpus, cores }: InstanceType) {
  const threads = vcpus / cores
  return {
    ValidCores: Array.from({ length: cores }, (_, index) => index + 1),
    ValidThreadsPerCore: threads === 1 ? [1] : [1, threads],
  }
}

/** AWS's later types cannot do without the enhanced adapter. */
export function enaSupportOf({ hypervisor }: InstanceType): 'required' | 'unsupported' {
  return hypervisor === 'nitro' ? 'required' : 'unsupported'
}

const unknown = () => undefined
const unsupported = () => 'unsupported'

/** Of devices that no machine has here, and of speeds that nobody promises. */
const ofHardware: FilterTable<InstanceType> = {
  'ebs-info.attachment-limit-type': unknown,
  'ebs-info.ebs-optimized-info.baseline-bandwidth-in-mbps': unknown,
  'ebs-info.ebs-optimized-info.baseline-iops': unknown,
  'ebs-info.ebs-optimized-info.baseline-throughput-in-mbps': unknown,
  'ebs-info.ebs-optimized-info.maximum-bandwidth-in-mbps': unknown,
  'ebs-info.ebs-optimized-info.maximum-iops': unknown,
  'ebs-info.ebs-optimized-info.maximum-throughput-in-mbps': unknown,
  'ebs-info.ebs-optimized-support': unsupported,
  'ebs-info.encryption-support': unsupported,
  'ebs-info.maximum-ebs-attachments': unknown,
  'ebs-info.nvme-support': unsupported,
  'instance-storage-info.disk.count': unknown,
  'instance-storage-info.disk.size-in-gb': unknown,
  'instance-storage-info.disk.type': unknown,
  'instance-storage-info.encryption-support': unsupported,
  'instance-storage-info.nvme-support': unsupported,
  'instance-storage-info.total-size-in-gb': unknown,
  'network-info.bandwidth-weightings': unknown,
  'network-info.efa-info.maximum-efa-interfaces': unknown,
  'network-info.efa-supported': () => false,
  'network-info.encryption-in-transit-supported': () => false,
  'network-info.flexible-ena-queues-support': unsupported,
  'network-info.network-performance': unknown,
  'nitro-enclaves-support': unsupported,
  'nitro-tpm-info.supported-versions': unknown,
  'nitro-tpm-support': unsupported,
  'processor-info.supported-features': unknown,
  'reboot-migration-support': unsupported,
  'supported-boot-mode': () => 'legacy-bios',
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html */
export const instanceTypeFilters: FilterTable<InstanceType> = {
  ...ofHardware,
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
  'network-info.ena-support': enaSupportOf,
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
  'vcpu-info.valid-cores': (type) => validProcessors(type).ValidCores,
  'vcpu-info.valid-threads-per-core': (type) => validProcessors(type).ValidThreadsPerCore,
}
