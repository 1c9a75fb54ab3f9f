/** Instance types, as EC2 shows and filters them. */
import { instanceTypes } from '../compute/instance-types.js';
import { refusal } from './errors.js';
/** Those of these names, or all. Throws InvalidInstanceType. */
export function typesNamed(names = []) {
    const all = instanceTypes();
    if (names.length === 0)
        return [...all.values()];
    const missing = names.filter((name) => !all.has(name));
    if (missing.length > 0) {
        const list = `[${missing.join(', ')}]`;
        const message = `The following supplied instance types do not exist: ${list}`;
        throw refusal('InvalidInstanceType', message);
    }
    return [...new Set(names)].flatMap((name) => all.get(name) ?? []);
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html */
export const instanceTypeFilters = {
    'auto-recovery-supported': () => false,
    'bare-metal': () => false,
    'burstable-performance-supported': ({ burstable }) => burstable,
    'current-generation': ({ currentGeneration }) => currentGeneration,
    'dedicated-hosts-supported': () => false,
    'free-tier-eligible': () => false,
    'hibernation-supported': () => false,
    hypervisor: ({ hypervisor }) => hypervisor,
    'instance-storage-supported': () => false,
    'instance-type': ({ name }) => name,
    'memory-info.size-in-mib': ({ memoryMiB }) => memoryMiB,
    'network-info.ipv4-addresses-per-interface': (type) => type.addressesPerInterface,
    'network-info.ipv6-supported': () => false,
    'network-info.maximum-network-interfaces': (type) => type.networkInterfaces,
    'processor-info.supported-architecture': ({ architecture }) => architecture,
    'processor-info.sustained-clock-speed-in-ghz': ({ clock }) => clock,
    'supported-root-device-type': () => 'ebs',
    'supported-usage-class': () => 'on-demand',
    'supported-virtualization-type': () => 'hvm',
    'vcpu-info.default-cores': ({ cores }) => cores,
    'vcpu-info.default-threads-per-core': ({ vcpus, cores }) => vcpus / cores,
    'vcpu-info.default-vcpus': ({ vcpus }) => vcpus,
};
