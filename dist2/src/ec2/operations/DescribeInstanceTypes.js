import { filtered } from '../filters.js';
import { instanceTypeFilters, typesNamed } from '../instance-types.js';
import { operation } from '../operation.js';
import { page, requireNoPage } from '../pages.js';
/**
 * What machines of each type have.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html
 */
export const DescribeInstanceTypes = operation('DescribeInstanceTypes', {
    resource: () => '*',
    async handle({ input }) {
        const { InstanceTypes: names = [], Filters } = input;
        if (names.length > 0)
            requireNoPage(input, 'instanceTypes');
        const found = filtered(typesNamed(names), Filters, instanceTypeFilters);
        const { items, NextToken } = page(found, { MaxResults: 100, ...input }, ({ name }) => name);
        return { InstanceTypes: items.map(describe), NextToken };
    },
});
/** Names come from AWS's table, so the SDK's lists of them hold. */
function describe(type) {
    const { vcpus, cores } = type;
    return {
        InstanceType: type.name,
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
        },
        MemoryInfo: { SizeInMiB: type.memoryMiB },
        InstanceStorageSupported: false,
        NetworkInfo: {
            MaximumNetworkInterfaces: type.networkInterfaces,
            Ipv4AddressesPerInterface: type.addressesPerInterface,
            Ipv6Supported: false,
        },
        HibernationSupported: false,
        BurstablePerformanceSupported: type.burstable,
        DedicatedHostsSupported: false,
        AutoRecoverySupported: false,
    };
}
